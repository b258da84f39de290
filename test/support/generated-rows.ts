import fc from 'fast-check';
import type { Surroundings } from '#shared/model/coerce.ts';
import type { LabelOf } from '#shared/model/display.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { valuesLike } from './field-values.ts';

/** Rows with a value in every field, the same on every run; links lead to rows that are called after their id. */
export function generatedRows(table: TableName, count: number): AnyRow[] {
  const fields = Object.entries(tableOf(table).fields).map(([key, field]) => [key, valuesLike(field)]);
  const rows = fc.record(Object.fromEntries(fields)) as fc.Arbitrary<Record<string, unknown>>;
  return fc.sample(rows, { numRuns: count, seed: 20261031 }).map((values, n) => ({ id: `row${n}`, unit: '330802005', ...values }));
}

export const generatedLabel: LabelOf = (_, id) => `示例名称${id}`;
/** Reads a generated row's label back. */
export const generatedWorld: Surroundings = { today: '2026-10-31', resolve: (_, text) => text.replace(/^示例名称/, '') };
