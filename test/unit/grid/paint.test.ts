import { expect, test } from 'vitest';
import { bitsOf, cellClasses, type Look, numberClasses } from '../../../renderer/grid/paint.ts';

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
const row = { id: 'r', unit: '330802001' };
/** The classes a cell is drawn with. */
const classes = (index: number, col: number, more: Partial<Look> = {}) =>
  cellClasses({ ...look, ...more }, row, index, String(col))
    .split(' ')
    .slice(1)
    .map((name) => name.replace('sheet-', ''));

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

test('a cell shows what is wrong with it, what was cut and whether it can be changed, beside its selection', () => {
  const more: Partial<Look> = { mark: () => 'error', locked: () => true, failed: () => true, cutting: { at: (side) => side === 'left' } };
  expect(classes(2, 1, more)).toEqual(['cut-left', 'error', 'locked', 'failed']);
  expect(classes(0, 0, more)).toEqual(['in', 'top', 'left', 'beside', 'cut-left', 'error', 'locked', 'failed']);
});

test('of a sheet with notes a cell tells what it replaces, a row left out is struck through, and its number has its tone', () => {
  const noted = { tone: () => 'aside' as const, replaces: (_: string, field: string) => field === '1' };
  expect(classes(2, 1, { noted })).toEqual(['replaces', 'aside']);
  expect(classes(2, 2, { noted })).toEqual(['aside']);
  expect(numberClasses({ ...look, noted }, row, 2)).toBe(' sheet-tone-aside');
  expect(numberClasses(look, row, 3)).toBe(' sheet-number-on');
});
