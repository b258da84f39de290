import type { Staged } from '#shared/contract/intake.ts';
import { type TransferSubject, transferTables } from '#shared/documents/transfer-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import { rowName } from '#shared/model/row-name.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import type { Bookkeeping, Watch } from '../../bookkeeping/bookkeeping.ts';
import { stageGiven } from '../../intake/staging/given.ts';
import type { DocumentFile } from '../envelope/open.ts';
import type { TransferRows } from './going-along.ts';
import { isSameSlip } from './pass-transfer.ts';
import { type OpenedSlip, openSlip, type Transfer } from './slip.ts';
import { countsOf } from './transfer-out.ts';
import { isTakenBack } from './transfers.ts';
import { notHere, trustSlip } from './way.ts';

export interface StagedTransfer {
  readonly transfer: string;
  readonly from: { readonly code: string; readonly name: string };
  readonly table: TransferSubject;
  readonly label: string;
  readonly date: string;
  readonly counts: Readonly<Record<string, number>>;
  /** When it was taken in before: nothing is staged then. */
  readonly taken: string | null;
  readonly stage: Staged | null;
}

/**
 * Takes the superior's 转接单 into a stage: new rows with ids of this unit, links among them kept, all other links to be chosen here. Nothing is written before the
 * commit, which notes the giving unit's ids beside the new ones. A slip taken before is only told.
 * Throws the codes of opening and of trust, TRANSFER-UNIT for another unit's, TRANSFER-CONFLICT.
 */
export async function stageTransfer(bookkeeping: Bookkeeping, file: DocumentFile, watch?: Watch): Promise<StagedTransfer> {
  const { transfer, content } = await openFromAbove(bookkeeping, file);
  const { from, subject, date } = transfer;
  const { registers, clock } = bookkeeping;
  const label = rowName(
    subject.table,
    transfer.rows.get(subject.table)?.find((row) => row.id === subject.id),
  );
  const counts = countsOf(transfer.rows);
  const told = { transfer: transfer.id, from: { code: from.code, name: from.name }, table: subject.table, label, date, counts };
  const known = takenBefore(bookkeeping, transfer, content);
  if (known) return { ...told, taken: known.at, stage: null };
  const ids = new Map(transferTables.flatMap((table) => (transfer.rows.get(table) ?? []).map((row) => [row.id, clock.id()] as const)));
  const stage = stageGiven(
    bookkeeping,
    {
      name: file.name,
      origin: 'transfer',
      label: `从${from.name}转入“${label}”`,
      rows: rowsHere(bookkeeping, transfer, ids),
      first: 'given',
      stops: true,
      written: ({ ids: written, batch }) => {
        if (takenBefore(bookkeeping, transfer, content)) throw new LedgerError('STAGE-GONE');
        const to = { code: bookkeeping.ledger.identity.unit, name: bookkeeping.ledger.identity.name };
        const body = { from: told.from, to, table: subject.table, row: subject.id, label, at: clock.now(), name: file.name };
        registers.put(
          'transfer',
          transfer.id,
          { direction: 'in', ...body, sha256: content, date, counts, taken: takenIds(ids, written), batch },
          file.bytes,
        );
      },
    },
    watch,
  );
  return { ...told, taken: null, stage };
}

/** The giving unit's ids -> the ids here, of the rows that were written. */
const takenIds = (ids: ReadonlyMap<string, string>, written: ReadonlyMap<string, string>): Record<string, string> =>
  Object.fromEntries(
    [...ids].flatMap(([row, given]) => {
      const here = written.get(given);
      return here === undefined ? [] : [[row, here]];
    }),
  );

/** A slip that was taken in and whose rows were not taken back by an undo since. */
function takenBefore(bookkeeping: Bookkeeping, transfer: Transfer, content: string) {
  const { registers, ledger } = bookkeeping;
  const known = registers.get('transfer', transfer.id)?.body;
  if (known?.direction !== 'in') return undefined;
  if (!isSameSlip(known, content, transfer)) throw new LedgerError('TRANSFER-CONFLICT');
  const here = known.taken?.[known.row];
  return here !== undefined && ledger.row(known.table, here) && !isTakenBack(bookkeeping, known) ? known : undefined;
}

function openFromAbove(bookkeeping: Bookkeeping, file: DocumentFile): Promise<OpenedSlip> {
  return openSlip(bookkeeping, file, async (signature, manifest) => {
    await trustSlip(bookkeeping, signature, manifest);
    const { 'lx:from': from, 'lx:to': to } = manifest;
    if (to.code !== bookkeeping.ledger.identity.unit) throw notHere({ from, to }, '不能由本单位办理；请核对是否选错了文件。');
  });
}

/** The rows as they are to stand here: ids of this unit, nobody has left, links outside the slip taken off. */
function rowsHere(
  { ledger }: Bookkeeping,
  { rows }: Transfer,
  ids: ReadonlyMap<string, string>,
): ReadonlyMap<TableName, readonly AnyRow[]> {
  const { unit } = ledger.identity;
  const own = ledger.rows('unit').find((row) => row.code === unit)?.id ?? null;
  const here = (table: keyof typeof open, row: AnyRow): AnyRow => ({
    ...relinked(table, row, ids),
    ...(table === 'organization' ? { township: own } : {}),
    ...open[table],
    id: ids.get(row.id) ?? row.id,
    unit,
  });
  return new Map<TableName, readonly AnyRow[]>(entriesOf(rows).map(([table, list]) => [table, list.map((row) => here(table, row))]));
}

const entriesOf = (rows: TransferRows) => transferTables.flatMap((table) => [[table, rows.get(table) ?? []] as const]);

/** What is said of leaving, emptied. */
const open = {
  organization: { left_on: null, left_reason: null },
  party_organization: { ended_on: null },
  party_group: {},
  member: { left_reason: null, left_on: null, left_to: null },
  development: { ended_reason: null, ended_on: null },
} as const;

function relinked(table: TableName, row: AnyRow, ids: ReadonlyMap<string, string>): AnyRow {
  const values: Record<string, unknown> = {};
  for (const [key, { kind }] of Object.entries(tableOf(table).fields)) {
    const value = row[key] ?? null;
    if (kind === 'link') values[key] = typeof value === 'string' ? (ids.get(value) ?? null) : null;
    else if (kind === 'links') {
      const left = (Array.isArray(value) ? value : []).flatMap((one) => ids.get(String(one)) ?? []);
      values[key] = left.length > 0 ? left : null;
    } else values[key] = value;
  }
  return { ...values, id: row.id, unit: row.unit };
}
