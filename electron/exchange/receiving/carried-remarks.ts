import { ownRemark } from '#shared/documents/receipt-manifest.ts';
import { isTableName } from '#shared/model/tables.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import type { Entry, ReadableRegisters } from '../../bookkeeping/registers.ts';
import { answersFrom } from './answers-from-below.ts';
import type { CheckedPackage } from './check-package.ts';
import type { ReceiptProblem } from './receipt.ts';
import { setAside } from './sequence.ts';

type Place = Pick<ReceiptProblem, 'table' | 'id' | 'field' | 'message'>;
type Month = Pick<Entry<'received'>['body'], 'unit' | 'period' | 'revision'>;

/** The same remark in the receipts to two revisions. */
const keyOf = ({ table, id, field, message }: Place): string => JSON.stringify([table, id, field, message]);

/**
 * A person's own remarks on the revision before that nobody has answered: they are asked again with the next one, as long as their row is there.
 * What was answered is for a person to settle or to ask again (answersBelow); the answers that this package brings count.
 */
export function carriedRemarks(bookkeeping: Bookkeeping, { manifest: { manifest }, rows, records }: CheckedPackage): ReceiptProblem[] {
  const month = { unit: manifest['lx:unit'].code, period: manifest['lx:period'], revision: manifest['lx:revision'] };
  const before = remarksBefore(bookkeeping.registers, month);
  if (before.length === 0) return [];
  const answered = answeredIn(bookkeeping.registers, month, answersFrom(bookkeeping, manifest, records.answers));
  const isThere = ({ table, id }: Place) => isTableName(table) && rows.get(table)?.some((row) => row.id === id) === true;
  return before.filter((one) => isThere(one) && !answered.has(keyOf(one)));
}

/** Tells which of a receipt's problems were a person's remarks on the revision before already. */
export function carriedOver(registers: ReadableRegisters, month: Month): (problem: ReceiptProblem) => boolean {
  const before = new Set(remarksBefore(registers, month).map(keyOf));
  return (problem) => problem.rule === ownRemark && before.has(keyOf(problem));
}

/** All that is asked, what is asked twice once. */
export function withoutRepeats(problems: readonly ReceiptProblem[]): ReceiptProblem[] {
  const byKey = new Map<string, ReceiptProblem>();
  for (const one of problems) if (!byKey.has(keyOf(one))) byKey.set(keyOf(one), one);
  return [...byKey.values()];
}

/** A person's own remarks in the receipt to the revision of the month that was taken before this one; what was sent back is answered by the correction itself. */
function remarksBefore(registers: ReadableRegisters, { unit, period, revision }: Month): ReceiptProblem[] {
  const aside = setAside(registers);
  const last = registers
    .listOf('received', unit)
    .filter(({ id, body }) => body.period === period && body.revision < revision && body.outcome !== 'returned' && !aside.has(id))
    .reduce<Entry<'received'> | undefined>((best, one) => (best && best.body.revision > one.body.revision ? best : one), undefined);
  return (last && registers.get('review', last.id)?.body.problems.filter(({ rule }) => rule === ownRemark)) ?? [];
}

/** What the unit has answered of the month, whichever revision's receipt it answered; what was asked again since is open. */
function answeredIn(registers: ReadableRegisters, { unit, period }: Month, brought: readonly Entry<'answered'>[]): ReadonlySet<string> {
  const months = new Map(registers.listOf('received', unit).map(({ id, body }) => [id, body.period]));
  const latest = new Map([...registers.list('answered'), ...brought].map(({ id, body }) => [id, body]));
  return new Set(
    [...latest.values()].filter(({ package: about, decision }) => months.get(about) === period && decision?.choice !== 'again').map(keyOf),
  );
}
