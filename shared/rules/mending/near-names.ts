import { normalizedName } from '../../model/plain-text.ts';
import type { NamedRow } from '../rule.ts';
import { editDistance } from './near-codes.ts';
import { withDigits } from './plain-digits.ts';
import { most, type Reading } from './reading.ts';

const keyOf = (name: string) => normalizedName(name).replace(/^(中共|中国共产党)/, '');

interface KeyedName extends NamedRow {
  readonly key: string;
}
interface KeyedNames {
  readonly rows: readonly KeyedName[];
  readonly byKey: ReadonlyMap<string, readonly KeyedName[]>;
}

// a column of links asks for the same names again and again
const known = new WeakMap<readonly NamedRow[], KeyedNames>();
function keyed(named: readonly NamedRow[]): KeyedNames {
  const had = known.get(named);
  if (had) return had;
  const rows = named.map((row) => ({ ...row, key: keyOf(row.label) }));
  const byKey = new Map<string, KeyedName[]>();
  for (const row of rows) {
    const same = byKey.get(row.key);
    if (same) same.push(row);
    else byKey.set(row.key, [row]);
  }
  const keys = { rows, byKey };
  known.set(named, keys);
  return keys;
}

/** The row whose name is the text's but for width, spaces, brackets and the 中共 before it; or those whose name is a part of it, to be looked at. */
export function nearNames(rows: readonly NamedRow[], typed: string): readonly Reading<string>[] {
  const text = keyOf(typed);
  if (text.length < 2) return [];
  const same = keyed(rows).byKey.get(text);
  // two rows of one name cannot be told apart on a button
  if (same) return same.length === 1 ? same.map(({ id }) => ({ value: id })) : [];
  const part = keyed(rows).rows.filter(({ key }) => key.length >= 4 && (text.includes(key) || (text.length >= 4 && key.includes(text))));
  return part.length <= most ? part.map(({ id }) => ({ value: id, toCheck: true as const })) : [];
}

const numbersIn = (key: string) => withDigits(key).replace(/\D+/g, ' ').trim();

/** The rows whose name differs from the text by a character in four at most, to be looked at: 第一 and 第二 are not one misspelt as the other. */
export function misspeltNames(rows: readonly NamedRow[], typed: string): readonly Reading<string>[] {
  const text = keyOf(typed);
  const far = Math.floor(text.length / 4);
  if (far < 1) return [];
  const numbers = numbersIn(text);
  const characters = new Set(text);
  // quick to say and true of most names: too many of their characters are none of the text's
  const isStrange = (key: string) => [...key].filter((character) => !characters.has(character)).length > far;
  const isNear = ({ key }: KeyedName) =>
    key !== text &&
    Math.abs(key.length - text.length) <= far &&
    !isStrange(key) &&
    numbersIn(key) === numbers &&
    editDistance(key, text) <= far;
  const found = keyed(rows).rows.filter(isNear);
  return found.length <= most ? found.map(({ id }) => ({ value: id, toCheck: true as const })) : [];
}
