import { expect, test } from 'vitest';
import { receiptWait } from '#shared/exchange/reporting-rules.ts';
import { withoutReceipt } from '#shared/exchange/without-receipt.ts';

const sent = (period: string, day: string, more: { revision?: number; outcome?: string } = {}) => ({
  period,
  revision: 1,
  outcome: 'exported',
  name: `330802005_${period}`,
  at: `${day}T18:00:00.000Z`,
  ...more,
});
const waiting = (...packages: ReturnType<typeof sent>[]) =>
  withoutReceipt(packages, { today: '2026-11-07', wait: receiptWait({}) }).map(({ period, revision, days }) => [period, revision, days]);

test('five days without a receipt, counted by the days in China, and not before', () => {
  // 18:00 UTC is the next day in China
  expect(waiting(sent('2026-10', '2026-11-01'))).toEqual([['2026-10', 1, 5]]);
  expect(waiting(sent('2026-10', '2026-11-02'))).toEqual([]);
});

test('one that was answered waits for nothing; of a month the latest revision counts; the oldest month first', () => {
  expect(waiting(sent('2026-10', '2026-11-01', { outcome: 'returned' }))).toEqual([]);
  expect(waiting(sent('2026-10', '2026-11-01'), sent('2026-10', '2026-11-06', { revision: 2 }))).toEqual([]);
  expect(waiting(sent('2026-10', '2026-11-01'), sent('2026-09', '2026-10-04', { revision: 2 }), sent('2026-09', '2026-10-03'))).toEqual([
    ['2026-09', 2, 33],
    ['2026-10', 1, 5],
  ]);
});

test('the task may say another number of days', () => {
  expect(receiptWait({ 'RPT-002': { days: 2 } })).toBe(2);
  expect(receiptWait({ 'RPT-002': { days: 'two' } })).toBe(5);
});
