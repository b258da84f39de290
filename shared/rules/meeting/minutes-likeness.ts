import type { AnyRow } from '../../model/table.ts';
import type { MinutesBand } from '../rule.ts';
import { canBeWithin, letterPairs, pairBits } from './letter-pairs.ts';
import { joinedBase36, putMinHashes } from './min-hash.ts';

export const hashesPerBand = 4;

export const minutesBandNames = Array.from({ length: 12 }, (_, band) => `minutes_band_${band}` as MinutesBand);
export const hashesPerText = minutesBandNames.length * hashesPerBand;

/** What minutes are compared by. */
export interface Sketch {
  /** Put in order once they are compared: most never are. */
  readonly pairs: Uint32Array;
  isSorted: boolean;
  readonly bits: Int32Array;
}

type HasSummary = Readonly<Record<string, unknown>>;

// a row object is compared many times within one check
const known = new WeakMap<object, Sketch>();
const nothing: Sketch = { pairs: new Uint32Array(), isSorted: true, bits: pairBits(new Uint32Array()) };

/** A row's minutes ready to be compared, worked out once a row object. */
export function sketchOf(row: HasSummary): Sketch {
  if (typeof row.summary !== 'string') return nothing;
  const had = known.get(row);
  if (had) return had;
  const pairs = letterPairs(row.summary);
  const sketch = { pairs, isSorted: false, bits: pairBits(pairs) };
  known.set(row, sketch);
  return sketch;
}

/**
 * How much alike two minutes are, 0 to 1: Dice's coefficient over letter pairs; 0 where it cannot reach `atLeast`
 * or a text is very short.
 */
export function likeness(one: Sketch, other: Sketch, atLeast: number): number {
  const [a, b] = [one.pairs, other.pairs];
  const total = a.length + b.length;
  if (a.length === 0 || b.length === 0 || (2 * Math.min(a.length, b.length)) / total < atLeast) return 0;
  // so many pairs may stand in one of the two alone; rounded up, for the last word is the quotient's
  if (!canBeWithin(one.bits, other.bits, Math.ceil((1 - atLeast) * total))) return 0;
  return (2 * inBoth(sorted(one), sorted(other))) / total;
}

function sorted(sketch: Sketch): Uint32Array {
  if (!sketch.isSorted) sketch.pairs.sort();
  sketch.isSorted = true;
  return sketch.pairs;
}

function inBoth(a: Uint32Array, b: Uint32Array): number {
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = (a[i] ?? 0) - (b[j] ?? 0);
    if (difference === 0) common++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return common;
}

/** Minutes are compared within one of these: a unit's year. Undefined where the meeting has no time. */
export const minutesPlace = ({ start, unit }: { readonly start?: unknown; readonly unit: string }): string | undefined =>
  typeof start === 'string' ? `${start.slice(0, 4)}|${unit}` : undefined;

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
  const { pairs } = sketchOf(row);
  const place = minutesPlace(row);
  if (pairs.length === 0 || place === undefined) return [];
  const hashes = new Uint32Array(hashesPerText);
  putMinHashes(pairs, hashesPerText, hashes);
  return minutesBandNames.map((_, band) => `${place}|${joinedBase36(hashes, band * hashesPerBand, (band + 1) * hashesPerBand)}`);
}
