import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packing, unpacked } from '../../../electron/intake/reading/packed-cells.ts';
import { sheetGrid } from '../../support/sheet-grid.ts';

test('a text is sent once, however many blocks name it', () => {
  const pack = packing();
  expect(pack([['甲', '乙'], [], ['甲']])).toEqual({
    texts: ['甲', '乙'],
    lengths: Uint32Array.of(2, 0, 1),
    places: Uint32Array.of(0, 1, 0),
  });
  expect(pack([['丙', '乙']])).toEqual({ texts: ['丙'], lengths: Uint32Array.of(2), places: Uint32Array.of(2, 1) });
});

test('rows of any shape come back as they were, in blocks of any size', () => {
  const rows = fc.array(fc.array(fc.oneof(fc.constantFrom('', '是', '否'), fc.string()), { maxLength: 5 }), { maxLength: 12 });
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 5 }), (cells, each) => {
      const pack = packing();
      const blocks = [];
      for (let from = 0; from < cells.length; from += each) blocks.push(pack(cells.slice(from, from + each)));
      expect(unpacked({ ...sheetGrid([]), packed: blocks }).cells).toEqual(cells);
    }),
  );
});

test('a grid that came with its rows keeps them', () => {
  expect(unpacked(sheetGrid([['甲']]))).toEqual(sheetGrid([['甲']]));
});
