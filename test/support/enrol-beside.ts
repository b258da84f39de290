import type { Bookkeeping } from '../../electron/bookkeeping/bookkeeping.ts';
import { acceptEnrolment } from '../../electron/exchange/enrolling/accept-enrolment.ts';
import { issueEnrolment } from '../../electron/exchange/enrolling/issue-enrolment.ts';
import { requestEnrolment } from '../../electron/exchange/enrolling/request-enrolment.ts';

/**
 * Enrols a machine beside another of the same unit whose certificate stays good: a desk issues no second one by itself, but its ledger may hold both from
 * the time before it asked, and what comes from both must be told apart.
 */
export async function enrolBeside(below: Bookkeeping, above: Bookkeeping): Promise<void> {
  const before = above.registers.list('certificate');
  await acceptEnrolment(below, await issueEnrolment(above, await requestEnrolment(below), { reason: '另一台电脑' }));
  for (const { id, body, blob } of before) above.registers.put('certificate', id, body, blob);
}
