import { display } from './display.ts';
import { masked } from './masked.ts';
import { type TableName, tableOf } from './tables.ts';

/** How people call a row, in full; a label that is personal data is masked. Works on any state of a row. */
export function rowLabel(table: TableName, row: Readonly<Record<string, unknown>>): string {
  const { label, fields } = tableOf(table);
  const field = fields[label];
  const text = field ? display(field, row[label] ?? null, () => undefined) : '';
  return (field?.personal ? masked(field, text) : text) || '（未填名称）';
}
