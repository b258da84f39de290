import { describe, expect, test } from 'vitest';
import { codeList } from '#shared/codes/code-list.ts';
import { amount, code, codes, date, type Field, link, month, text, time } from '#shared/model/field.ts';
import { tableNames, tableOf } from '#shared/model/tables.ts';
import {
  type ColumnFilter,
  countedValues,
  filterOf,
  inWords,
  isNothing,
  quickSpans,
  testOf,
} from '../../../renderer/grid/filtering/filters.ts';
import { readCondition } from '../../../renderer/grid/overlays/filter-condition.tsx';

const levels = codeList('级别', { city: '市级', county: '县级', township: '乡级' });
const labelOf = (_: string, id: string) => ({ x: '白沙村', y: '林山村' })[id];
const passing = (field: Field, filter: ColumnFilter, values: unknown[], marked = () => false) =>
  values.filter((value) => testOf(filter, field, labelOf)(value, marked));

describe('a column lets through', () => {
  test.each<[string, Field, ColumnFilter, unknown[], unknown[]]>([
    ['ticked values', code('级别', levels), { values: ['市级', ''] }, ['city', 'county', null], ['city', null]],
    [
      'cells that hold one of the ticked codes',
      codes('级别', levels),
      { values: ['县级'] },
      [['city', 'county'], ['city'], []],
      [['city', 'county']],
    ],
    ['links by name', link('村', 'unit'), { values: ['林山村'] }, ['x', 'y'], ['y']],
    ['days by month', date('日期'), { values: ['2026-03'] }, ['2026-03-09', '2026-04-01'], ['2026-03-09']],
    [
      'what could not be read, as it was typed',
      date('日期'),
      { values: ['去年'] },
      [{ unread: '去年' }, '2026-04-01'],
      [{ unread: '去年' }],
    ],
    [
      'texts that hold a part, whatever width and case',
      text('名称'),
      { text: { how: 'contains', text: 'ａB' } },
      ['xAb', 'ba', null],
      ['xAb'],
    ],
    ['texts that lack it, empty ones too', text('名称'), { text: { how: 'lacks', text: '甲' } }, ['甲乙', '乙', null], ['乙', null]],
    ['texts that are it', text('名称'), { text: { how: 'equals', text: '甲' } }, ['甲', '甲乙'], ['甲']],
    ['texts that begin so', text('名称'), { text: { how: 'begins', text: '甲' } }, ['甲乙', '乙甲'], ['甲乙']],
    ['numbers of a span, both ends included', amount('面积'), { range: { from: 1, to: 10 } }, [0.5, 1, 9, 10, 11, null], [1, 9, 10]],
    ['numbers from one end on', amount('面积'), { range: { from: null, to: 2 } }, [1, 3, { unread: '多' }], [1]],
    ['days of a span', date('日期'), { range: { from: '2026-10-01', to: '2026-10-31' } }, ['2026-09-30', '2026-10-31'], ['2026-10-31']],
    [
      'times of the last day too',
      time('时间'),
      { range: { from: null, to: '2026-10-31' } },
      ['2026-10-31T23:59', '2026-11-01T00:00'],
      ['2026-10-31T23:59'],
    ],
    ['months by their first day', month('月份'), { range: { from: '2026-10-01', to: null } }, ['2026-09', '2026-10'], ['2026-10']],
    ['empty cells', codes('级别', levels), { blank: true }, [[], null, ['city']], [[], null]],
    ['filled cells', text('名称'), { blank: false }, ['甲', null, ''], ['甲']],
  ])('%s', (_, field, filter, values, expected) => {
    expect(passing(field, filter, values)).toEqual(expected);
  });

  test('only cells with a problem, and every part of a filter must hold', () => {
    expect(passing(text('名称'), { problems: true }, ['甲'], () => false)).toEqual([]);
    expect(passing(text('名称'), { problems: true }, ['甲'], () => true)).toEqual(['甲']);
    expect(passing(amount('面积'), { values: ['1', '2'], range: { from: 2, to: null } }, [1, 2, 3])).toEqual([2]);
  });
});

test('every kind of every table can be filtered', () => {
  for (const name of tableNames)
    for (const field of Object.values(tableOf(name).fields)) expect(filterOf[field.kind], field.title).toBeDefined();
});

describe('the values of a column', () => {
  const counted = (field: Field, values: unknown[]) =>
    countedValues(values, field, labelOf).map(({ text: value, count }) => `${value} ${count}`);
  test('are counted and stand in the order of sorting, empty ones last', () => {
    expect(counted(code('级别', levels), ['township', null, 'city', 'township'])).toEqual(['市级 1', '乡级 2', ' 1']);
    expect(counted(amount('面积'), [10, 9, null, 10])).toEqual(['9 1', '10 2', ' 1']);
    expect(counted(date('日期'), ['2026-03-09', '2025-01-01', '2026-03-10'])).toEqual(['2025-01 1', '2026-03 2']);
  });
  test('of several in one cell are counted each', () => {
    expect(counted(codes('级别', levels), [['county', 'city'], ['county'], []])).toEqual(['市级 1', '县级 2', ' 1']);
  });
});

test('spans of days that are asked for often', () => {
  const spans = Object.fromEntries(quickSpans('2026-01-15').map(({ title, from, to }) => [title, `${from} ${to}`]));
  expect(spans).toEqual({
    本月: '2026-01-01 2026-01-31',
    上月: '2025-12-01 2025-12-31',
    本年: '2026-01-01 2026-12-31',
    上年: '2025-01-01 2025-12-31',
  });
});

describe('a filter in words', () => {
  test.each<[ColumnFilter, string]>([
    [{ values: ['甲', ''] }, '甲、（空白）'],
    [{ values: ['甲', '乙', '丙'] }, '甲、乙 等 3 项'],
    [{ text: { how: 'contains', text: '电' } }, '包含“电”'],
    [{ range: { from: 1, to: null } }, '1 起'],
    [{ range: { from: null, to: 5 } }, '不超过 5'],
    [{ range: { from: '2026-10-01', to: '2026-10-31' } }, '2026-10-01 至 2026-10-31'],
    [{ blank: true, problems: true }, '有问题，为空'],
  ])('%j', (filter, words) => expect(inWords(filter)).toBe(words));
});

describe('a typed condition', () => {
  const typed = { how: 'any', text: '', from: '', to: '' } as const;
  test('is read as dates and numbers are read anywhere else', () => {
    expect(readCondition({ ...typed, from: '2026.3.5', to: '今天' }, 'date', '2026-10-15')).toEqual({
      range: { from: '2026-03-05', to: '2026-10-15' },
    });
    expect(readCondition({ ...typed, from: '１,200' }, 'number', '')).toEqual({ range: { from: 1200, to: null } });
    expect(readCondition({ ...typed, how: 'begins', text: ' 甲 ' }, 'text', '')).toEqual({ text: { how: 'begins', text: '甲' } });
  });
  test('of nothing is nothing, and what cannot be read says so', () => {
    expect(isNothing(readCondition(typed, 'number', '') as ColumnFilter)).toBe(true);
    expect(readCondition({ ...typed, to: '春天' }, 'date', '2026-10-15')).toContain('读不懂“春天”');
    expect(readCondition({ ...typed, from: '9', to: '1' }, 'number', '')).toContain('起点比终点大');
  });
});
