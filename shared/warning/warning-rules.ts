import term from '../rules/party-organization/PTY-006-term.ts';
import type { Parameters, ParameterValue, ValuesOf } from '../rules/rule.ts';

/** What people are told about a rule that warns; its parameters may be set by the county's ruleset like those of any rule. */
interface WarningRule<P extends Parameters = Parameters> {
  readonly title: string;
  readonly source: string;
  readonly parameters: P;
}
const warningRule = <const P extends Parameters>(definition: WarningRule<P>): WarningRule<P> => definition;

/** The rules by which the ledger warns [WRN-001, WRN-002]; a warning is computed from the rows and never stored. */
export const warningRules = {
  'WRN-001': warningRule({
    title: '支部长期没有组织生活',
    source: '惯例',
    parameters: {
      yellow_months: { title: '几个月没有组织生活为黄色', shipped: 2 },
      orange_months: { title: '几个月没有组织生活为橙色', shipped: 3 },
      red_months: { title: '几个月没有组织生活为红色（瘫痪边缘）', shipped: 6 },
    },
  }),
  'WRN-002': warningRule({ title: '支部组织不健全、保障不到位', source: '条例4、5，选举3，惯例', parameters: {} }),
};
export type WarningRuleId = keyof typeof warningRules;
export const isWarningRule = (id: string | null): id is WarningRuleId => id !== null && Object.hasOwn(warningRules, id);

/** By rule id, then by parameter name, as a ruleset has them. */
export type GivenParameters = Readonly<Record<string, Readonly<Record<string, ParameterValue>>>>;

/** A rule's parameters in force: what the ruleset gives where it is of the right type, else as shipped. */
export function inForce<P extends Parameters>(id: string, parameters: P, given: GivenParameters): ValuesOf<P> {
  const values = Object.entries(parameters).map(([name, { shipped }]) => {
    const value = given[id]?.[name];
    return [name, typeof value === typeof shipped ? value : shipped];
  });
  return Object.fromEntries(values);
}

export const lifeLimits = (given: GivenParameters) => inForce('WRN-001', warningRules['WRN-001'].parameters, given);
/** 换届 is reckoned as PTY-006 does, with its parameters. */
export const termLimits = (given: GivenParameters) => inForce(term.id, term.parameters, given);

/** A parameter in force, as people read it. */
export interface ShownParameter {
  readonly title: string;
  readonly value: ParameterValue;
}

export function shownParameters(parameters: Parameters, values: Readonly<Record<string, ParameterValue>>): ShownParameter[] {
  return Object.entries(parameters).map(([name, { title, shipped }]) => ({ title, value: values[name] ?? shipped }));
}
