import { amendingNeedsGrant } from '#shared/exchange/reporting-rules.ts';
import type { Ruleset } from '#shared/rules/rule.ts';
import type { ReadableLedger } from '../ledger/ledger.ts';
import { isLater } from './founding.ts';
import type { StoredPeriod } from './period-store.ts';
import type { ReadableRegisters, RegisterBodies } from './registers.ts';

type Grant = RegisterBodies['grant'];

const latestOf = (registers: ReadableRegisters, unit: string, period: string, act: Grant['act']): Grant | undefined =>
  registers
    .list('grant')
    .map(({ body }) => body)
    .filter((one) => one.unit === unit && one.period === period && one.act === act)
    .reduce<Grant | undefined>((best, one) => (best && isLater(best, one) ? best : one), undefined);

/** The due day that a 批复 gave a unit for a month instead of the task's: YYYY-MM-DD; undefined where none did. The latest counts. */
export const extendedDue = (registers: ReadableRegisters, unit: string, period: string): string | undefined =>
  latestOf(registers, unit, period, 'extend')?.due ?? undefined;

/** The 批复 by which a unit may amend this revision of a month; one that was used names an earlier revision. */
function reopening(registers: ReadableRegisters, unit: string, period: string, revision: number): Grant | undefined {
  const latest = latestOf(registers, unit, period, 'reopen');
  return latest?.revision === revision ? latest : undefined;
}

/**
 * Whether a month may only be amended with a 批复 that has not been given: the superior's task asks for it, and the month was accepted or is overdue.
 * A returned month is to be amended; a task that this desk issued itself asks nothing of it [RPT-003].
 */
export function lacksGrant(
  { identity: { unit } }: ReadableLedger,
  registers: ReadableRegisters,
  { period, state, revision }: StoredPeriod,
  { ruleset, due, today }: { readonly ruleset: Ruleset; readonly due: string; readonly today: string },
): boolean {
  if (state === 'open' || state === 'returned' || !amendingNeedsGrant(ruleset.parameters)) return false;
  const issuer = registers.get('task', ruleset.id)?.body.issuer.code;
  const isDone = state === 'accepted' || state === 'accepted_with_problems' || today > due;
  return isDone && issuer !== unit && !reopening(registers, unit, period, revision);
}
