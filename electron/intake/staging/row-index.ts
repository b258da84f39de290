import { normalizedName, plainText } from '#shared/model/plain-text.ts';
import type { Table } from '#shared/model/table.ts';
import { sameValue } from '../../bookkeeping/coercing.ts';
import { identifies } from './identifiers.ts';

export type Values = Readonly<Record<string, unknown>>;

/** What an imported row is matched by: the given field, or the table's match fields in order. */
export const matchFields = (table: Table, key?: string): readonly string[] => (key === undefined ? table.match : [key]);

export interface Match<R> {
  readonly row: R;
  /** Only the names agree, and they are written otherwise. */
  readonly respelled: boolean;
}

export interface RowIndex<R extends Values> {
  /** The row there that the values stand for. */
  find(values: Values): Match<R> | undefined;
  add(row: R): void;
}

/**
 * Finds rows by an earlier match field first. A later one (a name) only finds a row that an earlier one does not tell apart: with the codes
 * known on both sides and different, the same name is another organization. At last a name finds the one row whose name is the same but for
 * width, brackets and spaces. A table without match fields knows a row by all its given values.
 */
export function indexRows<R extends Values>(table: Table, fields: readonly string[], mapped: readonly string[]): RowIndex<R> {
  if (fields.length === 0) return indexByContent(mapped);
  const indexes = fields.map((field) => ({ field, found: new Map<string, R>() }));
  const names = fields.includes(table.label) ? new Map<string, R[]>() : undefined;
  const known = (field: string, value: unknown) => {
    const described = table.fields[field];
    return described !== undefined && identifies(described, value);
  };
  const toldApart = (values: Values, row: R, by: readonly string[]) =>
    by.some((field) => known(field, values[field]) && known(field, row[field]) && !sameValue(values[field], row[field]));
  const spellingOf = latest(spelling);
  const others = fields.filter((field) => field !== table.label);
  const bySpelling = (values: Values): Match<R> | undefined => {
    const like = names?.get(spellingOf(values[table.label])) ?? [];
    const left = like.filter((row) => !toldApart(values, row, others));
    const [row] = left;
    return row && left.length === 1 ? { row, respelled: true } : undefined;
  };
  return {
    find(values) {
      for (const [place, { field, found }] of indexes.entries()) {
        if (found.size === 0) continue;
        const row = found.get(keyText(values[field]) ?? '');
        if (row && !toldApart(values, row, fields.slice(0, place))) return { row, respelled: false };
      }
      return names && names.size > 0 ? bySpelling(values) : undefined;
    },
    add(row) {
      for (const { field, found } of indexes) {
        const text = keyText(row[field]);
        if (text && !found.has(text)) found.set(text, row);
      }
      const name = names ? spellingOf(row[table.label]) : '';
      if (name === '') return;
      const like = names?.get(name);
      if (like) like.push(row);
      else names?.set(name, [row]);
    },
  };
}

/** A row is looked for and, where it is not found, put in: its name is spelled out once. */
function latest(spell: (value: unknown) => string): (value: unknown) => string {
  let last: { readonly value: unknown; readonly spelled: string } | undefined;
  return (value) => {
    if (last?.value !== value) last = { value, spelled: spell(value) };
    return last?.spelled ?? '';
  };
}

const spelling = (value: unknown): string => (typeof value === 'string' ? normalizedName(value) : '');

function indexByContent<R extends Values>(mapped: readonly string[]): RowIndex<R> {
  const content = (values: Values) => JSON.stringify(mapped.map((field) => values[field] ?? null));
  const found = new Map<string, R>();
  return {
    find(values) {
      const row = found.get(content(values));
      return row && { row, respelled: false };
    },
    add: (row) => void found.set(content(row), row),
  };
}

/** A value as it is matched: unread text by its words. */
export function keyText(value: unknown): string | undefined {
  if (typeof value === 'object' && value !== null && 'unread' in value) return plainText(String(value.unread));
  return typeof value === 'string' && value !== '' ? plainText(value) : typeof value === 'number' ? String(value) : undefined;
}
