import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromTsv, toHtml, toTsv } from '../../../renderer/grid/clipboard.ts';
import { tiled } from '../../../renderer/grid/fill.ts';

const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom('"', '\t', '\n', 'a', '党', ' ', ',') }));
const block = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) => fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }));

test('what is copied pastes back the same', () => {
  fc.assert(
    fc.property(block, (cells) => {
      const unified = cells.map((row) => row.map((text) => text.replace(/\r\n?/g, '\n')));
      expect(fromTsv(toTsv(cells))).toEqual(unified);
    }),
  );
});

test.each([
  [
    'a\tb\r\nc\td\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a\tb\nc\td',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['"甲\n乙"\t"说""好"""\n', [['甲\n乙', '说"好"']]],
  // inches and names in quotes are text: their quote does not end the cell
  ['5" 管\t"甲"乙\n', [['5" 管', '"甲"乙']]],
  ['"没有收尾\n下一行', [['"没有收尾'], ['下一行']]],
  ['a\n\nb', [['a'], [''], ['b']]],
  ['', [['']]],
])('reads %j as other programs write it', (text, cells) => {
  expect(fromTsv(text)).toEqual(cells);
});

test('HTML keeps codes as text and line breaks as breaks', () => {
  expect(toHtml([['91330802MA28100006', '甲\n<乙>']])).toContain(
    `<td style="mso-number-format:'\\@';white-space:pre-wrap">91330802MA28100006</td><td style="mso-number-format:'\\@';white-space:pre-wrap">甲<br>&lt;乙&gt;</td>`,
  );
});

test('a block that fits the selection is repeated, another keeps its size', () => {
  expect(tiled([['x']], 2, 2)).toEqual([
    ['x', 'x'],
    ['x', 'x'],
  ]);
  expect(tiled([['1'], ['2']], 4, 1)).toEqual([['1'], ['2'], ['1'], ['2']]);
  expect(tiled([['1'], ['2']], 3, 1)).toEqual([['1'], ['2']]);
});
