import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFileCells } from '../../../electron/intake/reading/read-file.ts';
import { readWorkbook } from '../../../electron/intake/reading/read-workbook.ts';
import { rawXlsx } from '../../fixtures/workbooks/raw-xlsx.ts';
import { workbook } from '../../support/workbook.ts';

const fileOf = (bytes: Uint8Array) => ({ name: '名册.xlsx', bytes });
const cellsOf = async (data: string, more = {}) => (await readFileCells(fileOf(await rawXlsx([{ data, ...more }])))).cells;
const codeOf = (data: string) => cellsOf(data).catch((error: { code: string }) => error.code);

const written = fc.oneof(
  fc.string({ unit: 'grapheme-composite', maxLength: 12 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e14, max: 1e14 }),
  fc.boolean(),
  fc.record({
    v: fc.integer({ min: 61, max: 73_000 }),
    z: fc.constantFrom('yyyy-mm-dd', 'yyyy"年"m"月"', 'm/d/yy', '00000000', '#,##0.00', 'h:mm'),
  }),
  fc.constant(null),
);

test('a workbook that the library writes is read cell by cell as the library reads it', async () => {
  const book = fc.record({ rows: fc.array(fc.array(written, { maxLength: 6 }), { minLength: 1, maxLength: 8 }), date1904: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(book, async ({ rows, date1904 }) => {
      const file = fileOf(workbook([{ rows: [['首行'], ...rows] }], { date1904 }));
      expect(await readFileCells(file)).toEqual(readWorkbook(file, 'zip'));
    }),
    { numRuns: 150 },
  );
});

describe('the XML of a sheet', () => {
  const text = (inner: string) => `<row><c t="inlineStr"><is>${inner}</is></c></row>`;

  test('holds texts in runs, without what tells their pronunciation', async () => {
    expect(await cellsOf(text('<r><t>甲</t></r><r><rPr/><t xml:space="preserve"> 乙</t></r><rPh sb="0" eb="1"><t>jia</t></rPh>'))).toEqual([
      ['甲 乙'],
    ]);
  });
  test('holds references, line breaks and CDATA', async () => {
    expect(await cellsOf(text('<t>&lt;甲&gt;&#10;乙_x000D_&#x0A;丙<![CDATA[&amp;]]></t>'))).toEqual([['<甲>\n乙\n丙&amp;']]);
    expect(await cellsOf(text('<t>甲_x000D_\r\n乙</t>'))).toEqual([['甲\n乙']]);
  });
  test('may leave out where a row and a cell stand, or quote by apostrophes', async () => {
    expect(await cellsOf(`<row/><row><c><v>1</v></c><c r='D2'><v>2</v></c><c><v>3</v></c></row><row r="5"><c><v>4</v></c></row>`)).toEqual([
      [],
      ['1', '', '', '2', '3'],
      [],
      [],
      ['4'],
    ]);
  });
  test('may be written out of order', async () => {
    expect(await cellsOf('<row r="2"><c r="B2"><v>4</v></c><c r="A2"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>')).toEqual([
      ['1'],
      ['3', '4'],
    ]);
  });
  test('that names a place or a text that is not there is damaged', async () => {
    expect(await codeOf('<row r="1048577"><c><v>1</v></c></row>')).toBe('FILE-DAMAGED');
    expect(await codeOf('<row r="0"><c><v>1</v></c></row>')).toBe('FILE-DAMAGED');
    expect(await codeOf('<row><c r="XFE1"><v>1</v></c></row>')).toBe('FILE-DAMAGED');
    expect(await codeOf('<row><c t="s"><v>7</v></c></row>')).toBe('FILE-DAMAGED');
    expect(await codeOf('<row><c t="s"></c></row>')).toBe('FILE-EMPTY');
  });
  test('tells what is merged and hidden, as far as there are values', async () => {
    const bytes = await rawXlsx([{ rows: [['甲', '乙'], ['丙']], merges: ['A1:A2', 'H1:J9'], hiddenRows: [2], hiddenColumns: [2, 9] }]);
    expect(await readFileCells(fileOf(bytes))).toMatchObject({
      merges: [{ top: 0, left: 0, bottom: 1, right: 0 }],
      hiddenRows: [1],
      hiddenColumns: [1],
    });
  });
});
