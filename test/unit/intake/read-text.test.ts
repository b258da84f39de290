import { expect, test } from 'vitest';
import { readText } from '../../../electron/intake/reading/read-text.ts';

const read = (text: string, sheet?: string) =>
  readText({ name: '名册.csv', bytes: new TextEncoder().encode(text), ...(sheet === undefined ? {} : { sheet }) });
const codeOf = (act: () => unknown) => {
  try {
    return act();
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test('cells stay text: leading zeros, long codes, line breaks inside quotes', () => {
  const { cells, sheets } = read('代码,备注\r\n007,"第一行\n第二行"\r\n913308023299458000,"他说""好"""\r\n');
  expect(cells).toEqual([
    ['代码', '备注'],
    ['007', '第一行\n第二行'],
    ['913308023299458000', '他说"好"'],
  ]);
  expect(sheets).toEqual([{ name: '名册', hidden: false, rows: 3 }]);
});

test('tabs, semicolons and bars part cells where commas do not', () => {
  for (const mark of ['\t', ';', '|']) expect(read(`名称${mark}代码\n甲${mark}1\n`).cells[1]).toEqual(['甲', '1']);
});

test('what parts the most lines alike is meant, however often something else stands in one', () => {
  expect(read('名称\t经营范围\n甲\t茶,酒,糖,盐\n乙\t纸').cells[1]).toEqual(['甲', '茶,酒,糖,盐']);
  expect(read('二〇二六年名册\n名称,备注\n甲,"其一;其二;其三"\n乙,丙\n').cells[2]).toEqual(['甲', '其一;其二;其三']);
  expect(read('sep=;\n名称;金额\n甲;1,5').cells).toEqual([
    ['名称', '金额'],
    ['甲', '1,5'],
  ]);
});

test('a text kept from becoming a number is the text', () => {
  expect(read('代码\n="007"\n"=""913308023299458000"""\n').cells.flat()).toEqual(['代码', '007', '913308023299458000']);
});

test('a person knows the encoding better', () => {
  const bytes = new Uint8Array([0xd2, 0xbb, 0x2c, 0xb6, 0xfe]);
  expect(readText({ name: '名册.csv', bytes })).toMatchObject({ kind: 'text', encoding: 'gb18030', cells: [['一', '二']] });
  const said = readText({ name: '名册.csv', bytes: new Uint8Array([0xe4, 0xb8, 0x80, 0x2c]), encoding: 'gb18030' });
  expect(said.encoding).toBe('gb18030');
  expect(said.cells).not.toEqual([['一']]);
});

test('what is no table is refused by name', () => {
  expect(codeOf(() => read(' \r\n '))).toBe('FILE-EMPTY');
  expect(codeOf(() => read('a\u0001b,c'))).toBe('FILE-KIND');
  expect(codeOf(() => read('名称\n甲', '第二张'))).toBe('SHEET-MISSING');
});

test('a quote that is never closed stands for itself and takes no other row into its cell', () => {
  expect(read('名称,备注\n甲,"好的\n乙,"他说""好"""\n丙,坏').cells).toEqual([
    ['名称', '备注'],
    ['甲', '"好的'],
    ['乙', '他说"好"'],
    ['丙', '坏'],
  ]);
  expect(read(`名称,备注\n${'甲,"好的\n'.repeat(41)}乙,坏`).cells.at(-1)).toEqual(['乙', '坏']);
});

test('cells parted by a full-width comma, or by spaces that stand below each other', () => {
  const cells = [
    ['名称', '信用代码'],
    ['甲公司', '1'],
    ['乙 公司', '2'],
  ];
  expect(read('名称，信用代码\n甲公司，1\n乙 公司，2').cells).toEqual(cells);
  expect(read('名称        信用代码\n甲公司      1\n乙 公司　　2\n').cells).toEqual(cells);
  // an address has commas of its own
  expect(read('名称,地址\n甲,一路，二楼，三室\n乙,二路，四楼，五室').cells[1]).toEqual(['甲', '一路，二楼，三室']);
});

test('a character that somebody defined in GBK stays itself', () => {
  expect(read('名称,备注\n\ue0f0某,"好\n').cells[1]).toEqual(['\ue0f0某', '"好']);
});
