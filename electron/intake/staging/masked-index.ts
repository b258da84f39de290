import { masked, visibleEnds } from '#shared/model/masked.ts';
import type { Table } from '#shared/model/table.ts';
import type { Values } from './key-text.ts';
import { spelling } from './name-index.ts';
import { RowsByKey } from './rows-by-key.ts';

/** Field -> personal data as the sheet shows it, masked. */
export type MaskedTexts = ReadonlyMap<string, string>;

/** Finds rows by their name and what a masked number still shows: how a sheet that went out masked comes back. */
export interface EndsIndex<R> {
  find(values: Values, texts: MaskedTexts): readonly R[];
  add(row: R): void;
}

/** What a row's personal data would show of itself, masked. */
export function endsOf(table: Table, field: string, value: unknown): string | undefined {
  const described = table.fields[field];
  return described?.personal && typeof value === 'string' && value !== '' ? visibleEnds(masked(described, value)) : undefined;
}

/** Made when it is first asked: few sheets are masked. */
export function indexByEnds<R extends Values>(table: Table, fields: readonly string[]): EndsIndex<R> {
  const numbers = fields.filter((field) => field !== table.label && table.fields[field]?.personal);
  const rows: R[] = [];
  let made: RowsByKey<R> | undefined;
  const keyOf = (field: string, name: string, ends: string) => `${field}\n${name}\n${ends}`;
  const put = (index: RowsByKey<R>, row: R) => {
    const name = spelling(row[table.label]);
    for (const field of numbers) {
      const ends = endsOf(table, field, row[field]);
      if (name !== '' && ends !== undefined) index.add(keyOf(field, name, ends), row);
    }
    return index;
  };
  return {
    find(values, texts) {
      const name = spelling(values[table.label]);
      const shown = numbers.find((field) => texts.has(field));
      if (name === '' || shown === undefined) return [];
      made ??= rows.reduce(put, new RowsByKey<R>());
      return made.get(keyOf(shown, name, visibleEnds(texts.get(shown) ?? '')));
    },
    add(row) {
      if (numbers.length === 0) return;
      rows.push(row);
      if (made) put(made, row);
    },
  };
}
