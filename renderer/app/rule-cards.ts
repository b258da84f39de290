import { useCallback, useMemo } from 'react';
import type { OutputOf } from '#shared/contract/calls.ts';
import { catalogue } from '#shared/rules/catalogue.ts';
import { shownParameters } from '#shared/warning/warning-rules.ts';
import { useAsk } from './host-context.tsx';
import { parametersOwner, useOwnRuleset } from './ruleset.ts';

/** What is told of a rule wherever it speaks. */
export type RuleCard = OutputOf<'checking.rules'>[number] & {
  /** The parameters in force and whose they are, as one text; empty where the rule has none. */
  readonly parameters: string;
};

const parametersOf = new Map(catalogue.map(({ id, parameters }) => [id, parameters]));

/** Title, source and parameters in force of every rule, by id. */
export function useRuleCards(): (rule: string) => RuleCard | undefined {
  const told = useAsk('checking.rules', {}).data;
  const ruleset = useOwnRuleset();
  const cards = useMemo(() => {
    const inForce = (rule: string) => {
      const shown = shownParameters(parametersOf.get(rule) ?? {}, ruleset?.parameters[rule] ?? {});
      if (!ruleset || shown.length === 0) return '';
      return `${shown.map(({ title, value }) => `${title} ${value}`).join('，')}（${parametersOwner(ruleset)}）`;
    };
    return new Map(told?.map((card) => [card.id, { ...card, parameters: inForce(card.id) }]));
  }, [told, ruleset]);
  return useCallback((rule: string) => cards.get(rule), [cards]);
}
