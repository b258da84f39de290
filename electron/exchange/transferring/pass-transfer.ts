import type { TransferSubject } from '#shared/documents/transfer-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import { chinaDate } from '#shared/model/china-time.ts';
import { leavingOf } from '#shared/model/leaving.ts';
import { rowName } from '#shared/model/row-name.ts';
import type { AnyRow } from '#shared/model/table.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import type { Entry } from '../../bookkeeping/registers.ts';
import { enrolledUnits, recipientOf } from '../enrolling/subordinate.ts';
import type { DocumentFile } from '../envelope/open.ts';
import type { SealedFile } from '../envelope/seal.ts';
import { requireSubordinates } from '../receiving/require-subordinates.ts';
import { openSlip, sealSlip, type Transfer } from './slip.ts';
import { countsOf } from './transfer-out.ts';
import { calledHere, nextDesk, trustSlip, wayDown } from './way.ts';

export interface PassedTransfer extends SealedFile {
  readonly id: string;
  readonly from: { readonly code: string; readonly name: string };
  readonly to: { readonly code: string; readonly name: string };
  /** Who gets this file: the receiving unit itself, or the desk on the way to it. */
  readonly next: { readonly code: string; readonly name: string };
  readonly label: string;
  readonly counts: Readonly<Record<string, number>>;
  /** It was passed on before: this is the same slip, sealed again. */
  readonly again: boolean;
}

/**
 * Checks a 转接单 from below or above and passes it on: the same rows, signed by this desk and encrypted to the next one on the way to the receiving unit.
 * Throws LEDGER-LEVEL for a township, the codes of opening, of trustSlip and of nextDesk, TRANSFER-CONFLICT for another content under the same transfer.
 */
export async function passTransfer(bookkeeping: Bookkeeping, file: DocumentFile): Promise<PassedTransfer> {
  requireSubordinates(bookkeeping, '转交转接单');
  const { registers, clock } = bookkeeping;
  const { transfer: opened, content } = await openSlip(bookkeeping, file, (...signed) => trustSlip(bookkeeping, ...signed));
  // a unit is called as this desk certified it, and not as it calls itself
  const certified = enrolledUnits(bookkeeping).find(({ code }) => code === opened.from.code);
  const transfer = { ...opened, from: { ...opened.from, name: certified?.name ?? opened.from.name } };
  const { id, from, subject } = transfer;
  const before = () => {
    const known = registers.get('transfer', id)?.body;
    if (known && !isSameSlip(known, content, transfer)) throw new LedgerError('TRANSFER-CONFLICT');
    return known;
  };
  before();
  const { unit: next, recipients } = nextDesk(bookkeeping, transfer);
  // the last desk calls the receiving unit as it is certified
  const to = next.code === transfer.to.code ? { ...transfer.to, name: next.name } : transfer.to;
  const sealed = await sealSlip(bookkeeping, { ...transfer, to }, recipients);
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
        date: transfer.date,
        counts,
        taken: null,
        number: numberOf(transfer),
      };
      registers.put('transfer', id, { direction: 'passed', ...units, ...body }, file.bytes);
      bookkeeping.note(`转交“${label}”的转接单：${from.name}到${to.name}`.slice(0, 200));
    });
  const called = calledHere(bookkeeping);
  const told = { from: called(from), to: called(to), next: { code: next.code, name: next.name }, label, counts };
  return { name: sealed.name, bytes: sealed.bytes, id, ...told, again: known !== undefined };
}

/** Whether a slip says what the one did that is known by its number here: the same rows, units and day. Earlier programs did not note the day. */
export const isSameSlip = (known: Entry<'transfer'>['body'], content: string, { date }: Transfer): boolean =>
  known.sha256 === content && (known.date === undefined || known.date === date);

/** By what a desk above knows that the subject of a transfer has arrived. */
const keyOf = (table: TransferSubject) => (table === 'organization' ? 'credit_code' : 'id_number');

/** That number, as the slip's row has it; null where it has none. */
function numberOf({ subject: { table, id }, rows }: Transfer): string | null {
  const number = rows.get(table)?.find((row) => row.id === id)?.[keyOf(table)];
  return typeof number === 'string' ? number : null;
}

/** The unit directly below this desk in whose next 底册 a slip is to go once more: passed on down there, and its subject not reported yet by the receiving unit. */
export function waitsFor(bookkeeping: Bookkeeping, transfer: Entry<'transfer'>['body']): string | undefined {
  return transfer.direction !== 'passed' || hasArrived(bookkeeping, transfer) ? undefined : wayDown(bookkeeping, transfer.to.code);
}

/** The slips that wait for a unit or those below it, sealed to its present key. For its next 底册. */
export async function slipsFor(bookkeeping: Bookkeeping, unit: string): Promise<{ readonly id: string; readonly bytes: Uint8Array }[]> {
  const { registers } = bookkeeping;
  const { recipient } = recipientOf(bookkeeping, unit);
  const waiting = registers.list('transfer').filter(({ body }) => waitsFor(bookkeeping, body) === unit);
  const slips: { id: string; bytes: Uint8Array }[] = [];
  for (const { id, body } of waiting) {
    const blob = registers.get('transfer', id)?.blob;
    if (!blob) continue;
    // trusted when it came: a certificate revoked since does not take back what was passed on
    const { transfer } = await openSlip(bookkeeping, { name: body.name, bytes: new Uint8Array(blob) }, () => undefined);
    const named = { from: { ...transfer.from, name: body.from.name }, to: { ...transfer.to, name: body.to.name } };
    const { bytes } = await sealSlip(bookkeeping, { ...transfer, ...named }, [recipient]);
    slips.push({ id, bytes });
  }
  return slips;
}

type Passed = Pick<Entry<'transfer'>['body'], 'table' | 'row' | 'to' | 'at' | 'number'>;

/**
 * Whether the receiving unit has reported what was transferred: by credit code or ID number. Never where that unit is not below this desk, which does not see its rows.
 * A row that left there before it was passed on is of an earlier stay; one that left later had arrived.
 */
export function hasArrived({ ledger }: Bookkeeping, { table, row, to, at, number }: Passed): boolean {
  const key = keyOf(table);
  // slips passed on by earlier programs did not note it: the giving unit's row says it
  const known = number ?? ledger.row(table, row)?.[key];
  return (
    typeof known === 'string' && ledger.rows(table, to.code).some((one) => one[key] === known && stayedUntil(table, one) > chinaDate(at))
  );
}

/** The day a row left, which is after every day while it stays; before every day where it left on an unknown one. */
function stayedUntil(table: TransferSubject, row: AnyRow): string {
  if (leavingOf(table)?.isGone(row) !== true) return '9999-12-31';
  const day = table === 'development' ? row.ended_on : row.left_on;
  return typeof day === 'string' ? day : '';
}
