import type { Received } from '#shared/contract/exchange.ts';
import { ownRemark } from '#shared/documents/receipt-manifest.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { answerAgain } from '../receiving/answer-again.ts';
import { asProblem, type Remark } from '../receiving/receipt.ts';
import { requireSubordinates } from '../receiving/require-subordinates.ts';

/**
 * Answers a received package anew with everything that is to be mended in it: the rules' findings that stand and a person's own remarks. Nothing to mend is 接收.
 * `again`: answers (answerKey) that are asked once more by it. Throws as returnReceived,
 * and PACKAGE-RETURNED where it went back.
 */
export async function remarkReceived(
  bookkeeping: Bookkeeping,
  id: string,
  { problems, again }: { readonly problems: readonly Remark[]; readonly again?: readonly string[] | undefined },
): Promise<Received> {
  requireSubordinates(bookkeeping, '写审核意见');
  const list = problems.map(asProblem);
  const outcome = list.length > 0 ? ('accepted_with_problems' as const) : ('accepted' as const);
  const own = list.filter(({ rule }) => rule === ownRemark).length;
  const answered = await answerAgain(
    bookkeeping,
    id,
    { outcome, problems: list, remark: null },
    {
      label: (name, { period, revision }) => `审核${name} ${period} 第 ${revision} 版：待改 ${list.length} 处，其中审核意见 ${own} 处`,
      again,
    },
  );
  return { ...answered, message: `新的回执列了 ${list.length} 处待改，代替原来的；请把回执交给报送单位。` };
}
