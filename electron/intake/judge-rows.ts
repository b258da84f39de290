import type { StagedRow } from '#shared/contract/intake.ts';
import type { AnyRow, Table } from '#shared/model/table.ts';
import { sameValue } from '../bookkeeping/coercing.ts';
import type { FieldColumn, ReadRow, RowProblem } from './read-row.ts';
import { indexRows, keyText, matchFields, type Values } from './row-index.ts';

/** A row with what will become of it. */
export interface JudgedRow extends StagedRow {
  readonly problems: readonly RowProblem[];
  /** The row there that it stands for; null for a new one. */
  readonly existing: AnyRow | null;
  /** Only what differs from the row there, or all values of a new one with the defaults that new rows begin with. */
  readonly changes: Values;
}

/** Compares rows with the ledger and with each other. An empty cell never takes away a value that is there, a default never overwrites one. */
export function judgeRows(
  read: readonly ReadRow[],
  there: readonly AnyRow[],
  table: Table,
  columns: readonly FieldColumn[],
  key?: string,
): JudgedRow[] {
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
    const problems = [...row.problems, ...missing(row, existing, table, columns), ...duplicate(row, first, fields, table, columns)];
    return judged(row, existing, problems, table);
  });
}

function judged(row: ReadRow, existing: AnyRow | null, problems: readonly RowProblem[], table: Table): JudgedRow {
  const changes = existing ? differing(row.values, existing) : { ...defaults(table), ...row.values };
  const stopped = problems.some((problem) => problem.stops);
  const fate = stopped ? 'reject' : existing === null ? 'insert' : Object.keys(changes).length > 0 ? 'update' : 'unchanged';
  const verdict = stopped ? 'reject' : problems.length > 0 ? 'flag' : 'ok';
  return { row: row.row, verdict, fate, values: existing ? row.values : changes, problems, existing, changes };
}

const differing = (values: Values, existing: AnyRow): Values =>
  Object.fromEntries(Object.entries(values).filter(([key, value]) => !sameValue(value, existing[key])));
const defaults = (table: Table): Values =>
  Object.fromEntries(Object.entries(table.fields).flatMap(([key, field]) => (field.initial === undefined ? [] : [[key, field.initial]])));

function missing(row: ReadRow, existing: AnyRow | null, table: Table, columns: readonly FieldColumn[]): RowProblem[] {
  return Object.entries(table.fields).flatMap(([key, field]) => {
    const there = existing ? existing[key] : field.initial;
    if (!field.required || (row.values[key] ?? there ?? null) !== null) return [];
    const column = columns.find((candidate) => candidate.field === key)?.header ?? field.title;
    return [
      {
        row: row.row,
        column,
        value: '',
        rule: 'ROW-001',
        severity: 'error' as const,
        message: `“${field.title}”必填，表里没有；请补上再导入。`,
        stops: true,
      },
    ];
  });
}

const duplicateRule: Readonly<Record<string, string>> = { organization: 'ORG-004', member: 'MEM-004' };

function duplicate(
  row: ReadRow,
  first: number | undefined,
  fields: readonly string[],
  table: Table,
  columns: readonly FieldColumn[],
): RowProblem[] {
  if (first === undefined) return [];
  const field = fields.find((key) => keyText(row.values[key]) !== undefined);
  const column = columns.find((candidate) => candidate.field === field)?.header ?? '';
  const value = field === undefined ? '' : (keyText(row.values[field]) ?? '');
  const rule = duplicateRule[table.name] ?? 'ROW-003';
  return [{ row: row.row, column, value, rule, severity: 'error', message: `与表里第 ${first} 行重复；请核对后只留一行。`, stops: true }];
}
