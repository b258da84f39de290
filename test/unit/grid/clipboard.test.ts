import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Block, betterOf, fromTsv, toTsv } from '../../../renderer/grid/clipboard/clipboard.ts';
import { toHtml } from '../../../renderer/grid/clipboard/clipboard-html.ts';
import { anyBlock } from '../../support/blocks.ts';

test('what is copied pastes back the same', () => {
  fc.assert(
    fc.property(anyBlock, (cells) => {
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

test('HTML keeps codes as text and line breaks as breaks; numbers can be added up where the column holds numbers', () => {
  const text = `<td style="mso-number-format:'\\@';white-space:pre-wrap">`;
  expect(toHtml([['91330802MA28100006', '甲\n<乙>']])).toContain(`${text}91330802MA28100006</td>${text}甲<br>&lt;乙&gt;</td>`);
  expect(
    toHtml(
      [
        ['330802', '1200.5'],
        ['330803', '约 12'],
      ],
      [false, true],
    ),
  ).toContain(`${text}330802</td><td style="white-space:pre-wrap">1200.5</td></tr><tr>${text}330803</td>${text}约 12</td>`);
});

const page = '<table><tr><td>甲<br>乙</td></tr></table>';
const excel = `<html xmlns:x="urn:schemas-microsoft-com:office:excel">${page}</html>`;
test.each<[string, string, string, string[][] | undefined, Block]>([
  ['text alone', 'a\tb', '', undefined, [['a', 'b']]],
  ['HTML alone', '', page, [['甲\n乙']], [['甲\n乙']]],
  ['a web page whose text breaks the cell in two', '甲\n乙', page, [['甲\n乙']], [['甲\n乙']]],
  ['a spreadsheet, whose text is what people see there', '1,200.00\n3', excel, [['1200']], [['1,200.00'], ['3']]],
  ['both of one shape', '甲', page, [['甲 ']], [['甲']]],
])('of %s the right reading is taken', (_, text, html, table, block) => {
  expect(betterOf(text, html, table)).toEqual(block);
});
