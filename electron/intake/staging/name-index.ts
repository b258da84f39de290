import { normalizedName } from '#shared/model/plain-text.ts';
import type { Values } from './key-text.ts';
import { RowsByKey } from './rows-by-key.ts';

/** Rows by how their name is spelled, apart by the scope in which it identifies them. */
export interface NameIndex<R> {
  get(name: unknown, values: Values): readonly R[];
  add(name: unknown, row: R): void;
}

/** A name without a break of line can be put together with its scope. */
export const inScope = (name: string, scope: string) => `${name}\n${scope}`;

/** With the scope known, rows of that scope, else rows of none that is known; with the scope unknown, all of the name. */
export function indexNames<R extends Values>(
  spell: (value: unknown) => string,
  scopeOf: ((values: Values) => string | undefined) | undefined,
): NameIndex<R> {
  const rows = new RowsByKey<R>();
  const spelled = latest(spell);
  return {
    get(name, values) {
      if (rows.size === 0) return none;
      const text = spelled(name);
      const scope = text === '' ? undefined : scopeOf?.(values);
      if (scope === undefined) return rows.get(text);
      const within = rows.get(inScope(text, scope));
      return within.length > 0 ? within : rows.get(inScope(text, ''));
    },
    add(name, row) {
      const text = spelled(name);
      if (text === '') return;
      rows.add(text, row);
      if (scopeOf) rows.add(inScope(text, scopeOf(row) ?? ''), row);
    },
  };
}

const none: readonly never[] = [];

/** A row is looked for and, where it is not found, put in: its name is spelled out once. */
function latest(spell: (value: unknown) => string): (value: unknown) => string {
  let last: { readonly value: unknown; readonly spelled: string } | undefined;
  return (value) => {
    if (last?.value !== value) last = { value, spelled: spell(value) };
    return last?.spelled ?? '';
  };
}

export const spelling = (value: unknown): string => (typeof value === 'string' ? normalizedName(value) : '');
