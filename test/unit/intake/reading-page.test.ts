import { expect, test } from 'vitest';
import { readPage } from '../../../electron/intake/reading/read-page.ts';

const read = (html: string, sheet?: string) =>
  readPage({ name: '导出.xls', bytes: new TextEncoder().encode(html), ...(sheet === undefined ? {} : { sheet }) });
const codeOf = (html: string) => {
  try {
    return read(html);
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test('cells stand where a browser puts them', () => {
  const { cells, merges } = read(
    '<table><tr><td rowspan=2>甲<td colspan="2">乙<td>丙<tr><td>丁<td rowspan=2>戊<td>己<tr><td>庚<td>辛<td>壬</table>',
  );
  expect(cells).toEqual([
    ['甲', '乙', '', '丙'],
    ['', '丁', '戊', '己'],
    ['庚', '辛', '', '壬'],
  ]);
  expect(merges).toEqual([
    { top: 0, left: 0, bottom: 1, right: 0 },
    { top: 0, left: 1, bottom: 0, right: 2 },
    { top: 1, left: 2, bottom: 2, right: 2 },
  ]);
});

test('a cell is the text that is shown', () => {
  const cell = (html: string) => read(`<table><tr><td>${html}</table>`).cells[0]?.[0];
  expect(cell('<b>甲</b>\n  <font color=red>乙</font>&nbsp;')).toBe('甲 乙');
  expect(cell('第一行<br/>第二行')).toBe('第一行\n第二行');
  expect(cell('<p>第一段</p><p>第二段</p>')).toBe('第一段\n第二段');
  expect(cell('&lt;甲&gt; &amp;&#20057;&#x4E19; &nosuch;')).toBe('<甲> &乙丙 &nosuch;');
  expect(cell('00913308023299458000')).toBe('00913308023299458000');
  expect(cell('甲<!-- 不是 --><script>var a = "<td>";</script>')).toBe('甲');
});

test('a number that is shown rounded is the number; what is no rounding of it stays as it is shown', () => {
  const cell = (attributes: string, shown: string) => read(`<table><tr><td ${attributes}>${shown}</table>`).cells[0]?.[0];
  expect(cell('x:num="1234.5678"', '1,235')).toBe('1234.5678');
  expect(cell('x:num="1234.5678" align=right', '1234.57')).toBe('1234.5678');
  expect(cell('x:num="43588"', '2019-05-03')).toBe('2019-05-03');
  expect(cell('x:num="0.3512"', '35%')).toBe('35%');
  expect(cell('x:num', '12')).toBe('12');
});

test('what is hidden is told, and is data all the same', () => {
  const page = '<table><col><col style="display:none" span=2><tr><td>甲<td>乙<td>丙<tr style="DISPLAY: none"><td>丁</table>';
  expect(read(page)).toMatchObject({ hiddenColumns: [1, 2], hiddenRows: [1], cells: [['甲', '乙', '丙'], ['丁']] });
});

test('each table is a sheet of its own name, and one that only lays out others is none', () => {
  const page =
    '<table><tr><td><table><caption>名册</caption><tr><td>甲</table><td><table><caption>名册</caption><tr><td>乙</table></table>';
  expect(read(page).sheets.map(({ name }) => name)).toEqual(['名册', '名册（2）']);
  expect(read(page, '名册（2）').cells).toEqual([['乙']]);
  expect(read('<table><tr><td>甲</table>').sheets.map(({ name }) => name)).toEqual(['导出']);
});

test('a page without a table, or with an empty one, is refused by name', () => {
  expect(codeOf('<html><p>请登录')).toBe('FILE-KIND');
  expect(codeOf('<table><tr><td>&nbsp;</table>')).toBe('FILE-EMPTY');
  expect(codeOf(`<table>${'<tr><td colspan=1000 rowspan=65534>x'.repeat(300)}</table>`)).toBe('FILE-TOO-LARGE');
});
