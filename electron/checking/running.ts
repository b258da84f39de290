import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableNames, tableOf } from '#shared/model/tables.ts';
import { recordRules } from '#shared/rules/catalogue.ts';
import type { RecordRule } from '#shared/rules/row/record-rule.ts';
import type { AnyRule, FactsView, Finding, ParameterValue, Problem, Ruleset, Severity } from '#shared/rules/rule.ts';

/** The day, the month and the ruleset that a check is made with. */
export interface CheckContext {
  /** The civil date of today. */
  readonly today: string;
  /** The month being checked, `YYYY-MM`. */
  readonly period: string;
  readonly ruleset: Ruleset;
}

export const isOff = (rule: { readonly id: string }, ruleset: Ruleset): boolean => ruleset.severities[rule.id] === 'off';

/** A rule's parameters in force: the ruleset's where it has one of the right type, else as shipped. */
export function parametersInForce(rule: AnyRule, ruleset: Ruleset): Record<string, ParameterValue> {
  const given = ruleset.parameters[rule.id] ?? {};
  return Object.fromEntries(
    Object.entries(rule.parameters).map(([name, { shipped }]) => {
      const value = Object.hasOwn(given, name) ? given[name] : undefined;
      return [name, value !== undefined && typeof value === typeof shipped ? value : shipped];
    }),
  );
}

function problemOf(
  rule: { readonly id: string; readonly severity: Severity },
  table: TableName,
  id: string,
  finding: Finding,
  ruleset: Ruleset,
): Problem {
  const ordered = ruleset.severities[rule.id];
  const severity = ordered === undefined || ordered === 'off' ? (finding.severity ?? rule.severity) : ordered;
  const { field, message, other } = finding;
  return { rule: rule.id, severity, table, id, field, message, ...(other ? { other } : {}) };
}

// nearly every look at a row finds nothing
const none: readonly Problem[] = [];

/** A rule made ready for many subjects: its parameters are resolved once. */
export function prepared(
  rule: AnyRule,
  facts: FactsView,
  { today, period, ruleset }: CheckContext,
): (subject: { readonly id: string }) => readonly Problem[] {
  const context = { facts, today, period, parameters: parametersInForce(rule, ruleset) };
  // the subject's type was put aside when the rule entered the catalogue; the table it is given from is the rule's own
  return (subject) => {
    const findings = rule.check(subject as never, context as never);
    return findings.length === 0 ? none : findings.map((finding) => problemOf(rule, rule.table, subject.id, finding, ruleset));
  };
}

/** What the model itself has to say of a row. */
export const checkRecord = (rule: RecordRule, table: TableName, row: AnyRow, ruleset: Ruleset): Problem[] =>
  rule.check(row, tableOf(table)).map((finding) => problemOf(rule, table, row.id, finding, ruleset));

/** Tables whose rows people write on sheets; the ledger's own are always whole. */
export const recordTables: readonly TableName[] = tableNames.filter((name) => !tableOf(name).own);
export const recordRulesInForce = (ruleset: Ruleset): RecordRule[] => recordRules.filter((rule) => !isOff(rule, ruleset));

/** By rule, then row; several findings of one rule on one row keep the rule's own order. */
export function inOrder(problems: Problem[]): Problem[] {
  const by = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return problems.sort((a, b) => by(a.rule, b.rule) || by(a.table, b.table) || by(a.id, b.id));
}
