import { normalizedName } from '../../model/plain-text.ts';
import type { NamedRow } from '../rule.ts';
import { most, type Reading } from './reading.ts';

const keyOf = (name: string) => normalizedName(name).replace(/^(中共|中国共产党)/, '');

// a column of links asks for the same names again and again
const known = new WeakMap<readonly NamedRow[], readonly { readonly id: string; readonly key: string }[]>();
function keyed(rows: readonly NamedRow[]) {
  const had = known.get(rows);
  if (had) return had;
  const keys = rows.map(({ id, label }) => ({ id, key: keyOf(label) }));
  known.set(rows, keys);
  return keys;
}

/** The row whose name is the text's but for width, spaces, brackets and the 中共 before it; or those whose name is a part of it, to be looked at. */
export function nearNames(rows: readonly NamedRow[], typed: string): readonly Reading<string>[] {
  const text = keyOf(typed);
  if (text.length < 2) return [];
  const same = keyed(rows).filter(({ key }) => key === text);
  // two rows of one name cannot be told apart on a button
  if (same.length > 0) return same.length === 1 ? same.map(({ id }) => ({ value: id })) : [];
  const part = keyed(rows).filter(({ key }) => key.length >= 4 && (text.includes(key) || (text.length >= 4 && key.includes(text))));
  return part.length <= most ? part.map(({ id }) => ({ value: id, toCheck: true as const })) : [];
}
