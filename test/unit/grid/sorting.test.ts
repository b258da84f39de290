import { describe, expect, test } from 'vitest';
import { codeList } from '#shared/codes/code-list.ts';
import { amount, code, codes, date, type Field, link, text, time, yesNo } from '#shared/model/field.ts';
import { comparatorOf } from '../../../renderer/grid/filtering/sorting.ts';

const levels = codeList('级别', { city: '市级', county: '县级', township: '乡级' });
const names: Record<string, string> = { a: '张家坞', b: '白沙', c: '林山' };
const labelOf = (_: string, id: string) => names[id];

/** Sorts as the grid does: it turns the result round for a descending sort. */
const sorted = (field: Field, values: unknown[], descending = false) => {
  const compare = comparatorOf(field, labelOf);
  return [...values].sort((a, b) => compare(a, b, descending) * (descending ? -1 : 1));
};

describe('values are sorted by what they mean', () => {
  test.each<[string, Field, unknown[], unknown[]]>([
    ['Chinese by pinyin', text('名称'), ['张三', '李四', '王五', '艾六'], ['艾六', '李四', '王五', '张三']],
    ['numbers inside texts by size', text('名称'), ['第10组', '第9组'], ['第9组', '第10组']],
    [
      'codes in the order of their list, not by title',
      code('级别', levels),
      ['township', 'city', 'county'],
      ['city', 'county', 'township'],
    ],
    ['numbers by size', amount('面积'), [100, 9, 20.5], [9, 20.5, 100]],
    ['days by date', date('日期'), ['2026-10-01', '2025-12-31'], ['2025-12-31', '2026-10-01']],
    ['times by clock', time('时间'), ['2026-10-01T14:00', '2026-10-01T09:30'], ['2026-10-01T09:30', '2026-10-01T14:00']],
    ['否 before 是', yesNo('是否'), [true, false], [false, true]],
    ['links by the name they lead to', link('村', 'unit'), ['a', 'b', 'c'], ['b', 'c', 'a']],
    [
      'several codes one after the other',
      codes('级别', levels),
      [['county'], ['city', 'township'], ['city']],
      [['city'], ['city', 'township'], ['county']],
    ],
  ])('%s', (_, field, values, expected) => {
    expect(sorted(field, values)).toEqual(expected);
    expect(sorted(field, values, true)).toEqual([...expected].reverse());
  });

  test('what cannot be read comes after all values and what is empty last, both ways', () => {
    const values = [null, { unread: '春' }, 3, undefined, 1];
    expect(sorted(amount('面积'), values)).toEqual([1, 3, { unread: '春' }, null, undefined]);
    expect(sorted(amount('面积'), values, true)).toEqual([3, 1, { unread: '春' }, null, undefined]);
  });
});
