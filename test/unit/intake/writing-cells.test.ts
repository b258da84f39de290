import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sex } from '#shared/codes/party-codes.ts';
import { amount, code, date, link, month, note, text, time, yesNo } from '#shared/model/field.ts';
import { isMasked, masked } from '#shared/model/masked.ts';
import { formatOf, widthOf, workbookCell, workbookText } from '../../../electron/intake/writing/field-cells.ts';
import { guarded, unguarded } from '../../../electron/intake/writing/formula-guard.ts';
import { serialOf, serialOfMonth } from '../../../electron/intake/writing/serial-date.ts';

const nobody = () => undefined;
const cell = (field: Parameters<typeof workbookCell>[0], value: unknown, mask = false) => workbookCell(field, value, nobody, mask);

test('what a spreadsheet would run as a formula stands behind an apostrophe; numbers do not', () => {
  for (const risky of ['=1+1', '+86 139', '-a', '@x', '＝1', '\tx', '\rx', "'=1"]) expect(guarded(risky)).toBe(`'${risky}`);
  for (const plain of ['-5', '-3.25', '张三', "'x", '1-2', '']) expect(guarded(plain)).toBe(plain);
});

test('a guarded text comes back as it was', () => {
  const texts = fc.string({ unit: fc.constantFrom("'", '=', '-', '+', '@', '1', '.', 'a', '＝', '\t', '\n') });
  fc.assert(fc.property(texts, (written) => unguarded(guarded(written)) === written));
});

test('days are numbered as spreadsheets number them; those of which they are not sure stay text', () => {
  expect(serialOf('2019-05-03')).toBe(43588);
  expect(serialOf('2026-03-05T12:00')).toBe(46086.5);
  expect(serialOf('1900-03-01')).toBe(61);
  expect(serialOf('1900-02-28')).toBeUndefined();
  expect(serialOfMonth('2026-03')).toBe(46082);
});

test('codes and texts are text, numbers numbers, dates days, what could not be read is as it was typed', () => {
  expect(cell(text('代码', { format: 'creditCode' }), '913308001478831865')).toBe('913308001478831865');
  expect(cell(amount('金额'), 12.5)).toBe(12.5);
  expect(cell(amount('金额'), 1e15)).toBe('1000000000000000');
  expect(cell(date('日期'), '2019-05-03')).toBe(43588);
  expect(cell(date('日期'), '1899-05-03')).toBe('1899-05-03');
  expect(cell(date('日期'), { unread: '2020年春' })).toBe('2020年春');
  expect(cell(month('月'), '2026-03')).toBe(46082);
  expect(cell(time('时间'), '2026-03-05T06:00')).toBe(46086.25);
  expect(cell(yesNo('是否'), false)).toBe('否');
  expect(cell(code('性别', sex), 'female')).toBe('女');
  expect(workbookCell(link('支部', 'party_organization'), 'b1', () => '第一支部', false)).toBe('第一支部');
  expect(cell(note('备注'), null)).toBeNull();
  expect([formatOf.text, formatOf.date, formatOf.count]).toEqual(['@', 'yyyy-mm-dd', '0']);
});

test('personal data is masked, a number among it too', () => {
  expect(cell(text('手机', { format: 'phone', personal: true }), '13812341234', true)).toBe('138****1234');
  expect(cell(amount('工资', { personal: true }), 12345.5, true)).toBe('12*****');
  expect(cell(text('名称'), '甲厂', true)).toBe('甲厂');
  const phone = text('手机', { format: 'phone', personal: true });
  for (const known of ['13812341234', '1', '王', '浙江省衢州市某路 1 号']) expect(isMasked(phone, masked(phone, known))).toBe(true);
  expect([isMasked(phone, '13812341234'), isMasked(text('名称'), '138****1234')]).toEqual([false, false]);
});

test('texts that a workbook would read otherwise, or cannot hold, are written so that it can', () => {
  expect(workbookText('_x4E2D_')).toBe('_x005F_x4E2D_');
  expect(workbookText('a_x_b')).toBe('a_x_b');
  const long = workbookText('长'.repeat(40_000));
  expect(long).toHaveLength(32_767);
  expect(long).toMatch(/未写完）$/);
});

test('a column is as wide as on the sheet and never narrower than its title', () => {
  expect(widthOf({ title: '名称', width: 240 })).toBe(34);
  expect(widthOf({ title: '组织关系在本组织', width: 70 })).toBe(20);
});

test('whatever is masked is known to be, hides two characters at least, and keeps its length', () => {
  const texts = fc.string({ minLength: 1, maxLength: 24, unit: fc.constantFrom('0', '1', '9', 'X', '王', '路', '-') });
  const formats = fc.constantFrom('phone' as const, 'idNumber' as const, undefined);
  fc.assert(
    fc.property(texts, formats, (known, format) => {
      const field = text('号码', { personal: true, ...(format && { format }) });
      const shown = masked(field, known);
      expect(isMasked(field, shown)).toBe(true);
      expect(shown).toHaveLength(known.length);
      expect(shown.split('*').length - 1).toBeGreaterThanOrEqual(Math.min(2, known.length));
    }),
  );
});

test('a telephone of eight digits comes back masked and is not taken for a number', () => {
  const phone = text('手机', { format: 'phone', personal: true });
  expect(masked(phone, '83012345')).toBe('83**2345');
  // as it went out before
  expect(isMasked(phone, '830*2345')).toBe(true);
});
