import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  contains,
  countOf,
  edge,
  type Motion,
  moved,
  placesOf,
  rangeOf,
  rowsIn,
  tabbed,
  walked,
  widthCovered,
} from '../../../renderer/grid/selecting/selection.ts';

const bounds = { rows: 10, cols: 4 };
const row = (pattern: string) => (at: number) => pattern[at] === 'x';

test.each([
  ['xxx..xx.', 0, 2, 'to the end of the block one stands in'],
  ['xxx..xx.', 2, 5, 'from the end of a block to the next one'],
  ['xxx..xx.', 3, 5, 'from nothing to the next filled cell'],
  ['xxx..xx.', 4, 5, 'only to the beginning of a block'],
  ['xxx..xx.', 6, 7, 'past the last block to the border'],
  ['........', 2, 7, 'over nothing to the border'],
])('ctrl+arrow over %s from %i ends at %i: %s', (pattern, from, to) => {
  expect(edge(from, 1, pattern.length, row(pattern))).toBe(to);
});

test('ctrl+arrow backwards', () => {
  expect(edge(6, -1, 8, row('xxx..xx.'))).toBe(5);
  expect(edge(5, -1, 8, row('xxx..xx.'))).toBe(2);
  expect(edge(0, -1, 8, row('xxx..xx.'))).toBe(0);
});

test('no motion leaves the sheet', () => {
  const motions: Motion[] = [
    'up',
    'down',
    'left',
    'right',
    'edgeUp',
    'edgeDown',
    'edgeLeft',
    'edgeRight',
    'rowStart',
    'rowEnd',
    'gridStart',
    'gridEnd',
    'pageUp',
    'pageDown',
  ];
  const place = fc.record({ row: fc.nat(9), col: fc.nat(3) });
  fc.assert(
    fc.property(place, fc.array(fc.constantFrom(...motions)), fc.infiniteStream(fc.boolean()), (from, steps, filled) => {
      const end = steps.reduce((at, motion) => moved(at, motion, bounds, 5, () => filled.next().value), from);
      expect(end.row).toBeGreaterThanOrEqual(0);
      expect(end.row).toBeLessThan(10);
      expect(end.col).toBeGreaterThanOrEqual(0);
      expect(end.col).toBeLessThan(4);
    }),
  );
});

test('a range does not depend on the way it was drawn', () => {
  const [a, b] = [
    { row: 5, col: 1 },
    { row: 2, col: 3 },
  ];
  expect(rangeOf(a, b, 'cells', bounds)).toEqual({ top: 2, bottom: 5, left: 1, right: 3 });
  expect(rangeOf(b, a, 'cells', bounds)).toEqual(rangeOf(a, b, 'cells', bounds));
  expect(rangeOf(a, b, 'rows', bounds)).toEqual({ top: 2, bottom: 5, left: 0, right: 3 });
  expect(rangeOf(a, b, 'columns', bounds)).toEqual({ top: 0, bottom: 9, left: 1, right: 3 });
  expect(rangeOf(a, b, 'all', bounds)).toEqual({ top: 0, bottom: 9, left: 0, right: 3 });
});

test('Tab goes on to the next row and stops at the ends', () => {
  expect(tabbed({ row: 0, col: 3 }, 1, bounds)).toEqual({ row: 1, col: 0 });
  expect(tabbed({ row: 1, col: 0 }, -1, bounds)).toEqual({ row: 0, col: 3 });
  expect(tabbed({ row: 9, col: 3 }, 1, bounds)).toBeUndefined();
});

const someRanges = fc.array(
  fc
    .tuple(fc.nat(9), fc.nat(9), fc.nat(3), fc.nat(3))
    .map(([a, b, c, d]) => rangeOf({ row: a, col: c }, { row: b, col: d }, 'cells', bounds)),
  { minLength: 1, maxLength: 5 },
);

test('of several ranges every place is counted, gone through and written once', () => {
  fc.assert(
    fc.property(someRanges, (ranges) => {
      const all = Array.from({ length: 40 }, (_, place) => ({ row: Math.floor(place / 4), col: place % 4 }));
      const inside = all.filter(({ row: at, col }) => ranges.some((range) => contains(range, at, col)));
      const places = [...placesOf(ranges)];
      expect(new Set(places.map(({ row: at, col }) => `${at}:${col}`)).size).toBe(places.length);
      expect(places).toHaveLength(inside.length);
      expect(countOf(ranges)).toBe(inside.length);
      expect(rowsIn(ranges)).toEqual([...new Set(inside.map((place) => place.row))]);
      expect(widthCovered(ranges)).toBe(new Set(inside.map((place) => place.col)).size);
    }),
  );
});

test('Enter and Tab go through all cells of all ranges, come round, and back the same way', () => {
  fc.assert(
    fc.property(someRanges, fc.boolean(), (ranges, across) => {
      const [first] = ranges;
      const size = ranges.reduce((sum, range) => sum + countOf([range]), 0);
      const begin = { range: 0, point: { row: first?.top ?? 0, col: first?.left ?? 0 } };
      let at = begin;
      const met = new Set<string>();
      for (let step = 0; step < size; step++) {
        const before = at;
        met.add(JSON.stringify(at));
        at = walked(ranges, at, 1, across) ?? at;
        expect(walked(ranges, at, -1, across)).toEqual(before);
        const range = ranges[at.range];
        expect(range && contains(range, at.point.row, at.point.col)).toBe(true);
      }
      expect(at).toEqual(begin);
      expect(met.size).toBe(size);
    }),
  );
});
