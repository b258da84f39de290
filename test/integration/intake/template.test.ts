import { readXlsx, type Sheet } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { isCreditCode } from '#shared/codes/credit-code.ts';
import { isIdNumber } from '#shared/codes/id-number.ts';
import { coerce } from '#shared/model/coerce.ts';
import { isUnread } from '#shared/model/field.ts';
import { matchHeaders } from '#shared/model/header-match.ts';
import { sheetNames, tableOf } from '#shared/model/tables.ts';
import { exampleRows } from '../../../electron/intake/writing/examples.ts';
import { isAsideSheet } from '../../../electron/intake/writing/sheet-names.ts';
import { template } from '../../../electron/intake/writing/template.ts';
import { templateFields } from '../../../electron/intake/writing/template-fields.ts';
import { partOf } from '../../support/workbook-parts.ts';

const sheetsOf = async (bytes: Uint8Array) => (await readXlsx(bytes, { readStyles: true })).sheets;
const named = (sheets: readonly Sheet[], name: string): Sheet => {
  const sheet = sheets.find((one) => one.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
};

test.each(sheetNames)('%s: heads in the order of the model, each read as its own field, required ones with an asterisk', async (table) => {
  const { bytes, fields } = await template(table);
  const sheet = named(await sheetsOf(bytes), tableOf(table).title);
  const heads = (sheet.rows[0] ?? []).map(String);
  const keys = Object.keys(tableOf(table).fields).filter((key) => !tableOf(table).fields[key]?.attachments);
  expect(fields).toEqual(keys.map((field) => ({ table, field })));
  expect(matchHeaders(heads, tableOf(table)).map(({ field }) => field)).toEqual(keys);
  expect(heads.map((head) => head.endsWith('*'))).toEqual(keys.map((key) => tableOf(table).fields[key]?.required === true));
});

test('one workbook for all: a sheet a table, then what is no data, the lists hidden', async () => {
  const { bytes, name } = await template();
  const sheets = await sheetsOf(bytes);
  expect(name).toBe('两新台账_导入模板.xlsx');
  const titles = sheetNames.map((table) => tableOf(table).title);
  expect(sheets.map((sheet) => sheet.name)).toEqual([...titles, ...titles.map((title) => `示例-${title}`), '填写说明', '选项']);
  expect(sheets.filter((sheet) => sheet.hidden).map((sheet) => sheet.name)).toEqual(['选项']);
  expect(sheets.filter((sheet) => !isAsideSheet(sheet.name)).map((sheet) => sheet.name)).toEqual(titles);
});

test('lists to choose from stand in ranges of the hidden sheet and hold every title of the code list', async () => {
  const sheets = await sheetsOf((await template('member')).bytes);
  const lists = named(sheets, '选项');
  const rules = (named(sheets, '党员').dataValidations ?? []).filter(({ type }) => type === 'list');
  expect(rules.every(({ values, formula1 }) => values === undefined && /^选项!\$[A-Z]+\$2:\$[A-Z]+\$\d+$/.test(formula1 ?? ''))).toBe(true);
  const ethnicity = templateFields('member').findIndex(({ key }) => key === 'ethnicity');
  const letter = String.fromCharCode(65 + ethnicity);
  const rule = rules.find(({ range }) => range.startsWith(`${letter}2:`));
  const [, from, to] = /^选项!\$([A-Z]+)\$2:\$[A-Z]+\$(\d+)$/.exec(rule?.formula1 ?? '') ?? [];
  const titles = lists.rows.slice(1, Number(to)).map((row) => row[(from ?? 'A').charCodeAt(0) - 65]);
  expect(titles[0]).toBe('汉族');
  expect(new Set(titles)).toEqual(
    new Set(Object.values(tableOf('member').fields.ethnicity?.list?.entries ?? {}).map(({ title }) => title)),
  );
});

test('below the heads every column is open and has its format to the last row; the heads are locked, with the help as notes', async () => {
  const { bytes } = await template('member');
  const sheet = named(await sheetsOf(bytes), '党员');
  expect(sheet.protection).toMatchObject({ sheet: true, formatColumns: true, sort: true, autoFilter: true });
  expect(sheet.freezePane).toMatchObject({ rows: 1, columns: 1 });
  expect(sheet.cells?.get('0,0')?.style?.protection?.locked).not.toBe(false);
  const joined = templateFields('member').findIndex(({ key }) => key === 'joined_on');
  expect(sheet.cells?.get(`0,${joined}`)?.comment?.text).toContain('支部党员大会通过接收预备党员之日');
  const [xml, styles] = [await partOf(bytes, 'xl/worksheets/sheet1.xml'), await partOf(bytes, 'xl/styles.xml')];
  const columnStyles = [...xml.matchAll(/<col min="\d+" max="\d+" style="(\d+)"/g)].map(([, style]) => Number(style));
  expect(columnStyles).toHaveLength(templateFields('member').length);
  const [, formats] = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles) ?? [];
  const all = (formats ?? '').split('<xf ').slice(1);
  const codes = new Map([...styles.matchAll(/numFmtId="(\d+)" formatCode="([^"]+)"/g)].map(([, id, code]) => [id, code]));
  const styleOf = (column: number) => all[columnStyles[column] ?? -1] ?? '';
  const formatOf = (column: number) => codes.get(/numFmtId="(\d+)"/.exec(styleOf(column))?.[1] ?? '');
  expect([formatOf(1), formatOf(joined)]).toEqual(['@', 'yyyy-mm-dd']);
  expect(columnStyles.every((_, column) => styleOf(column).includes('locked="0"'))).toBe(true);
});

test.each(sheetNames)('%s: the example can be read throughout, its numbers have right check characters', (table) => {
  const around = { today: '2026-10-31', resolve: (_: string, text: string) => text };
  for (const row of exampleRows(table))
    for (const [column, { field, key }] of templateFields(table).entries()) {
      const value = coerce(field, row[column], around);
      expect(isUnread(value), `${key}: ${row[column]}`).toBe(false);
      if (field.format === 'creditCode') expect(isCreditCode(String(value))).toBe(true);
      if (field.format === 'idNumber') expect(isIdNumber(String(value))).toBe(true);
    }
});

test('what a task file added to a list can be chosen and is named in the guide; what it retired is not', async () => {
  const { bytes } = await template('member', { post: [{ title: '直播间骨干' }, { title: '网格合伙人', retired: true }] });
  const sheets = await sheetsOf(bytes);
  const texts = (name: string) => named(sheets, name).rows.flat().map(String).join(' ');
  for (const name of ['选项', '填写说明']) {
    expect(texts(name)).toContain('直播间骨干');
    expect(texts(name)).not.toContain('网格合伙人');
  }
});
