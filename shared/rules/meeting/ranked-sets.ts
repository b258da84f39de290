/** Sets of numbers as lists of ranks, the rarest element first. */
export interface RankedSets {
  /** All lists, one behind the other; the one of a set begins at its `starts`. */
  readonly ranks: Uint32Array;
  readonly starts: Uint32Array;
  /** How many different elements there are. */
  readonly howMany: number;
}

/** Puts the elements of every set in one order: how many sets hold it, then the number itself. */
export function rankedSets(sets: readonly Uint32Array[]): RankedSets {
  const starts = new Uint32Array(sets.length + 1);
  for (const [place, set] of sets.entries()) starts[place + 1] = (starts[place] ?? 0) + set.length;
  const slots = slotsOf(sets);
  const ranks = new Uint32Array(starts[sets.length] ?? 0);
  let at = 0;
  for (const [place, set] of sets.entries()) {
    for (let nth = 0; nth < set.length; nth++) ranks[at++] = slots.ranks[slots.of(set[nth] ?? 0)] ?? 0;
    ranks.subarray(starts[place], at).sort();
  }
  return { ranks, starts, howMany: slots.howMany };
}

/** A table of all elements by which each finds its rank. */
function slotsOf(sets: readonly Uint32Array[]) {
  let values = new Uint32Array(1 << 12);
  let counts = new Uint32Array(values.length);
  let howMany = 0;
  const slotIn = (value: number) => {
    const mask = values.length - 1;
    const mixed = Math.imul(value, 0x9e3779b1);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    while (counts[slot] !== 0 && values[slot] !== value) slot = (slot + 1) & mask;
    return slot;
  };
  const grow = () => {
    const [oldValues, oldCounts] = [values, counts];
    values = new Uint32Array(2 * oldValues.length);
    counts = new Uint32Array(values.length);
    for (let old = 0; old < oldValues.length; old++) {
      if (oldCounts[old] === 0) continue;
      const slot = slotIn(oldValues[old] ?? 0);
      values[slot] = oldValues[old] ?? 0;
      counts[slot] = oldCounts[old] ?? 0;
    }
  };
  for (const set of sets)
    for (let nth = 0; nth < set.length; nth++) {
      const value = set[nth] ?? 0;
      const slot = slotIn(value);
      if (counts[slot] === 0) {
        values[slot] = value;
        howMany++;
      }
      counts[slot] = (counts[slot] ?? 0) + 1;
      if (2 * howMany > values.length) grow();
    }
  const ranks = new Uint32Array(values.length);
  for (const [rank, element] of inOrder(values, counts, howMany).entries()) ranks[slotIn(element % 2 ** 32)] = rank;
  return { of: slotIn, ranks, howMany };
}

/** The elements from the rarest on, each with how often it comes above its 32 bits. */
function inOrder(values: Uint32Array, counts: Uint32Array, howMany: number): Float64Array {
  const elements = new Float64Array(howMany);
  let next = 0;
  for (let slot = 0; slot < values.length; slot++)
    if (counts[slot] !== 0) elements[next++] = (counts[slot] ?? 0) * 2 ** 32 + (values[slot] ?? 0);
  return elements.sort();
}

/** Lengths of one class differ by some four hundredths; short ones have a class each. */
const perE = 24;

/** The class of every length up to the greatest, and the places in order of class, within one as they came. */
export function lengthClasses(lengths: readonly number[]): { readonly of: Uint32Array; readonly order: Uint32Array } {
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  const of = new Uint32Array(longest + 1);
  for (let length = 1; length <= longest; length++)
    of[length] = length <= perE ? length : perE + Math.floor(Math.log(length / perE) * perE);
  const begins = new Uint32Array((of[longest] ?? 0) + 2);
  for (const length of lengths) begins[(of[length] ?? 0) + 1] = (begins[(of[length] ?? 0) + 1] ?? 0) + 1;
  for (let nth = 1; nth < begins.length; nth++) begins[nth] = (begins[nth] ?? 0) + (begins[nth - 1] ?? 0);
  const order = new Uint32Array(lengths.length);
  for (const [place, length] of lengths.entries()) {
    const at = begins[of[length] ?? 0] ?? 0;
    order[at] = place;
    begins[of[length] ?? 0] = at + 1;
  }
  return { of, order };
}
