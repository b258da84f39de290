import { expect, test } from 'vitest';
import type { Period } from '#shared/contract/bookkeeping.ts';
import { lockOf } from '../../../renderer/pages/table/closed-months.ts';

const period = (month: string, state: Period['state']): Period => ({
  period: month,
  state,
  revision: 1,
  closedAt: null,
  changes: null,
  amendments: [],
  file: null,
  due: '',
});
const row = (start: unknown) => ({ id: 'm', unit: '330822109', start });
const periods = [period('2026-09', 'exported'), period('2026-10', 'open')];

test('封账月份的组织生活不能改，并说明怎么办', () => {
  expect(lockOf('meeting', periods)?.(row('2026-09-12T14:30'))).toBe(
    '2026年9月已由本单位封账，不能直接修改；请在“本月”选到该月，发起更正后再改。',
  );
});

test('进行中的月份、没有日期的行、看不懂的日期都能改', () => {
  for (const start of ['2026-10-12T14:30', null, { unread: '九月中' }]) expect(lockOf('meeting', periods)?.(row(start))).toBeUndefined();
});

test('不属于某个月的表没有这种锁', () => {
  expect(lockOf('organization', periods)).toBeUndefined();
});
