import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meetingPurpose } from '#shared/codes/party-codes.ts';
import { amount, code, count, date, type Field, month, note, text, time, yesNo } from '#shared/model/field.ts';
import { fromChinese, inChinese } from '../../../renderer/grid/filling/numbered.ts';
import { continued } from '../../../renderer/grid/filling/series.ts';

interface Pull {
  readonly ctrl?: boolean;
  readonly up?: boolean;
}
/** What the next cells get when the handle is pulled over them. */
const pulled = (field: Field, values: readonly unknown[], size: number, { ctrl = false, up = false }: Pull = {}) => {
  const at = continued(field, up ? [...values].reverse() : values, up, ctrl);
  return Array.from({ length: size }, (_, index) => at(index + 1));
};

describe('numbers', () => {
  const n = count('人数');
  test('one is repeated; Ctrl counts on', () => {
    expect(pulled(n, [5], 3)).toEqual([5, 5, 5]);
    expect(pulled(n, [5], 3, { ctrl: true })).toEqual([6, 7, 8]);
  });
  test('two and more at one distance go on; Ctrl repeats them', () => {
    expect(pulled(n, [1, 3], 3)).toEqual([5, 7, 9]);
    expect(pulled(n, [1, 3], 3, { ctrl: true })).toEqual([1, 3, 1]);
    expect(pulled(amount('金额'), [0.1, 0.2], 3)).toEqual([0.3, 0.4, 0.5]);
  });
  test('at uneven distances they are repeated', () => expect(pulled(n, [1, 2, 5], 4)).toEqual([1, 2, 5, 1]));
  test('pulled up they go back, and a count does not fall below nothing', () =>
    expect(pulled(n, [2, 3], 4, { up: true })).toEqual([1, 0, undefined, undefined]));
  test('empty or unreadable cells among them: repeated', () => {
    expect(pulled(n, [1, null], 3)).toEqual([1, null, 1]);
    expect(pulled(n, [1, { unread: '约2' }], 2)).toEqual([1, { unread: '约2' }]);
  });
});

describe('dates', () => {
  const d = date('日期');
  test.each<[string[], string[], string]>([
    [['2026-02-27'], ['2026-02-28', '2026-03-01', '2026-03-02'], 'one goes on by days'],
    [['2026-03-05', '2026-03-12'], ['2026-03-19', '2026-03-26', '2026-04-02'], 'two by their distance'],
    [['2026-01-15', '2026-02-15'], ['2026-03-15', '2026-04-15', '2026-05-15'], 'one day of the month: by months'],
    [['2026-01-31', '2026-02-28'], ['2026-03-31', '2026-04-30', '2026-05-31'], 'ends of months stay ends of months'],
    [['2024-05-01', '2025-05-01'], ['2026-05-01', '2027-05-01', '2028-05-01'], 'by years'],
    [['2026-03-05', '2026-03-05'], ['2026-03-05', '2026-03-05', '2026-03-05'], 'the same stays the same'],
  ])('%j goes on %j: %s', (values, next) => expect(pulled(d, values, 3)).toEqual(next));
  test('Ctrl repeats; up goes back', () => {
    expect(pulled(d, ['2026-03-05'], 2, { ctrl: true })).toEqual(['2026-03-05', '2026-03-05']);
    expect(pulled(d, ['2026-03-01'], 2, { up: true })).toEqual(['2026-02-28', '2026-02-27']);
  });
  test('months', () => {
    expect(pulled(month('月'), ['2026-11'], 3)).toEqual(['2026-12', '2027-01', '2027-02']);
    expect(pulled(month('月'), ['2026-01', '2026-04'], 2)).toEqual(['2026-07', '2026-10']);
  });
  test('times keep the time of day, or go on by their distance', () => {
    expect(pulled(time('时间'), ['2026-03-05T14:30'], 2)).toEqual(['2026-03-06T14:30', '2026-03-07T14:30']);
    expect(pulled(time('时间'), ['2026-01-31T09:00', '2026-02-28T09:00'], 1)).toEqual(['2026-03-31T09:00']);
    expect(pulled(time('时间'), ['2026-03-05T22:00', '2026-03-05T23:30'], 2)).toEqual(['2026-03-06T01:00', '2026-03-06T02:30']);
  });
});

describe('texts', () => {
  const t = text('名称');
  test.each<[string[], (string | undefined)[]]>([
    [['第1支部'], ['第2支部', '第3支部']],
    [['第一党小组'], ['第二党小组', '第三党小组']],
    [['第九支部'], ['第十支部', '第十一支部']],
    [['党员001'], ['党员002', '党员003']],
    [['党员099'], ['党员100', '党员101']],
    [
      ['会议3', '会议5'],
      ['会议7', '会议9'],
    ],
    [['2026年度'], ['2027年度', '2028年度']],
    [['星期六'], ['星期日', '星期一']],
    [['十一月'], ['十二月', '一月']],
    [['11月'], ['12月', '1月']],
    [['第四季度'], ['第一季度', '第二季度']],
    [
      ['党课1', '例会1'],
      ['党课2', '例会2'],
    ],
    [
      ['党课1', '党课2', '例会1'],
      ['党课3', '党课4'],
    ],
    [
      ['党课1', '其他'],
      ['党课2', '其他'],
    ],
  ])('%j goes on %j', (values, next) => expect(pulled(t, values, 2)).toEqual(next));
  test.each([
    '衢州晨光机械有限公司',
    '91330802MA28100006',
    '33080219491231002X',
    '13957000000',
    '0570-3012345',
    '上街12号',
    'AB-2026-0001',
    '统一部署',
  ])('%s is repeated', (value) => expect(pulled(t, [value], 2)).toEqual([value, value]));
  test('Ctrl repeats a numbered text', () => expect(pulled(t, ['第1支部'], 2, { ctrl: true })).toEqual(['第1支部', '第1支部']));
  test('up counts down, and stops where there is no number left', () => {
    expect(pulled(t, ['第二支部'], 2, { up: true })).toEqual(['第一支部', undefined]);
    expect(pulled(t, ['党员1'], 2, { up: true })).toEqual(['党员0', undefined]);
  });
  test('a note of several lines is repeated', () => expect(pulled(note('议题'), ['甲\n第1次'], 1)).toEqual(['甲\n第1次']));
});

test('fields with a shape of their own, choices and yes or no are repeated, with Ctrl as well', () => {
  for (const ctrl of [false, true]) {
    expect(pulled(text('手机', { format: 'phone' }), ['13957000000', '13957000001'], 2, { ctrl })).toEqual(['13957000000', '13957000001']);
    expect(pulled(text('代码', { format: 'creditCode' }), ['911'], 1, { ctrl })).toEqual(['911']);
    expect(pulled(code('目的', meetingPurpose), ['ordinary', 'election'], 3, { ctrl })).toEqual(['ordinary', 'election', 'ordinary']);
    expect(pulled(yesNo('是否'), [true, false], 3, { ctrl })).toEqual([true, false, true]);
  }
});

test('a series does not depend on how far the handle is pulled at once', () => {
  const starts = fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -50, max: 50 }), fc.integer({ min: 2, max: 5 }));
  fc.assert(
    fc.property(starts, fc.nat(30), fc.nat(30), ([first, step, size], one, two) => {
      const values = Array.from({ length: size }, (_, index) => first + step * index);
      const field = amount('数');
      const once = pulled(field, values, one + two);
      const begun = pulled(field, values, one);
      expect([...begun, ...pulled(field, [...values, ...begun], two)]).toEqual(once);
    }),
  );
});

test('Chinese numerals are read back', () => {
  for (let number = 1; number <= 999; number++) expect(fromChinese(inChinese(number) ?? '')).toBe(number);
  expect(['', '零', '十十', '一二', '百'].map(fromChinese)).toEqual([undefined, undefined, undefined, undefined, undefined]);
});
