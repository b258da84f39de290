import type { z } from 'zod';
import type { answerGiven } from '#shared/contract/answers.ts';
import { LedgerError } from '#shared/errors.ts';
import { answerKey } from '../../bookkeeping/answers.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';

/**
 * Says what became of a problem that a receipt named: mended, or answered in words; `open` takes it back. It travels with the next month that is closed.
 * Throws PROBLEM-UNKNOWN where no receipt names it.
 */
export function answerProblem(
  bookkeeping: Bookkeeping,
  { package: about, state, text, ...place }: z.output<typeof answerGiven>,
): { key: string } {
  const { registers, clock } = bookkeeping;
  const key = answerKey(about, place);
  const problem = registers.get('receipt', about)?.body.problems.find((one) => answerKey(about, one) === key);
  if (!problem) throw new LedgerError('PROBLEM-UNKNOWN');
  const { table, id, field, message, rule = '' } = problem;
  const body = { package: about, table, id, field, message, rule, state, text, at: clock.now(), carried: null, delivered: false };
  bookkeeping.atomically(() => registers.put('answer', key, body));
  return { key };
}
