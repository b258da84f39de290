import type { StagedRow } from '#shared/contract/intake.ts';
import type { AnyRow, Table } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { Problem } from '#shared/rules/rule.ts';
import { emptyRow, sameValue } from '../bookkeeping/coercing.ts';
import type { FieldColumn, ReadRow, RowProblem } from './read-row.ts';
import { stops } from './row-findings.ts';
import { indexRows, keyText, matchFields, type Values } from './row-index.ts';

/** A row with what will become of it. */
export interface JudgedRow extends StagedRow {
  readonly problems: readonly RowProblem[];
  /** The row there that it stands for; null for a new one. */
  readonly existing: AnyRow | null;
  /** Only what differs from the row there, or all values of a new one with the defaults that new rows begin with. */
  readonly changes: Values;
}

/** What rows are judged by. */
export interface Judging {
  readonly name: TableName;
  readonly table: Table;
  readonly columns: readonly FieldColumn[];
  /** Instead of the table's match fields. */
  readonly key?: string | undefined;
  /** The rows in the ledger that may be changed. */
  readonly there: readonly AnyRow[];
  findings(row: AnyRow): Problem[];
}

/** Compares rows with the ledger and with each other. An empty cell never takes away a value that is there, a default never overwrites one. */
export function judgeRows(read: readonly ReadRow[], judging: Judging): JudgedRow[] {
  const { table, columns, key, there } = judging;
  const mapped = columns.map((column) => column.field);
  const fields = matchFields(table, key);
  const ledgerRows = indexRows<AnyRow>(table, fields, mapped);
  for (const row of there) ledgerRows.add(row);
  const fileRows = indexRows<Values & { readonly row: number }>(table, fields, mapped);
  const taken = new Map<string, number>();
  return read.map((row) => {
    const existing = ledgerRows.find(row.values) ?? null;
    const first = fileRows.find(row.values)?.row ?? (existing ? taken.get(existing.id) : undefined);
    if (first === undefined) {
      fileRows.add({ ...row.values, row: row.row });
      if (existing) taken.set(existing.id, row.row);
    }
    const twice = first === undefined ? [] : [duplicate(row, first, fields, judging)];
    return judged(row, existing, twice, judging);
  });
}

function judged(row: ReadRow, existing: AnyRow | null, twice: readonly RowProblem[], judging: Judging): JudgedRow {
  const { table } = judging;
  const changes = existing ? differing(row.values, existing) : { ...defaults(table), ...row.values };
  const whole: AnyRow = { ...(existing ?? emptyRow(judging.name, '', '')), ...changes };
  // what was wrong with a row there before is not this file's news
  const found = judging.findings(whole).filter(({ field }) => !existing || Object.hasOwn(row.values, field));
  const problems = [...row.problems, ...found.map((problem) => inSheet(row, problem, judging)), ...twice];
  const stopped = problems.some((problem) => problem.stops);
  const fate = stopped ? 'reject' : existing === null ? 'insert' : Object.keys(changes).length > 0 ? 'update' : 'unchanged';
  const verdict = stopped ? 'reject' : problems.length > 0 ? 'flag' : 'ok';
  return { row: row.row, verdict, fate, values: existing ? row.values : changes, problems, existing, changes };
}

const differing = (values: Values, existing: AnyRow): Values =>
  Object.fromEntries(Object.entries(values).filter(([key, value]) => !sameValue(value, existing[key])));
const defaults = (table: Table): Values =>
  Object.fromEntries(Object.entries(table.fields).flatMap(([key, field]) => (field.initial === undefined ? [] : [[key, field.initial]])));

const columnOf = (field: string, { table, columns }: Judging) =>
  columns.find((column) => column.field === field)?.header ?? table.fields[field]?.title ?? field;

const inSheet = (row: ReadRow, problem: Problem, judging: Judging): RowProblem => ({
  row: row.row,
  column: columnOf(problem.field, judging),
  value: row.texts[problem.field] ?? '',
  rule: problem.rule,
  severity: problem.severity,
  message: problem.message,
  stops: stops(judging.table, problem),
});

const duplicateRule: Readonly<Record<string, string>> = { organization: 'ORG-004', member: 'MEM-004' };

function duplicate(row: ReadRow, first: number, fields: readonly string[], judging: Judging): RowProblem {
  const field = fields.find((key) => keyText(row.values[key]) !== undefined) ?? '';
  const rule = duplicateRule[judging.table.name] ?? 'ROW-003';
  const message = `与表里第 ${first} 行重复；请核对后只留一行。`;
  return { row: row.row, column: columnOf(field, judging), value: row.texts[field] ?? '', rule, severity: 'error', message, stops: true };
}
