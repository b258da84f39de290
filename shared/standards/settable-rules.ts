import { scaleRule } from '../coverage/enterprise-scale.ts';
import { reportingRules } from '../exchange/reporting-rules.ts';
import { isTableName, type TableName } from '../model/tables.ts';
import { catalogue } from '../rules/catalogue.ts';
import type { Parameters, Severity } from '../rules/rule.ts';
import { warningRules } from '../warning/warning-rules.ts';

/** What a task file may set of a rule. */
export interface SettableRule {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** The table of its subjects; `*` for every sheet, `reporting` for what holds for reporting itself, null for the warnings that are computed and not stored. */
  readonly table: TableName | '*' | 'reporting' | null;
  /** The severity as shipped; null where the rule has none: neither a warning nor a figure is a problem of a row. */
  readonly severity: Severity | null;
  /** Whether its findings have both severities as shipped. */
  readonly mixed: boolean;
  readonly parameters: Parameters;
  /** Whether its severity stays as shipped, whoever asks. */
  readonly fixed: boolean;
}

/**
 * Rules that a task file can neither lower nor switch off [惯例]. By them one knows who and what a row is, and ROW-001 and ROW-002
 * are what the receiving desk holds every row against: a package from a desk without them would be refused.
 */
const fixedRules: readonly string[] = ['ROW-001', 'ROW-002', 'ORG-001', 'ORG-002', 'ORG-004', 'MEM-001', 'MEM-004'];

/** Every rule, in the order in which people are shown them. */
export const settableRules: readonly SettableRule[] = [
  ...catalogue.map(({ id, title, source, table, severity, mixed, parameters }) => ({
    id,
    title,
    source,
    table: isTableName(table) ? table : ('*' as const),
    severity,
    mixed: mixed === true,
    parameters,
    fixed: fixedRules.includes(id),
  })),
  { ...scaleRule, table: 'organization', severity: null, mixed: false, fixed: false },
  ...Object.entries(warningRules)
    .filter(([, { parameters }]) => Object.keys(parameters).length > 0)
    .map(([id, { title, source, parameters }]) => ({
      id,
      title,
      source,
      table: null,
      severity: null,
      mixed: false,
      parameters,
      fixed: false,
    })),
  ...Object.entries(reportingRules).map(([id, rule]) => ({
    id,
    ...rule,
    table: 'reporting' as const,
    severity: null,
    mixed: false,
    fixed: false,
  })),
];

const byId = new Map(settableRules.map((rule) => [rule.id, rule]));
export const settableRule = (id: string): SettableRule | undefined => byId.get(id);

/**
 * The version of what a task file can name. Raised whenever a rule or a parameter is added, taken away or changes its meaning,
 * so that an older program says that it is too old and not that the file is faulty.
 */
export const catalogueVersion = 6;
