/** Of two sets exactly as much alike as asked, how often they may share no band. */
const missed = 1e-6;
const mostHashes = 256;
const mostInBand = 6;

/** Many hashes in a band tell sets apart better, but then many bands are needed for none to be lost. */
function bandsFor(atLeast: number): { readonly bands: number; readonly inBand: number } {
  // the share of two sets' hashes that are the same: Jaccard's coefficient
  const same = atLeast / (2 - atLeast);
  const bandsOf = (inBand: number) => Math.ceil(Math.log(missed) / Math.log1p(-Math.min(same ** inBand, 1 - missed)));
  let inBand = mostInBand;
  while (inBand > 1 && inBand * bandsOf(inBand) > mostHashes) inBand--;
  return { bands: bandsOf(inBand), inBand };
}

export interface BandChains {
  /** For each band, of every set the last one before it with the same hashes in that band; -1 where there is none. */
  readonly chains: readonly Int32Array[];
  /** 1 for every set that shares a band with one before it: most share none, and need not be looked for in every chain. */
  readonly shares: Uint8Array;
}

/**
 * Sets that have elements in common share a band the sooner, the more they have. (What is kept of a band is one hash of its hashes: two that
 * share it by chance are found to be different when they are compared.)
 */
export function bandChains(sets: readonly Uint32Array[], atLeast: number): BandChains {
  const { bands, inBand } = bandsFor(atLeast);
  const hashes = new Uint32Array(bands * inBand);
  // one long list of numbers, for thousands of short ones take longer to make than to fill
  const kept = new Uint32Array(bands * sets.length);
  for (const [place, set] of sets.entries()) {
    putMinHashes(set, hashes);
    for (let band = 0; band < bands; band++) kept[band * sets.length + place] = mixed(hashes, band * inBand, inBand);
  }
  const shares = new Uint8Array(sets.length);
  const chains = Array.from({ length: bands }, (_, band) => chainOf(kept.subarray(band * sets.length, (band + 1) * sets.length), shares));
  return { chains, shares };
}

const nothing = 0xffffffff;
/** Bins filled in one go: with many more than a set has elements, most would stay empty. */
const inOneGo = 64;
const [first, second, step] = [0x85ebca77, 0xc2b2ae3d, 0x9e3779b1];

/**
 * The least hash of a set's elements in each bin (one permutation hashing, Li 2012; an empty bin takes over another's, Shrivastava 2017):
 * two sets agree in one as often as they have elements in common.
 */
function putMinHashes(set: Uint32Array, bins: Uint32Array): void {
  if (set.length > mixedOnce.length) mixedOnce = new Uint32Array(2 * set.length);
  for (let at = 0; at < set.length; at++) {
    const hash = Math.imul(set[at] ?? 0, first);
    mixedOnce[at] = Math.imul(hash ^ (hash >>> 15), second);
  }
  for (let from = 0; from < bins.length; from += inOneGo) putSome(set.length, bins, from, Math.min(inOneGo, bins.length - from));
}

// room to work in, kept from set to set
const filled = new Uint32Array(inOneGo);
let mixedOnce = new Uint32Array(4096);

/** Puts the elements, mixed once, in another order for each go by a salt of its own. */
function putSome(elements: number, bins: Uint32Array, from: number, many: number): void {
  const salt = Math.imul(from + 1, step);
  filled.fill(nothing);
  for (let at = 0; at < elements; at++) {
    let hash = Math.imul((mixedOnce[at] ?? 0) ^ salt, first);
    hash = (hash ^ (hash >>> 15)) >>> 0;
    // the upper half says which bin, all of it how great
    const bin = ((hash >>> 16) * many) >>> 16;
    if (hash < (filled[bin] ?? 0)) filled[bin] = hash;
  }
  for (let bin = 0; bin < many; bin++) {
    let least = filled[bin] ?? nothing;
    for (let attempt = 1; least === nothing && attempt < 10_000; attempt++) {
      const hash = Math.imul(Math.imul(bin + 1, first) ^ Math.imul(attempt, second), step);
      least = filled[(((hash ^ (hash >>> 15)) >>> 16) * many) >>> 16] ?? nothing;
    }
    bins[from + bin] = least;
  }
}

/** For each hash the place of the last same one before it; where there is one, that is noted in `shares`. */
function chainOf(hashes: Uint32Array, shares: Uint8Array): Int32Array {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * hashes.length + 2))).fill(-1);
  const mask = slots.length - 1;
  const previous = new Int32Array(hashes.length);
  for (let place = 0; place < hashes.length; place++) {
    const hash = hashes[place] ?? 0;
    let slot = hash & mask;
    let there = slots[slot] ?? -1;
    while (there >= 0 && hashes[there] !== hash) {
      slot = (slot + 1) & mask;
      there = slots[slot] ?? -1;
    }
    previous[place] = there;
    if (there >= 0) shares[place] = 1;
    slots[slot] = place;
  }
  return previous;
}

function mixed(hashes: Uint32Array, from: number, inBand: number): number {
  let all = 0;
  for (let at = from; at < from + inBand; at++) {
    all = Math.imul(all ^ (hashes[at] ?? 0), first);
    all ^= all >>> 15;
  }
  return all >>> 0;
}
