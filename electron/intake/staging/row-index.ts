import type { Table } from '#shared/model/table.ts';
import { sameValue } from '../../bookkeeping/coercing.ts';
import { type ContentIndex, indexByContent } from './content-index.ts';
import { identifies } from './identifiers.ts';
import { keyText, type Values } from './key-text.ts';
import { indexByEnds, type MaskedTexts } from './masked-index.ts';
import { indexNames, spelling } from './name-index.ts';
import { RowsByKey } from './rows-by-key.ts';

/** What an imported row is matched by: the given field, or the table's match fields in order. */
export const matchFields = (table: Table, key?: string): readonly string[] => (key === undefined ? table.match : [key]);

export interface Match<R> {
  readonly row: R;
  /** All that may be meant: more than the row where nothing tells them apart. */
  readonly meant: readonly R[];
  /** Only the names agree, and they are written otherwise. */
  readonly respelled: boolean;
}

export interface RowIndex<R extends Values> {
  /** The row there that the values stand for; `masked` has what the sheet shows of personal data. */
  find(values: Values, masked?: MaskedTexts): Match<R> | undefined;
  add(row: R): void;
}

/**
 * Finds rows by an earlier match field first. A later one (a name) only finds a row that an earlier one does not tell apart: with the codes
 * known on both sides and different, the same name is another organization; so is one within another scope (`matchWithin`). Then a name with what
 * a masked number shows. At last a name finds the one row whose name is the same but for width, brackets and spaces. A table without match fields
 * knows a row by all its given values.
 */
export function indexRows<R extends Values>(
  table: Table,
  fields: readonly string[],
  mapped: readonly string[],
  scopeOf: (values: Values) => unknown = (values) => table.matchWithin && values[table.matchWithin],
): RowIndex<R> {
  if (fields.length === 0) return byContent(indexByContent<R>(table, mapped));
  const scopeText = table.matchWithin === undefined ? undefined : (values: Values) => keyText(scopeOf(values));
  const indexes = fields.map((field, place) => ({
    field,
    earlier: fields.slice(0, place),
    rows: field === table.label ? indexNames<R>(plainKey, scopeText) : indexKeys<R>(),
  }));
  const spelled = fields.includes(table.label) ? indexNames<R>(spelling, scopeText) : undefined;
  const byEnds = indexByEnds<R>(table, fields);
  const known = (field: string, value: unknown) => {
    const described = table.fields[field];
    return described !== undefined && identifies(described, value);
  };
  const toldApart = (values: Values, row: R, by: readonly string[]) =>
    by.some((field) => known(field, values[field]) && known(field, row[field]) && !sameValue(values[field], row[field]));
  const others = fields.filter((field) => field !== table.label);
  const agrees = [...new Set([...fields, table.label])];
  /** Of several those that agree in more of what they are known by. */
  const narrowed = (values: Values, rows: readonly R[], by: string): readonly R[] =>
    agrees.reduce((left, field) => {
      if (left.length < 2 || field === by) return left;
      const text = keyText(values[field]);
      const same = text === undefined ? left : left.filter((row) => keyText(row[field]) === text);
      return same.length > 0 ? same : left;
    }, rows);
  const matched = (meant: readonly R[], respelled: boolean): Match<R> | undefined => meant[0] && { row: meant[0], meant, respelled };
  const bySpelling = (values: Values): Match<R> | undefined => {
    const left = spelled?.get(values[table.label], values).filter((row) => !toldApart(values, row, others)) ?? [];
    return left.length === 1 ? matched(left, true) : undefined;
  };
  return {
    find(values, masked) {
      for (const { field, earlier, rows } of indexes) {
        const like = rows.get(values[field], values);
        if (like.length === 0) continue;
        const left = earlier.length === 0 ? like : like.filter((row) => !toldApart(values, row, earlier));
        if (left.length > 0) return matched(narrowed(values, left, field), false);
      }
      const shown = masked && byEnds.find(values, masked);
      return shown && shown.length > 0 ? matched(shown, false) : bySpelling(values);
    },
    add(row) {
      for (const { field, rows } of indexes) rows.add(row[field], row);
      spelled?.add(row[table.label], row);
      byEnds.add(row);
    },
  };
}

function byContent<R extends Values>(content: ContentIndex<R>): RowIndex<R> {
  return {
    find(values, masked) {
      const row = content.find(values, masked);
      return row && { row, meant: [row], respelled: false };
    },
    add: (row) => content.add(row),
  };
}

function indexKeys<R extends Values>() {
  const rows = new RowsByKey<R>();
  return {
    get: (value: unknown): readonly R[] => (rows.size === 0 ? none : rows.get(plainKey(value))),
    add(value: unknown, row: R): void {
      const text = plainKey(value);
      if (text !== '') rows.add(text, row);
    },
  };
}

const none: readonly never[] = [];
const plainKey = (value: unknown): string => keyText(value) ?? '';
