import { describe, expect, test } from 'vitest';
import type { Surroundings } from '#shared/model/coerce.ts';
import { tables } from '#shared/model/tables.ts';
import { isNothing, readCell } from '../../../electron/intake/staging/cell-reading.ts';

const around: Surroundings = { today: '2026-10-31', resolve: () => undefined };
const { organization, member, meeting } = tables;
const date = (text: string) => readCell(organization.fields.registered_on, text, around);

describe('a date', () => {
  test.each(['2019.5.3', '190503', '2019/5/3 0:00:00', '2019-05-03T00', '２０１９年５月３日'])('%s is read without a word', (text) =>
    expect(date(text)).toEqual({ value: '2019-05-03' }),
  );

  test('a serial number is a day, and said to be read as one', () =>
    expect(date('43588')).toEqual({
      value: '2019-05-03',
      remark: { rule: 'ROW-002', severity: 'warning', message: '“43588”按 Excel 序号读为 2019-05-03；请核对。', stops: false },
    }));
  test('a small one is a day of long ago, as births are', () =>
    expect(date('18264')).toMatchObject({ value: '1950-01-01', remark: { message: expect.stringContaining('Excel 序号') } }));
  test('in a workbook that counts from 1904 it is another day', () => {
    expect(readCell(organization.fields.registered_on, '42126', { ...around, date1904: true }).value).toBe('2019-05-03');
    expect(date('42126').value).toBe('2015-05-02');
  });
  test('other numbers are none', () => {
    for (const text of ['60000', '2019', '0503', '3600', '435881']) expect(date(text)).toEqual({ value: { unread: text } });
    expect(readCell(member.fields.dues_paid_to, '19999', around).value).toEqual({ unread: '19999' });
  });
  test.each([
    ['19.5.3', '2019-05-03'],
    ['3-May-19', '2019-05-03'],
    ['5/13/19', '2019-05-13'],
    ['二〇一九年五月三日', '2019-05-03'],
  ])('%s is read, and told', (text, value) =>
    expect(date(text)).toEqual({
      value,
      remark: { rule: 'ROW-002', severity: 'warning', message: `“${text}”读为 ${value}；请核对。`, stops: false },
    }),
  );
  test.each(['5/3/19', 'May-19', '约2019年5月3日', '2019年5月3日至6月'])('%s may be more than one day, and is kept', (text) =>
    expect(date(text).value).toEqual({ unread: text }),
  );
  test('a serial number is a month and a time too', () => {
    expect(readCell(member.fields.dues_paid_to, '46296', around).value).toBe('2026-10');
    expect(readCell(meeting.fields.start, '46303.604166667', around).value).toBe('2026-10-08T14:30');
    expect(readCell(organization.fields.staff_full, '43588', around)).toEqual({ value: 43588 });
  });

  test('a month lacks its day: kept, and said what it lacks', () =>
    expect(date('2019年5月')).toEqual({
      value: { unread: '2019年5月' },
      remark: {
        rule: 'ROW-002',
        severity: 'error',
        message: '“登记日期”的“2019年5月”缺日，已按原样保留；请补到日，如 2026-03-05。',
        stops: false,
      },
    }));
  test('six digits that are a month, and a day without a year, are told', () => {
    expect(date('200512')).toMatchObject({ value: { unread: '200512' }, remark: { message: expect.stringContaining('缺日') } });
    expect(date('3-5')).toMatchObject({
      value: '2026-03-05',
      remark: { severity: 'warning', message: expect.stringContaining('没有年份') },
    });
    expect(date('月末')).toMatchObject({ value: '2026-10-31', remark: { message: expect.stringContaining('按今天推算') } });
  });
});

test('a time without its year is told', () => {
  const time = (text: string) => readCell(meeting.fields.start, text, around);
  expect(time('12月20日 15:00')).toMatchObject({
    value: '2026-12-20T15:00',
    remark: { severity: 'warning', message: '“12月20日 15:00”没有年份，按今年读为 2026-12-20 15:00；请核对。' },
  });
  expect(time('2026.12.20 15:00')).toEqual({ value: '2026-12-20T15:00' });
});

test.each([
  ['2026.1', '2026-01', '2026.10'],
  ['190503', '2019-05', '年月日'],
  ['200106', '2001-06', '2020 年 1 月'],
  ['Mar-26', '2026-03', '读为 2026-03'],
])('a month that may be another is told: %s', (text, value, message) =>
  expect(readCell(member.fields.dues_paid_to, text, around)).toMatchObject({
    value,
    remark: { severity: 'warning', message: expect.stringContaining(message) },
  }),
);
test.each(['2026.2', '202610', '2026-01', '2026年1月'])('the month %s is read without a word', (text) =>
  expect(readCell(member.fields.dues_paid_to, text, around)).not.toHaveProperty('remark'),
);

test.each(['#REF!', '#VALUE!', '#NAME?', '#DIV/0!', '#NULL!', '#NUM!', '#N/A'])(
  'the error of a formula is nothing, and told: %s',
  (text) => {
    for (const field of [
      organization.fields.name,
      organization.fields.note,
      organization.fields.revenue,
      organization.fields.registered_on,
    ])
      expect(readCell(field, text, around)).toMatchObject({ value: null, remark: { severity: 'warning', stops: false } });
    expect(readCell(organization.fields.name, '#1厂', around)).toEqual({ value: '#1厂' });
  },
);

test('money with its sign and no unit is told', () => {
  expect(readCell(organization.fields.revenue, '￥1,235.00', around)).toMatchObject({ value: 1235, remark: { severity: 'warning' } });
  expect(readCell(organization.fields.revenue, '¥1,235万元', around)).toEqual({ value: 1235 });
});

test('a hollow circle is taken for no, and told', () =>
  expect(readCell(organization.fields.has_union, '○', around)).toMatchObject({ value: false, remark: { severity: 'warning' } }));

test('an old number is upgraded, and told; one of eighteen is not', () => {
  expect(readCell(member.fields.id_number, '110105 491231 002', around)).toMatchObject({
    value: '11010519491231002X',
    remark: { rule: 'MEM-001' },
  });
  expect(readCell(member.fields.id_number, '11010519491231002x', around)).toEqual({ value: '11010519491231002X' });
});

test('an ID number that ends in three noughts and verifies all the same is told, and stops nothing', () =>
  expect(readCell(member.fields.id_number, '330802199004011000', around)).toMatchObject({
    value: '330802199004011000',
    remark: { rule: 'ROW-002', severity: 'warning', message: expect.stringContaining('末三位是 000'), stops: false },
  }));

test('telephone numbers with names beside them are kept as written, and told', () => {
  const text = '张三 13857000001 李四 13857000002';
  expect(readCell(member.fields.phone, text, around)).toMatchObject({ value: text, remark: { rule: 'ROW-002', severity: 'warning' } });
  for (const plain of ['0570-8301234-801', '0570-8301234转801', '138 5700 0001、661234'])
    expect(readCell(member.fields.phone, plain, around)).not.toHaveProperty('remark');
});

test('a telephone number that a spreadsheet rounded is told', () =>
  expect(readCell(member.fields.phone, '1.38E+10', around)).toMatchObject({ remark: { message: expect.stringContaining('设为文本') } }));

test('strokes and N/A are nothing, a nought is something', () => {
  expect(['', '-', '——', '／', 'N/A', 'null'].map(isNothing)).toEqual([true, true, true, true, true, true]);
  expect(['0', '无', '否', '#N/A'].map(isNothing)).toEqual([false, false, false, false]);
});
