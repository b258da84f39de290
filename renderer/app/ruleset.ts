import type { RulesetDuty, RulesetShown } from '#shared/contract/exchange.ts';
import { criteriaNote } from '#shared/standards/eight-criteria.ts';
import { useAsk } from './host-context.tsx';
import { monthTitle } from './period-words.ts';

/** The ruleset that the units below are held to, and looked at by, in the working month, with whose it is; undefined until it has been read. */
export function useRuleset(): RulesetShown | undefined {
  return useRulesetOf('below');
}
/** The one that this desk's own report is made by; another where a desk in the middle issues a task of its own. */
export function useOwnRuleset(): RulesetShown | undefined {
  return useRulesetOf('own');
}
/** The one that a 任务书 of this desk begins from. */
export function useNextRuleset(): RulesetShown | undefined {
  return useRulesetOf('next');
}
function useRulesetOf(duty: RulesetDuty): RulesetShown | undefined {
  const period = useAsk('bookkeeping.periods', {}).data?.working;
  return useAsk('exchange.ruleset', { ...(period && { period }), duty }, period !== undefined).data;
}

/** How a ruleset is named beside what rests on it: 柯城区任务书第 2 版, or 示例口径 where no task file holds. */
export const rulesetName = ({ issuer, version }: RulesetShown): string => (issuer ? `${issuer.name}任务书第 ${version} 版` : criteriaNote);
/** The same, with the month it holds from. */
export const rulesetNameSince = (ruleset: RulesetShown): string =>
  ruleset.from === null ? rulesetName(ruleset) : `${rulesetName(ruleset)}（${monthTitle(ruleset.from)}起）`;
/** Whose the parameters in force are. */
export const parametersOwner = (ruleset: RulesetShown): string => (ruleset.issuer ? rulesetNameSince(ruleset) : '本程序的默认值');
