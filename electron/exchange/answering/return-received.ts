import type { Received } from '#shared/contract/exchange.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { answerAgain } from '../receiving/answer-again.ts';
import { asProblem, type Remark } from '../receiving/receipt.ts';
import { requireSubordinates } from '../receiving/require-subordinates.ts';

/** Why a package goes back, and what is to be mended where. */
export interface Return {
  readonly remark: string;
  readonly problems?: readonly Remark[];
  /** Answers (answerKey) that are asked once more by it. */
  readonly again?: readonly string[] | undefined;
}

/**
 * Sends back a package that was received: a new receipt says returned, why, and what to mend. Its rows stay until the unit's next revision replaces them.
 * Throws PACKAGE-UNKNOWN where it never came or a later one of the same month has come since, and what opening its kept file throws.
 */
export async function returnReceived(bookkeeping: Bookkeeping, id: string, { remark, problems = [], again }: Return): Promise<Received> {
  requireSubordinates(bookkeeping, '退回上报包');
  const answer = { outcome: 'returned' as const, problems: problems.map(asProblem), remark };
  const returned = await answerAgain(bookkeeping, id, answer, {
    label: (name, { period, revision }) => `退回${name} ${period} 第 ${revision} 版：${remark}`,
    again,
  });
  return { ...returned, message: '已退回；请把回执交给报送单位。它的内容留在台账里，等更正后的一份来替换。' };
}
