import { expect, test } from 'vitest';
import { coerce } from '#shared/model/coerce.ts';
import { sheetNames, type TableName, tableOf } from '#shared/model/tables.ts';
import { matchColumns } from '../../../electron/intake/columns/match-columns.ts';
import { namesFields } from '../../../electron/intake/columns/names-of.ts';
import { readFileCells } from '../../../electron/intake/reading/read-file.ts';
import { recognise } from '../../../electron/intake/shape/recognise.ts';
import { workbookCell } from '../../../electron/intake/writing/field-cells.ts';
import { rejectedWorkbook } from '../../../electron/intake/writing/rejected.ts';
import { sheetCsv } from '../../../electron/intake/writing/sheet-csv.ts';
import { sheetXlsx } from '../../../electron/intake/writing/sheet-xlsx.ts';
import { template } from '../../../electron/intake/writing/template.ts';
import { templateFields } from '../../../electron/intake/writing/template-fields.ts';
import { filled } from '../../support/fill-template.ts';
import { generatedLabel, generatedRows, generatedWorld } from '../../support/generated-rows.ts';

/** What intake makes of a file by itself: how each column was matched, what was left out, and the values. */
async function readAgain(table: TableName, name: string, bytes: Uint8Array) {
  const grid = await readFileCells({ name, bytes, likely: tableOf(table).title });
  const sheet = recognise(grid, namesFields(table));
  const columns = matchColumns(sheet, table, {});
  const rows = sheet.rows.map(({ cells }) =>
    Object.fromEntries(
      columns.flatMap(({ column, target }) => {
        const field = target?.table === table ? tableOf(table).fields[target.field] : undefined;
        return target && field ? [[target.field, coerce(field, cells[column] ?? '', generatedWorld)]] : [];
      }),
    ),
  );
  const matched = columns.map(({ by, target }) => ({ by, target }));
  const passedOver = columns.filter(({ serial }) => serial).map(({ header }) => header);
  return { sheet: grid.sheet, shape: sheet.shape, matched, passedOver, rows };
}

const byItsName = (table: TableName, keys: readonly string[]) => keys.map((field) => ({ by: 'alias', target: { table, field } }));

test.each(sheetNames)('a filled template of %s comes back without a question, every value as it was', async (table) => {
  const fields = templateFields(table);
  const rows = generatedRows(table, 40);
  const written = rows.map((row) => fields.map(({ key, field }) => workbookCell(field, row[key], generatedLabel, false)));
  const read = await readAgain(table, 'filled.xlsx', await filled((await template(table)).bytes, 1, written));
  const keys = fields.map(({ key }) => key);
  expect(read.sheet).toBe(tableOf(table).title);
  expect(read.matched).toEqual(byItsName(table, keys));
  expect(read.shape).toMatchObject({
    header: { from: 1, to: 1 },
    data: { from: 2, to: 41 },
    left: [{ row: 1, why: 'header' }],
    carried: 0,
  });
  expect(read.rows).toEqual(rows.map((row) => Object.fromEntries(keys.map((key) => [key, row[key]]))));
});

test('with one row filled in, that row is read and not the examples', async () => {
  const read = await readAgain('member', 'one.xlsx', await filled((await template('member')).bytes, 1, [['张三', '330802199003070113']]));
  expect(read.rows).toMatchObject([{ name: '张三', id_number: '330802199003070113' }]);
});

test('of the workbook for all tables, each table finds its own sheet', async () => {
  const { bytes } = await template();
  const place = sheetNames.indexOf('member') + 1;
  const both = await filled(await filled(bytes, place, [['张三']]), 2, [['甲厂']]);
  expect((await readAgain('member', 'all.xlsx', both)).rows).toMatchObject([{ name: '张三' }]);
  expect((await readAgain('organization', 'all.xlsx', both)).rows).toMatchObject([{ name: '甲厂' }]);
});

test('an empty template is empty: its examples are not proposed', async () => {
  const read = await readAgain('member', 'empty.xlsx', (await template('member')).bytes);
  expect([read.sheet, read.rows]).toEqual(['党员', []]);
});

test.each(sheetNames.flatMap((table) => (['xlsx', 'csv'] as const).map((format) => [table, format] as const)))(
  'the sheet of %s as .%s comes back without a question, every value as it was',
  async (table, format) => {
    const { title, fields } = tableOf(table);
    const columns = Object.entries(fields).map(([key, field]) => ({ key, field }));
    const rows = generatedRows(table, 40);
    const content = { columns, rows, labelOf: generatedLabel, mask: false };
    const bytes = format === 'csv' ? await sheetCsv(content) : await sheetXlsx(title, content);
    const read = await readAgain(table, `${title}.${format}`, bytes);
    // the names of files are for people: they do not come back
    const keys = Object.keys(fields).filter((key) => !fields[key]?.attachments);
    expect(read.matched.filter(({ target }) => target)).toEqual(byItsName(table, keys));
    expect(read.matched).toHaveLength(columns.length);
    expect(read.rows).toEqual(rows.map((row) => Object.fromEntries(keys.map((key) => [key, row[key]]))));
  },
);

test.each(['xlsx', 'csv'] as const)(
  'texts that a spreadsheet would run or read otherwise come back from .%s as they were',
  async (format) => {
    const texts = ['=1+1', '+86', '-甲', '@乙', "'=丙", '_x4E2D_', '𠮷😀', '001', '123456789012345678', '一,"二"', 'a\nb', '-5'];
    const columns = ['name', 'note'].map((key) => ({ key, field: tableOf('member').fields[key] ?? { kind: 'text', title: key } }) as const);
    const rows = texts.map((note, n) => ({ id: `${n}`, unit: '', name: `甲${n}`, note }));
    const content = { columns, rows, labelOf: generatedLabel, mask: false };
    const bytes = format === 'csv' ? await sheetCsv(content) : await sheetXlsx('党员', content);
    expect((await readAgain('member', `a.${format}`, bytes)).rows.map(({ note }) => note)).toEqual(texts);
  },
);

test('rows that stayed out are read again from their workbook, the reasons passed over without a question', async () => {
  const headers = ['序号', '姓名', '身份证号', '入党时间'];
  const rows = [
    { row: 4, cells: ['1', '张三', '330802199003070113', '2019.5.3'], reasons: ['缺少党支部'] },
    { row: 7, cells: ['2', '李四', '33080219910307011X', '2020年春'], reasons: ['入党日期无法识别', '缺少党支部'] },
  ];
  const read = await readAgain('member', '未导入.xlsx', await rejectedWorkbook({ name: '党员', headers, rows }));
  expect(read.rows).toEqual([
    { name: '张三', id_number: '330802199003070113', joined_on: '2019-05-03' },
    { name: '李四', id_number: '33080219910307011X', joined_on: { unread: '2020年春' } },
  ]);
  expect(read.passedOver).toEqual(['序号', '未导入原因']);
});
