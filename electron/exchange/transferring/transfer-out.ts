import { isDeepStrictEqual } from 'node:util';
import type { BatchReply } from '#shared/contract/bookkeeping.ts';
import { LedgerError } from '#shared/errors.ts';
import { rowName } from '#shared/model/row-name.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { deskUnit } from '../../keys/desk-keys.ts';
import type { SealedFile } from '../envelope/seal.ts';
import { goingAlong, leavingChanges, rowsToSend, type Subject, type TransferRows } from './going-along.ts';
import { sealSlip, unreadableIn } from './slip.ts';
import { nextDesk } from './way.ts';

export interface TransferOrder extends Subject {
  /** The unit that receives it. */
  readonly to: { readonly code: string; readonly name: string };
  /** The day of leaving; today where it is not said. */
  readonly on?: string | undefined;
}
export interface TransferPreview {
  readonly label: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** What would go along, with nothing written. Throws what transferOut throws before it writes. */
export function previewTransfer(bookkeeping: Bookkeeping, order: TransferOrder): TransferPreview {
  checkOrder(bookkeeping, order);
  const { table, id } = order;
  const rows = readable(bookkeeping, order);
  return { label: rowName(table, bookkeeping.ledger.row(table, id)), counts: countsOf(rows) };
}

/**
 * Writes the 转接单 of a person or an organization for the superior, and closes the rows here as transferred: one batch, which undo takes back.
 * Throws LEDGER-LEVEL above a township, ENROL-MISSING, SUPERIOR-REVOKED, TRANSFER-SELF, TRANSFER-UNIT, TRANSFER-ROW, EDIT-MISSING.
 */
export async function transferOut(
  bookkeeping: Bookkeeping,
  order: TransferOrder,
): Promise<SealedFile & TransferPreview & { id: string; reply: BatchReply }> {
  const { ledger, registers, clock } = bookkeeping;
  const recipients = checkOrder(bookkeeping, order);
  const { table, id, to, on = clock.today() } = order;
  const rows = readable(bookkeeping, order);
  const sent = rowsToSend(ledger, rows, on);
  const label = rowName(table, ledger.row(table, id));
  const transfer = clock.id();
  const from = deskUnit(bookkeeping);
  const sealed = await sealSlip(
    bookkeeping,
    {
      id: transfer,
      from,
      to: { ...to, level: 'township' },
      subject: { table, id },
      date: on,
      rows: sent,
    },
    recipients,
  );
  // the rows may have been changed while they were sealed: what is closed here must be what the slip says
  if (!isDeepStrictEqual(rowsToSend(ledger, readable(bookkeeping, order), on), sent)) return transferOut(bookkeeping, order);
  const counts = countsOf(rows);
  const reply = bookkeeping.atomically(() => {
    const written = bookkeeping.applyRead({
      origin: 'transfer',
      label: `把“${label}”转出到${to.name}`.slice(0, 200),
      seq: 0,
      changes: leavingChanges(rows, to.name, on),
    });
    const body = { from: { code: from.code, name: from.name }, to, table, row: id, label, at: clock.now(), name: sealed.name };
    registers.put('transfer', transfer, { direction: 'out', ...body, sha256: sealed.content, counts, taken: null }, sealed.bytes);
    return written;
  });
  return { name: sealed.name, bytes: sealed.bytes, id: transfer, label, counts, reply };
}

export const countsOf = (rows: TransferRows): Record<string, number> =>
  Object.fromEntries([...rows].flatMap(([table, list]) => (list.length > 0 ? [[table, list.length]] : [])));

/** What goes along, where the other desks can read all of it. */
function readable({ ledger }: Bookkeeping, order: TransferOrder): TransferRows {
  const rows = goingAlong(ledger, order);
  const fault = unreadableIn(rows);
  if (!fault) return rows;
  const reason = `一并转出的${fault.table}里，“${fault.field}”还没有填对`;
  throw new LedgerError('TRANSFER-ROW', { name: rowName(order.table, ledger.row(order.table, order.id)), reason });
}

/** The recipients of this desk's documents. */
function checkOrder(bookkeeping: Bookkeeping, { to }: TransferOrder): readonly string[] {
  const unit = deskUnit(bookkeeping);
  if (unit.level !== 'township') throw new LedgerError('LEDGER-LEVEL', { level: unit.level === 'city' ? '市' : '县', act: '转出' });
  if (to.code === unit.code) throw new LedgerError('TRANSFER-SELF', { unit: unit.name });
  return nextDesk(bookkeeping, { from: unit, to }).recipients;
}
