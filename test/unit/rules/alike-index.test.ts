import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alikeIndex } from '#shared/rules/meeting/alike-index.ts';
import { letterPairs } from '#shared/rules/meeting/letter-pairs.ts';
import { likeness, sketchOf } from '#shared/rules/meeting/minutes-likeness.ts';
import { prefixIndex } from '#shared/rules/meeting/prefix-index.ts';
import { chanceOf } from '../../../electron/demo/township-names.ts';

type Index = typeof alikeIndex;

/** For every text the first one before it that is so much alike, or -1. */
function found(index: Index, texts: readonly string[], atLeast: number): number[] {
  const sketches = texts.map(sketchOf);
  const firstBefore = index(texts.map(letterPairs), atLeast);
  return texts.map((_, place) => firstBefore(place, (before) => isAlike(sketches[place], sketches[before], atLeast)));
}
const isAlike = (one: ReturnType<typeof sketchOf> | undefined, other: typeof one, atLeast: number) =>
  one !== undefined && other !== undefined && likeness(one, other, atLeast) >= atLeast;

/** The same by comparing every text with every other, pair by pair. */
function plainly(texts: readonly string[], atLeast: number): number[] {
  const pairs = texts.map((text) => new Set(letterPairs(text)));
  const dice = (one: Set<number>, other: Set<number>) => (2 * [...one].filter((pair) => other.has(pair)).length) / (one.size + other.size);
  return pairs.map((own, place) => pairs.findIndex((other, before) => before < place && dice(own, other) >= atLeast));
}

const chance = chanceOf(11);
const letters = (length: number, different = 3000) =>
  Array.from({ length }, () => String.fromCodePoint(0x4e00 + chance.whole(0, different))).join('');

/** Texts of one or several frames, each with something of its own at the end or within, some of them changed a little. */
const worlds = fc
  .record({
    frames: fc.integer({ min: 1, max: 3 }),
    frame: fc.integer({ min: 50, max: 400 }),
    own: fc.integer({ min: 0, max: 60 }),
    different: fc.constantFrom(30, 300, 3000),
    atLeast: fc.constantFrom(0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1),
    texts: fc.integer({ min: 20, max: 60 }),
  })
  .map(({ frames, frame, own, different, atLeast, texts }) => {
    const shared = Array.from({ length: frames }, () => letters(frame));
    const made: string[] = [];
    for (let nth = 0; nth < texts; nth++) {
      const text = chance.pick(shared);
      const cut = chance.whole(0, text.length);
      const earlier = made.length > 0 && chance.is(0.2) ? chance.pick(made) : undefined;
      made.push(
        earlier === undefined
          ? text.slice(0, cut) + letters(chance.whole(0, own), different) + text.slice(cut)
          : earlier.replace(earlier.slice(cut, cut + 5), letters(chance.whole(0, 8), different)),
      );
    }
    return { texts: made, atLeast };
  });

test.each([
  ['bands, and rare elements where they are crowded', alikeIndex],
  ['rare elements', prefixIndex],
])('by %s, the first alike of every text is the one that plain comparison finds', (_, index) => {
  let alike = 0;
  fc.assert(
    fc.property(worlds, ({ texts, atLeast }) => {
      const expected = plainly(texts, atLeast);
      expect(found(index, texts, atLeast)).toEqual(expected);
      alike += expected.filter((place) => place >= 0).length;
    }),
    { numRuns: 150, seed: 3 },
  );
  expect(alike).toBeGreaterThan(1000);
});

/** How often a text is held against another in all. */
function comparisons(texts: readonly string[], atLeast: number): number {
  const sketches = texts.map(sketchOf);
  const firstBefore = alikeIndex(texts.map(letterPairs), atLeast);
  let times = 0;
  for (const place of texts.keys())
    firstBefore(place, (before) => {
      times++;
      return isAlike(sketches[place], sketches[before], atLeast);
    });
  return times;
}

test.each<[string, number, number]>([
  ['nearly alike by their frame alone', 200, 26],
  ['alike by their frame alone', 200, 10],
  ['one text', 200, 0],
])('three thousand texts that are %s are compared a few times each, not each with each', (_, frame, own) => {
  const shared = letters(frame);
  const texts = Array.from({ length: 3000 }, () => shared + letters(own));
  expect(comparisons(texts, 0.9)).toBeLessThan(10 * texts.length);
});
