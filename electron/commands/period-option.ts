import type { Period } from '#shared/contract/bookkeeping.ts';
import { periodStateTitles } from '#shared/contract/bookkeeping.ts';
import type { OptionDefinition, Outcome } from './command.ts';

export const periodOption: OptionDefinition = { usage: '--period <YYYY-MM>', help: '月份', required: true };

/** What close and amend tell. */
export const periodOutcome = ({ period, state, revision }: Period): Outcome => ({
  json: { period, state, revision },
  text: `${period} ${periodStateTitles[state]}（第 ${revision} 版）`,
});
