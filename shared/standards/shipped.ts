import { rules } from '../rules/catalogue.ts';
import type { ParameterValue, Ruleset } from '../rules/rule.ts';
import { eightCriteria } from './eight-criteria.ts';

const shippedOf = (parameters: Readonly<Record<string, { readonly shipped: ParameterValue }>>) =>
  Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => [name, parameter.shipped]));

/** What a new ledger begins with, until the county's task file says otherwise. */
export const shipped: Ruleset = {
  id: 'shipped',
  version: 1,
  parameters: Object.fromEntries(
    rules.filter((rule) => Object.keys(rule.parameters).length > 0).map((rule) => [rule.id, shippedOf(rule.parameters)]),
  ),
  severities: {},
  dueDay: 5,
  criteria: eightCriteria,
};
