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
  test('other numbers are none', () => {
    for (const text of ['19999', '60000', '4358', '435881']) expect(date(text)).toEqual({ value: { unread: text } });
  });
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
  });
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

test('a telephone number that a spreadsheet rounded is told', () =>
  expect(readCell(member.fields.phone, '1.38E+10', around)).toMatchObject({ remark: { message: expect.stringContaining('设为文本') } }));

test('strokes and N/A are nothing, a nought is something', () => {
  expect(['', '-', '——', '／', 'N/A', '#N/A', 'null'].map(isNothing)).toEqual([true, true, true, true, true, true, true]);
  expect(['0', '无', '否'].map(isNothing)).toEqual([false, false, false]);
});
