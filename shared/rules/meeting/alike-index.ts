import { bandChains } from './band-chains.ts';
import { type FirstBefore, prefixIndex } from './prefix-index.ts';

// finding texts by their bands takes longer than by their rarest elements once there are more to look at than this
const manySteps = 300;

/**
 * An index over sets of numbers, the earliest first, that leads from one to the earlier ones whose Dice's coefficient is `atLeast`, and past
 * nearly all others: by bands of hashes, which find a few of many that have words in common; and where many texts share a frame, which puts all
 * of them into the same bands, by the elements that are rare. Sets exactly as much alike as `atLeast` are lost once in a million.
 */
export function alikeIndex(sets: readonly Uint32Array[], atLeast: number): FirstBefore {
  const { chains, shares } = bandChains(sets, atLeast);
  let byPrefix: FirstBefore | undefined;
  const seen = new Uint32Array(sets.length);
  let round = 0;

  /** The places before one that share a band with it, each once; undefined where they are too many. */
  function fewBefore(place: number): number[] | undefined {
    round++;
    const before: number[] = [];
    let steps = 0;
    for (const previous of chains)
      for (let at = previous[place] ?? -1; at >= 0; at = previous[at] ?? -1) {
        if (++steps > manySteps) return undefined;
        if (seen[at] === round) continue;
        seen[at] = round;
        before.push(at);
      }
    return before.sort((a, b) => a - b);
  }

  return (place, fits) => {
    if (shares[place] !== 1) return -1;
    const few = fewBefore(place);
    if (few) return few.find(fits) ?? -1;
    byPrefix ??= prefixIndex(sets, atLeast);
    return byPrefix(place, fits);
  };
}
