import { visibleEnds } from '#shared/model/masked.ts';
import type { Table } from '#shared/model/table.ts';
import type { Values } from './key-text.ts';
import { endsOf, type MaskedTexts } from './masked-index.ts';
import { RowsByKey } from './rows-by-key.ts';

/** Finds the row that has all the values that a sheet gives. */
export interface ContentIndex<R> {
  find(values: Values, masked?: MaskedTexts): R | undefined;
  add(row: R): void;
}

/** Personal data that the sheet masks is left out; of several rows that then agree, the one whose masked data shows the same. */
export function indexByContent<R extends Values>(table: Table, mapped: readonly string[]): ContentIndex<R> {
  const rows: R[] = [];
  // by which fields are left out: sheets mask whole columns
  const indexes = new Map<string, { readonly fields: readonly string[]; readonly found: RowsByKey<R> }>();
  const content = (values: Values, fields: readonly string[]) => JSON.stringify(fields.map((field) => values[field] ?? null));
  const indexOf = (hidden: readonly string[]) => {
    const name = hidden.join();
    const had = indexes.get(name);
    if (had) return had;
    const made = { fields: mapped.filter((field) => !hidden.includes(field)), found: new RowsByKey<R>() };
    for (const row of rows) made.found.add(content(row, made.fields), row);
    indexes.set(name, made);
    return made;
  };
  return {
    find(values, masked) {
      const hidden = masked ? mapped.filter((field) => masked.has(field)) : [];
      const { fields, found } = indexOf(hidden);
      // with everything masked nothing is known
      if (fields.length === 0) return undefined;
      const like = found.get(content(values, fields));
      const shows = (row: R) => hidden.every((field) => endsOf(table, field, row[field]) === visibleEnds(masked?.get(field) ?? ''));
      return like.length > 1 ? (like.find(shows) ?? like[0]) : like[0];
    },
    add(row) {
      rows.push(row);
      for (const { fields, found } of indexes.values()) found.add(content(row, fields), row);
    },
  };
}
