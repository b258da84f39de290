import type { z } from 'zod';
import type { rulesetShown, taskShown } from '#shared/contract/exchange.ts';
import type { TaskContent } from '#shared/documents/task-content.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Ruleset } from '#shared/rules/rule.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';

/** The ruleset that a task file puts in force. */
export const rulesetOfTask = (
  task: { readonly id: string; readonly version: number },
  { dueDay, parameters, severities, criteria, lists }: TaskContent,
): Ruleset => ({
  id: task.id,
  version: task.version,
  parameters,
  severities,
  dueDay,
  criteria,
  ...(lists && { lists }),
});

/** The highest version of an issuer that took force here; 0 where none did. */
export const latestVersion = ({ registers }: Bookkeeping, issuer: string): number =>
  Math.max(0, ...registers.list('task').flatMap(({ body }) => (body.issuer.code === issuer ? [body.version] : [])));

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

/** What is in force for a month (the working one where none is named), and whose it is; issuer null: as shipped. */
export function rulesetInForceFor(bookkeeping: Bookkeeping, period: string | undefined): z.infer<typeof rulesetShown> {
  const ruleset = period === undefined ? bookkeeping.ruleset : bookkeeping.rulesetFor(period);
  const task = bookkeeping.registers.get('task', ruleset.id)?.body;
  return { ...ruleset, issuer: task?.issuer ?? null, from: task?.from ?? null, notice: task?.notice ?? '' };
}
