import type { z } from 'zod';
import type { transferShown } from '#shared/contract/transfers.ts';
import { LedgerError } from '#shared/errors.ts';
import { leavingOf } from '#shared/model/leaving.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import type { Entry } from '../../bookkeeping/registers.ts';
import { hasArrived } from './pass-transfer.ts';
import { calledHere, wayDown } from './way.ts';

/** The slips that this desk wrote, passed on or took in, the latest first. */
export function transfers(bookkeeping: Bookkeeping): z.infer<typeof transferShown>[] {
  const called = calledHere(bookkeeping);
  return bookkeeping.registers
    .list('transfer')
    .map(({ id, body }) => ({
      id,
      direction: body.direction,
      from: called(body.from),
      to: called(body.to),
      table: body.table,
      row: hereOf(body),
      label: body.label,
      at: body.at,
      name: body.name,
      counts: { ...body.counts },
      state: stateOf(bookkeeping, body),
    }))
    .sort((one, other) => (one.at < other.at ? 1 : -1));
}

type Body = Entry<'transfer'>['body'];
const hereOf = ({ taken, row }: Body) => taken?.[row] ?? row;

/** Whether an undo has taken back the batch that took a slip in: a row that was here before is still there then. */
export function isTakenBack({ history }: Bookkeeping, { batch }: Body): boolean {
  if (!batch) return false;
  const [entry] = history(undefined, 1, { before: batch + 1 });
  return entry?.batch === batch && entry.undone;
}

/** undone: an undo has taken the act back since · arrived: the receiving unit has reported it · handed: passed on to the superior, what comes of it is not seen here. */
function stateOf(bookkeeping: Bookkeeping, body: Body): 'done' | 'undone' | 'arrived' | 'handed' {
  const { ledger } = bookkeeping;
  if (body.direction === 'passed') {
    if (wayDown(bookkeeping, body.to.code) === undefined) return 'handed';
    return hasArrived(bookkeeping, body) ? 'arrived' : 'done';
  }
  const row = ledger.row(body.table, hereOf(body));
  const stands =
    body.direction === 'in'
      ? row !== undefined && !isTakenBack(bookkeeping, body)
      : row !== undefined && leavingOf(body.table)?.isGone(row) === true;
  return stands ? 'done' : 'undone';
}

/** The file of a slip that this desk wrote, once more. Throws TRANSFER-UNKNOWN for another. */
export function transferFile({ registers }: Bookkeeping, id: string): { name: string; bytes: Uint8Array } {
  const found = registers.get('transfer', id);
  if (!found?.blob || found.body.direction !== 'out') throw new LedgerError('TRANSFER-UNKNOWN');
  return { name: found.body.name, bytes: new Uint8Array(found.blob) };
}

/** Slips that came with a 底册 and are still to be taken in, or to be passed on. */
export const waitingSlips = ({ registers }: Bookkeeping): { id: string; name: string; at: string }[] =>
  registers.list('slip').flatMap(({ id, body }) => (registers.get('transfer', id) ? [] : [{ id, ...body }]));

/** The file of one of them. Throws TRANSFER-UNKNOWN. */
export function waitingSlip({ registers }: Bookkeeping, id: string): { name: string; bytes: Uint8Array } {
  const found = registers.get('slip', id);
  if (!found?.blob) throw new LedgerError('TRANSFER-UNKNOWN');
  return { name: found.body.name, bytes: new Uint8Array(found.blob) };
}
