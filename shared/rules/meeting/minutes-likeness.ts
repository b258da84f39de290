import { canBeWithin, letterPairs, pairBits } from './letter-pairs.ts';

/** What minutes are compared by. */
export interface Sketch {
  /** Put in order, and made into bits, once they are compared: most never are. */
  readonly pairs: Uint32Array;
  isSorted: boolean;
  bits: Int32Array | undefined;
}

/** Minutes ready to be compared; those that say too little have no pairs and are like nothing. */
export function sketchOf(summary: unknown): Sketch {
  const pairs = letterPairs(typeof summary === 'string' ? summary : '');
  return { pairs, isSorted: false, bits: undefined };
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
  if (!canBeWithin(bitsOf(one), bitsOf(other), Math.ceil((1 - atLeast) * total))) return 0;
  return (2 * inBoth(sorted(one), sorted(other))) / total;
}

function bitsOf(sketch: Sketch): Int32Array {
  sketch.bits ??= pairBits(sketch.pairs);
  return sketch.bits;
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

/** Minutes are compared within one of these: a unit's year, `2026|330802005`. Undefined where the meeting has no time. */
export const minutesPlace = ({ start, unit }: { readonly start?: unknown; readonly unit: string }): string | undefined =>
  typeof start === 'string' ? `${start.slice(0, 4)}|${unit}` : undefined;
