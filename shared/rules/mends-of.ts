import type { AnyRow } from '../model/table.ts';
import { type TableName, tableOf } from '../model/tables.ts';
import { recordRules, rules } from './catalogue.ts';
import type { FaultyCell, Mend, NamedRow, Problem } from './rule.ts';

/** What is worth knowing around a cell to be mended. */
export interface MendAround {
  /** The civil date of today. */
  readonly today: string;
  /** Rows that links to a table can lead to. */
  named?(table: TableName): readonly NamedRow[];
}

const mendsById = new Map<string, (cell: FaultyCell, table: TableName) => readonly Mend[]>();
// the row's type was put aside when the rule entered the catalogue; a problem names the rule and the rule's own table
for (const { id, mend } of rules) if (mend) mendsById.set(id, (cell) => mend(cell as never));
for (const { id, mend } of recordRules) if (mend) mendsById.set(id, (cell, table) => mend(cell, tableOf(table)));

const alike = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** The quick fixes of a problem, given its row as stored; empty where the rule knows none. */
export function mendsOf(problem: Pick<Problem, 'rule' | 'table' | 'field'>, row: AnyRow, around: MendAround): readonly Mend[] {
  const { rule, table, field } = problem;
  const cell = { value: row[field] ?? null, row: row as never, field, today: around.today, named: around.named ?? (() => []) };
  const mends = mendsById.get(rule)?.(cell, table) ?? [];
  return mends.filter((mend) => !alike(mend.value, row[mend.field ?? field]));
}

/** Whether a rule ever has a quick fix. */
export const hasMends = (rule: string): boolean => mendsById.has(rule);

/** The one mend that may be applied to a whole column at once; undefined where there is a choice or somebody should look. */
export function sureMend(mends: readonly Mend[]): Mend | undefined {
  const [only] = mends;
  return mends.length === 1 && !only?.toCheck ? only : undefined;
}
