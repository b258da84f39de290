import { isUnread } from '../model/field.ts';
import type { AnyRow } from '../model/table.ts';

/** What a county can say of a row without code: a field held against a value, and such sayings joined. */
export type Condition =
  | { readonly field: string; readonly atLeast: number }
  | { readonly field: string; readonly oneOf: readonly string[] }
  | { readonly field: string; readonly filled: true }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

/** Whether a row meets a condition. What is empty or cannot be read meets none. */
export function meets(row: AnyRow, condition: Condition): boolean {
  if ('all' in condition) return condition.all.every((part) => meets(row, part));
  if ('any' in condition) return condition.any.some((part) => meets(row, part));
  const value = row[condition.field] ?? null;
  if (value === null || isUnread(value)) return false;
  if ('atLeast' in condition) return typeof value === 'number' && value >= condition.atLeast;
  if ('oneOf' in condition) return condition.oneOf.includes(String(value));
  return value !== '';
}
