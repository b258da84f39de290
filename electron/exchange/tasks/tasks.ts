import type { z } from 'zod';
import type { RulesetDuty, rulesetShown, taskShown } from '#shared/contract/exchange.ts';
import type { TaskContent } from '#shared/documents/task-content.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Ruleset } from '#shared/rules/rule.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { isOfSuperiorNow } from '../../bookkeeping/founding.ts';
import type { RegisterBodies } from '../../bookkeeping/registers.ts';

/** The ruleset that a task file puts in force. */
export const rulesetOfTask = (
  task: { readonly id: string; readonly version: number },
  { dueDay, dueDates, parameters, severities, criteria, lists, standards }: TaskContent,
): Ruleset => ({
  id: task.id,
  version: task.version,
  parameters,
  severities,
  dueDay,
  criteria,
  ...(lists && { lists }),
  ...(dueDates && { dueDates }),
  ...(standards && { standards }),
});

/** The highest version of an issuer that took force here, of a superior founded anew only since; 0 where none did. */
export function latestVersion({ registers, ledger }: Bookkeeping, issuer: string): number {
  const isOfNow = isOfSuperiorNow(registers);
  const isCounted = (body: RegisterBodies['task']) => body.issuer.code === issuer && (issuer === ledger.identity.unit || isOfNow(body));
  return Math.max(0, ...registers.list('task').flatMap(({ body }) => (isCounted(body) ? [body.version] : [])));
}

/** The task files this desk issued or was given, the latest first. */
export const tasks = ({ registers }: Bookkeeping): z.infer<typeof taskShown>[] =>
  registers
    .list('task')
    .map(({ id, body: { issuer, version, from, issued, taken, name, notice, laid = [] } }) => ({
      id,
      issuer,
      version,
      from,
      issued,
      taken,
      name,
      notice,
      laid: [...laid],
    }))
    .reverse();

/** A task file once more, byte for byte. Throws TASK-UNKNOWN. */
export function taskFile({ registers }: Bookkeeping, id: string): { name: string; bytes: Uint8Array } {
  const found = registers.get('task', id);
  if (!found?.blob) throw new LedgerError('TASK-UNKNOWN');
  return { name: found.body.name, bytes: new Uint8Array(found.blob) };
}

/** What is in force for a month (the working one where none is named) for one of a desk's duties, and whose it is; issuer null: as shipped. */
export function rulesetInForceFor(
  bookkeeping: Bookkeeping,
  period: string = bookkeeping.periods().working,
  duty: RulesetDuty = 'below',
): z.infer<typeof rulesetShown> {
  const ruleset = rulesetsByDuty[duty](bookkeeping, period);
  const task = bookkeeping.registers.get('task', ruleset.id)?.body;
  return { ...ruleset, issuer: task?.issuer ?? null, from: task?.from ?? null, notice: task?.notice ?? '' };
}

const rulesetsByDuty: Readonly<Record<RulesetDuty, (bookkeeping: Bookkeeping, period: string) => Ruleset>> = {
  below: ({ rulesetFor }, period) => rulesetFor(period),
  own: ({ ownRuleset }, period) => ownRuleset(period),
  next: nextRuleset,
};

/** What a task of this desk begins from: of its own and its superior's the one that came last, with its own due days. */
export function nextRuleset({ registers, rulesetFor, ownRuleset }: Bookkeeping, period: string): Ruleset {
  const [below, own] = [rulesetFor(period), ownRuleset(period)];
  const order = registers.list('task').map(({ id }) => id);
  const { dueDates: _theirs, ...latest } = order.indexOf(own.id) > order.indexOf(below.id) ? own : below;
  return { ...latest, dueDay: below.dueDay, ...(below.dueDates && { dueDates: below.dueDates }) };
}
