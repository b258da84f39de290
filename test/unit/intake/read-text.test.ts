import { expect, test } from 'vitest';
import { readText } from '../../../electron/intake/read-text.ts';

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
  expect(sheets).toEqual(['名册']);
});

test('tabs and semicolons part cells where commas do not', () => {
  expect(read('名称\t代码\n甲\t1\n').cells[1]).toEqual(['甲', '1']);
  expect(read('名称;代码\n甲;1\n').cells[1]).toEqual(['甲', '1']);
});

test('what is no table is refused by name', () => {
  expect(codeOf(() => read(' \r\n '))).toBe('FILE-EMPTY');
  expect(codeOf(() => read('<html><table>'))).toBe('FILE-KIND');
  expect(codeOf(() => read('a\u0001b,c'))).toBe('FILE-KIND');
  expect(codeOf(() => read('名称\n甲', '第二张'))).toBe('SHEET-MISSING');
});
