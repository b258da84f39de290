import { lengthClasses, rankedSets } from './ranked-sets.ts';

/** The first of the texts before the one at a place that `fits` says yes to; -1 where none does. `fits` is asked of a text once at most. */
export type FirstBefore = (place: number, fits: (before: number) => boolean) => number;

/** Elements that fewer sets have than this share of all are looked at even where fewer elements would do. */
const rare = 1 / 64;

/**
 * Leads from a set to the earlier ones that can be as much alike as `atLeast` (Dice's coefficient): if two are, then some of the rarest elements
 * of one are in the other too, and how many follows from both sizes (the prefix filter of Chaudhuri and of Bayardo, with counts).
 * A frame that many texts share is at the end of the order by rarity: it is looked at only where it makes texts alike by itself, and then
 * the first of them is the answer. Where words are few and come again in every text, a large part of all texts is looked at.
 */
export function prefixIndex(sets: readonly Uint32Array[], atLeast: number): FirstBefore {
  const texts = sets.length;
  const { ranks, starts, howMany } = rankedSets(sets);
  const sizeOf = (place: number) => (starts[place + 1] ?? 0) - (starts[place] ?? 0);
  const classes = lengthClasses(sets.map(({ length }) => length));
  const classOf = (size: number) => classes.of[Math.min(size, classes.of.length - 1)] ?? 0;
  const { begins, entries } = holders();
  const counts = new Uint32Array(texts);
  const counted = new Uint32Array(texts);
  let round = 0;

  /** By element, who has it: the places in order of length and time, as length class × texts + place. */
  function holders() {
    const begins = new Uint32Array(howMany + 1);
    for (const rank of ranks) begins[rank + 1] = (begins[rank + 1] ?? 0) + 1;
    for (let rank = 0; rank < howMany; rank++) begins[rank + 1] = (begins[rank + 1] ?? 0) + (begins[rank] ?? 0);
    const entries = new Uint32Array(ranks.length);
    const next = begins.slice();
    for (const place of classes.order)
      for (let at = starts[place] ?? 0, end = at + sizeOf(place); at < end; at++) {
        const rank = ranks[at] ?? 0;
        entries[next[rank] ?? 0] = classOf(sizeOf(place)) * texts + place;
        next[rank] = (next[rank] ?? 0) + 1;
      }
    return { begins, entries };
  }

  function firstNotBelow(from: number, end: number, entry: number): number {
    let [low, high] = [from, end];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((entries[middle] ?? 0) < entry) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** How many of a set's elements are rare: they come first. */
  function rareOf(begin: number, size: number): number {
    const most = Math.max(32, texts * rare);
    let many = 0;
    while (many < size && (begins[(ranks[begin + many] ?? 0) + 1] ?? 0) - (begins[ranks[begin + many] ?? 0] ?? 0) <= most) many++;
    return many;
  }

  return (place, fits) => {
    round++;
    const [begin, size] = [starts[place] ?? 0, sizeOf(place)];
    // a hair more on either side, for the quotient that is compared in the end is rounded
    const least = Math.ceil((atLeast / (2 - atLeast)) * size - 1e-6);
    const largest = Math.floor(((2 - atLeast) / atLeast) * size + 1e-6);
    const from = classOf(least) * texts;
    const many = rareOf(begin, size);
    let first = place;
    for (let at = 0; at < size && first > 0; at++) {
      // how large the others may be of which this element may still be the first in common
      const most = at < many ? largest : Math.floor(((size - at) * 2) / atLeast - size + 1e-6);
      if (most < least) break;
      const rank = ranks[begin + at] ?? 0;
      const end = begins[rank + 1] ?? 0;
      const last = (classOf(most) + 1) * texts;
      let near = firstNotBelow(begins[rank] ?? 0, end, from);
      while (near < end) {
        const entry = entries[near] ?? 0;
        if (entry >= last) break;
        const before = entry % texts;
        if (before >= first) {
          // on to the next class of lengths, whose first are earlier again
          near = firstNotBelow(near + 1, end, entry - before + texts);
          continue;
        }
        near++;
        const other = sizeOf(before);
        if (other > most) continue;
        const count = counted[before] === round ? (counts[before] ?? 0) + 1 : 1;
        counted[before] = round;
        counts[before] = count;
        // so many elements may be in one of the two alone
        const alone = size - Math.ceil((atLeast / 2) * (size + other) - 1e-6);
        if (count === Math.max(many - alone, 1) && fits(before)) first = before;
      }
    }
    return first < place ? first : -1;
  };
}
