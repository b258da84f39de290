import { LedgerError } from '#shared/errors.ts';
import { chinaDate } from '#shared/model/china-time.ts';
import { leavingOf } from '#shared/model/leaving.ts';
import { rowName } from '#shared/model/row-name.ts';
import type { AnyRow } from '#shared/model/table.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { recipientOf } from '../enrolling/subordinate.ts';
import type { DocumentFile } from '../envelope/open.ts';
import type { SealedFile } from '../envelope/seal.ts';
import { requireSubordinates } from '../receiving/require-subordinates.ts';
import { checkUnit, trustFromBelow } from '../receiving/trust.ts';
import { type OpenedSlip, openSlip, sealSlip } from './slip.ts';
import { countsOf } from './transfer-out.ts';

export interface PassedTransfer extends SealedFile {
  readonly id: string;
  readonly from: { readonly code: string; readonly name: string };
  readonly to: { readonly code: string; readonly name: string };
  readonly label: string;
  readonly counts: Readonly<Record<string, number>>;
  /** It was passed on before: this is the same slip, sealed again. */
  readonly again: boolean;
}

/**
 * Checks a township's 转接单 and passes it on: the same rows, signed by this desk and encrypted to the receiving unit.
 * Throws LEDGER-LEVEL for a township, the codes of opening and of trust, TRANSFER-UNIT, ROSTER-RECIPIENT, TRANSFER-CONFLICT for another content under the same transfer.
 */
export async function passTransfer(bookkeeping: Bookkeeping, file: DocumentFile): Promise<PassedTransfer> {
  requireSubordinates(bookkeeping, '转交转接单');
  const { registers, clock } = bookkeeping;
  const slip = await openFromBelow(bookkeeping, file);
  const { transfer, content } = slip;
  const { id, from, subject } = transfer;
  const before = () => {
    const known = registers.get('transfer', id)?.body;
    if (known && known.sha256 !== content) throw new LedgerError('TRANSFER-CONFLICT');
    return known;
  };
  before();
  const { unit: to, recipient } = recipientOf(bookkeeping, transfer.to.code);
  const sealed = await sealSlip(bookkeeping, { ...transfer, to }, [recipient]);
  const known = before();
  const label = rowName(
    subject.table,
    transfer.rows.get(subject.table)?.find((row) => row.id === subject.id),
  );
  const counts = countsOf(transfer.rows);
  const units = { from: { code: from.code, name: from.name }, to: { code: to.code, name: to.name } };
  if (!known)
    bookkeeping.atomically(() => {
      const body = {
        table: subject.table,
        row: subject.id,
        label,
        at: clock.now(),
        name: sealed.name,
        sha256: content,
        counts,
        taken: null,
      };
      registers.put('transfer', id, { direction: 'passed', ...units, ...body }, file.bytes);
      bookkeeping.note(`转交“${label}”的转接单：${from.name}到${to.name}`.slice(0, 200));
    });
  return { name: sealed.name, bytes: sealed.bytes, id, ...units, label, counts, again: known !== undefined };
}

function openFromBelow(bookkeeping: Bookkeeping, file: DocumentFile): Promise<OpenedSlip> {
  return openSlip(bookkeeping, file, (signature, manifest) => {
    const { 'lx:unit': signedFor, 'lx:from': from, 'lx:to': to } = manifest;
    checkUnit(bookkeeping, trustFromBelow(bookkeeping, signature), signedFor);
    if (from.code !== signedFor.code) throw new LedgerError('DOC-UNIT', { certificate: signedFor.code, manifest: from.code });
    if (to.code === from.code) throw new LedgerError('TRANSFER-SELF', { unit: from.name });
  });
}

/** The slips that wait for a unit, sealed to its present key: those passed on whose subject it has not reported yet. For its next 底册. */
export async function slipsFor(bookkeeping: Bookkeeping, unit: string): Promise<{ readonly id: string; readonly bytes: Uint8Array }[]> {
  const { registers } = bookkeeping;
  const { recipient } = recipientOf(bookkeeping, unit);
  const waiting = registers.list('transfer').filter(({ body }) => body.direction === 'passed' && body.to.code === unit);
  const slips: { id: string; bytes: Uint8Array }[] = [];
  for (const { id, body } of waiting) {
    const blob = registers.get('transfer', id)?.blob;
    if (!blob || hasArrived(bookkeeping, body)) continue;
    // trusted when it came: a certificate revoked since does not take back what was passed on
    const { transfer } = await openSlip(bookkeeping, { name: body.name, bytes: new Uint8Array(blob) }, () => undefined);
    const { bytes } = await sealSlip(bookkeeping, { ...transfer, to: { ...transfer.to, name: body.to.name } }, [recipient]);
    slips.push({ id, bytes });
  }
  return slips;
}

type Passed = {
  readonly table: 'organization' | 'member';
  readonly row: string;
  readonly from: { code: string };
  readonly to: { code: string };
  /** When it was passed on. */
  readonly at: string;
};

/**
 * Whether the receiving unit has reported what was transferred: by credit code or ID number, as the giving unit's row has it.
 * A row that left there before it was passed on is of an earlier stay; one that left later had arrived.
 */
export function hasArrived({ ledger }: Bookkeeping, { table, row, to, at }: Passed): boolean {
  const key = table === 'organization' ? 'credit_code' : 'id_number';
  const number = ledger.row(table, row)?.[key];
  return (
    typeof number === 'string' && ledger.rows(table, to.code).some((one) => one[key] === number && stayedUntil(table, one) > chinaDate(at))
  );
}

/** The day a row left, which is after every day while it stays; before every day where it left on an unknown one. */
function stayedUntil(table: Passed['table'], row: AnyRow): string {
  if (leavingOf(table)?.isGone(row) !== true) return '9999-12-31';
  return typeof row.left_on === 'string' ? row.left_on : '';
}
