import type { PackageReview } from '#shared/contract/answers.ts';
import { isTableName, tableOf } from '#shared/model/tables.ts';

/** Where something is to be mended, what, who says it, and how people call the row. */
export type ToMend = PackageReview['problems'][number];

/** Table, row and field as people read them. */
export function placeOf({ table, field, label }: Pick<ToMend, 'table' | 'field' | 'label'>): string {
  if (!isTableName(table)) return table;
  const { title, fields } = tableOf(table);
  return [title, label, fields[field]?.title].filter(Boolean).join(' · ');
}
