import { expect, test } from 'vitest';
import { bitsOf, cellRules, type Look } from '../../../renderer/grid/paint.ts';

const block = (top: number, bottom: number, left: number, right: number) => ({ top, bottom, left, right });
const look: Look = {
  ranges: [block(0, 1, 0, 1), block(3, 4, 1, 2)],
  active: { row: 4, col: 1 },
  corner: { row: 4, col: 2 },
  cutting: { at: () => false },
  placeOf: Number,
  mark: () => undefined,
  locked: () => false,
  failed: () => false,
};
const rules = Object.entries(cellRules(look));
/** The classes a cell is drawn with. */
const classes = (row: number, col: number) =>
  rules
    .filter(([, rule]) => typeof rule === 'function' && rule({ node: { rowIndex: row }, column: { getColId: () => String(col) } } as never))
    .map(([name]) => name.replace('sheet-', ''));

test('every range has its line, the last one the bolder; the active cell and the handle are marked once', () => {
  expect(classes(0, 0)).toEqual(['in', 'top', 'left', 'beside']);
  expect(classes(1, 1)).toEqual(['in', 'bottom', 'right', 'beside']);
  expect(classes(3, 1)).toEqual(['in', 'top', 'left']);
  expect(classes(4, 1)).toEqual(['bottom', 'left', 'active']);
  expect(classes(4, 2)).toEqual(['in', 'bottom', 'right', 'corner']);
  expect(classes(2, 1)).toEqual([]);
});

test('a cell in two ranges is drawn as one of the last', () => {
  expect(bitsOf({ ...look, ranges: [block(3, 3, 1, 1), block(3, 4, 1, 2)] }, 3, 1)).toBe(
    bitsOf({ ...look, ranges: [block(3, 4, 1, 2)] }, 3, 1) | 20,
  );
});
