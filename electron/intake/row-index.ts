import { plainText } from '#shared/model/plain-text.ts';
import type { Table } from '#shared/model/table.ts';
import { sameValue } from '../bookkeeping/coercing.ts';
import { identifies } from './identifiers.ts';

export type Values = Readonly<Record<string, unknown>>;

/** What an imported row is matched by: the given field, or the table's match fields in order. */
export const matchFields = (table: Table, key?: string): readonly string[] => (key === undefined ? table.match : [key]);

export interface RowIndex<R extends Values> {
  /** The row there that the values stand for. */
  find(values: Values): R | undefined;
  add(row: R): void;
}

/**
 * Finds rows by an earlier match field first. A later one (a name) only finds a row that an earlier one does not tell apart: with the codes
 * known on both sides and different, the same name is another organization. A table without match fields knows a row by all its given values.
 */
export function indexRows<R extends Values>(table: Table, fields: readonly string[], mapped: readonly string[]): RowIndex<R> {
  if (fields.length === 0) return indexByContent(mapped);
  const indexes = fields.map((field) => ({ field, found: new Map<string, R>() }));
  const known = (field: string, value: unknown) => {
    const described = table.fields[field];
    return described !== undefined && identifies(described, value);
  };
  const toldApart = (values: Values, row: R, by: readonly string[]) =>
    by.some((field) => known(field, values[field]) && known(field, row[field]) && !sameValue(values[field], row[field]));
  return {
    find(values) {
      for (const [place, { field, found }] of indexes.entries()) {
        const row = found.get(keyText(values[field]) ?? '');
        if (row && !toldApart(values, row, fields.slice(0, place))) return row;
      }
      return undefined;
    },
    add(row) {
      for (const { field, found } of indexes) {
        const text = keyText(row[field]);
        if (text && !found.has(text)) found.set(text, row);
      }
    },
  };
}

function indexByContent<R extends Values>(mapped: readonly string[]): RowIndex<R> {
  const content = (values: Values) => JSON.stringify(mapped.map((field) => values[field] ?? null));
  const found = new Map<string, R>();
  return { find: (values) => found.get(content(values)), add: (row) => void found.set(content(row), row) };
}

/** A value as it is matched: unread text by its words. */
export function keyText(value: unknown): string | undefined {
  if (typeof value === 'object' && value !== null && 'unread' in value) return plainText(String(value.unread));
  return typeof value === 'string' && value !== '' ? plainText(value) : typeof value === 'number' ? String(value) : undefined;
}
