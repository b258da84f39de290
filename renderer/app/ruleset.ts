import type { RulesetShown } from '#shared/contract/exchange.ts';
import { criteriaNote } from '#shared/standards/eight-criteria.ts';
import { useAsk } from './host-context.tsx';
import { monthTitle } from './period-words.ts';

/** The ruleset in force for the working month, with whose it is; undefined until it has been read. */
export function useRuleset(): RulesetShown | undefined {
  const period = useAsk('bookkeeping.periods', {}).data?.working;
  return useAsk('exchange.ruleset', { ...(period && { period }) }, period !== undefined).data;
}

/** How a ruleset is named beside what rests on it: 柯城区任务书第 2 版, or 示例口径 where no task file holds. */
export const rulesetName = ({ issuer, version }: RulesetShown): string => (issuer ? `${issuer.name}任务书第 ${version} 版` : criteriaNote);
/** The same, with the month it holds from. */
export const rulesetNameSince = (ruleset: RulesetShown): string =>
  ruleset.from === null ? rulesetName(ruleset) : `${rulesetName(ruleset)}（${monthTitle(ruleset.from)}起）`;
/** Whose the parameters in force are. */
export const parametersOwner = (ruleset: RulesetShown): string => (ruleset.issuer ? rulesetNameSince(ruleset) : '本程序的默认值');
