import type { AnyRow } from '../../model/table.ts';
import type { MinutesBand } from '../rule.ts';

/** Texts with fewer letters say too little to be called a copy. */
const shortest = 20;
const rowsPerBand = 4;

export const minutesBandNames = Array.from({ length: 12 }, (_, band) => `minutes_band_${band}` as MinutesBand);

/** The pairs of neighbouring letters in a text, each once, sorted; punctuation, spaces and digits (dates, head counts) do not tell minutes apart. */
function letterPairs(text: string): Uint32Array {
  const letters = text.normalize('NFKC').replace(/[^\p{L}]/gu, '');
  if (letters.length < shortest) return new Uint32Array();
  const pairs = new Set<number>();
  for (let at = 1; at < letters.length; at++) pairs.add(((letters.charCodeAt(at - 1) << 16) | letters.charCodeAt(at)) >>> 0);
  return Uint32Array.from(pairs).sort();
}

type HasSummary = Readonly<Record<string, unknown>>;

// a row object is compared many times within one check
const known = new WeakMap<object, Uint32Array>();
const none = new Uint32Array();

function pairsOf(row: HasSummary): Uint32Array {
  if (typeof row.summary !== 'string') return none;
  const had = known.get(row);
  if (had) return had;
  const pairs = letterPairs(row.summary);
  known.set(row, pairs);
  return pairs;
}

/**
 * How much alike two minutes are, 0 to 1: Dice's coefficient over letter pairs; 0 where it cannot reach `atLeast`
 * or a text is very short.
 */
export function likeness(one: HasSummary, other: HasSummary, atLeast: number): number {
  const a = pairsOf(one);
  const b = pairsOf(other);
  if (a.length === 0 || b.length === 0 || (2 * Math.min(a.length, b.length)) / (a.length + b.length) < atLeast) return 0;
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = (a[i] ?? 0) - (b[j] ?? 0);
    if (difference === 0) common++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return (2 * common) / (a.length + b.length);
}

function mixed(value: number, seed: number): number {
  let hash = Math.imul(value ^ Math.imul(seed + 1, 0x9e3779b1), 0x85ebca77);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae3d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function smallest(pairs: Uint32Array, seed: number): number {
  let least = 0xffffffff;
  for (const pair of pairs) {
    const hash = mixed(pair, seed);
    if (hash < least) least = hash;
  }
  return least;
}

const bandsKnown = new WeakMap<object, readonly string[]>();

/**
 * MinHash bands of a meeting's minutes, so that every pair need not be compared: two minutes of one unit and year that are 0.9 alike
 * share a band in 999 of 1,000 cases, different ones hardly ever. Empty where there is nothing to compare.
 */
export function minutesBands(row: AnyRow): readonly string[] {
  const had = bandsKnown.get(row);
  if (had) return had;
  const bands = computed(row);
  bandsKnown.set(row, bands);
  return bands;
}

function computed(row: AnyRow): string[] {
  const pairs = pairsOf(row);
  if (pairs.length === 0 || typeof row.start !== 'string') return [];
  const place = `${row.start.slice(0, 4)}|${row.unit}`;
  return minutesBandNames.map((_, band) => {
    const parts = Array.from({ length: rowsPerBand }, (_, at) => smallest(pairs, band * rowsPerBand + at).toString(36));
    return `${place}|${parts.join('.')}`;
  });
}
