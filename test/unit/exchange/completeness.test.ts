import { expect, test } from 'vitest';
import { type CompletenessFacts, completenessOf, monthsUpTo, type ReceivedPackage, reminderText } from '#shared/exchange/completeness.ts';

const months = [
  { period: '2026-11', due: '2026-12-05' },
  { period: '2026-10', due: '2026-11-05' },
  { period: '2026-09', due: '2026-10-05' },
];
const unit = (code: string, name: string, since: string | null = '2026-09-01') => ({ code, name, since });
const sent = (code: string, period: string, day: string, more: Partial<ReceivedPackage> = {}): ReceivedPackage => ({
  id: `${code} ${period} ${day}`,
  unit: code,
  period,
  revision: 1,
  at: `${day}T02:00:00.000Z`,
  day,
  outcome: 'accepted',
  ...more,
});
const board = (facts: Partial<CompletenessFacts>) =>
  completenessOf({ today: '2026-11-20', months, units: [unit('1', '甲镇')], packages: [], disputed: [], ...facts });
const cells = (facts: Partial<CompletenessFacts>) => board(facts).units[0]?.cells.map(({ state, onTime }) => [state, onTime]);

test('nothing sent: late where the due day is over, awaited before, and asked from the enrolment on', () => {
  expect(cells({})).toEqual([
    ['awaited', null],
    ['late', false],
    ['late', false],
  ]);
  expect(cells({ units: [unit('1', '甲镇', '2026-10-06')] })).toEqual([
    ['awaited', null],
    ['late', false],
    ['none', null],
  ]);
  expect(cells({ units: [unit('1', '甲镇', null)] })).toEqual([
    ['none', null],
    ['none', null],
    ['none', null],
  ]);
  expect(cells({ today: '2026-11-05' })?.[1]).toEqual(['awaited', null]);
  // up to the day on which it could sign no more
  const dissolved = (until: string) => cells({ units: [{ ...unit('1', '甲镇'), until }] })?.map(([state]) => state);
  expect(dissolved('2026-11-05')).toEqual(['none', 'late', 'late']);
  expect(dissolved('2026-11-04')).toEqual(['none', 'none', 'late']);
  expect(cells({ today: '2026-11-06' })?.[1]).toEqual(['late', false]);
});

test('what a unit sends for a month before its enrolment is shown and not judged', () => {
  const units = [unit('1', '甲镇', '2026-11-10')];
  const packages = [sent('1', '2026-10', '2026-11-12')];
  expect(cells({ units, packages })?.[1]).toEqual(['accepted', null]);
  expect(board({ units, packages }).rates[1]).toEqual({ period: '2026-10', due: 0, onTime: 0, received: 0 });
});

test('on the due day is in time, the day after is not', () => {
  expect(cells({ packages: [sent('1', '2026-10', '2026-11-05')] })?.[1]).toEqual(['accepted', true]);
  expect(cells({ packages: [sent('1', '2026-10', '2026-11-06')] })?.[1]).toEqual(['accepted', false]);
});

test('a returned package does not count as sent; a correction of one in time stays in time', () => {
  const returned = sent('1', '2026-10', '2026-11-04', { outcome: 'returned' });
  expect(cells({ packages: [returned] })?.[1]).toEqual(['returned', false]);
  const second = sent('1', '2026-10', '2026-11-07', { revision: 2 });
  expect(cells({ packages: [returned, second] })?.[1]).toEqual(['accepted', false]);
  expect(cells({ packages: [sent('1', '2026-10', '2026-11-04'), second] })?.[1]).toEqual(['accepted', true]);
});

test('a month without a package is a gap once a later month has one; a dispute shows before all else', () => {
  const packages = [sent('1', '2026-10', '2026-11-04', { outcome: 'accepted_with_problems' })];
  expect(cells({ packages })).toEqual([
    ['awaited', null],
    ['accepted_with_problems', true],
    ['gap', false],
  ]);
  expect(cells({ packages, disputed: [{ unit: '1', period: '2026-10' }] })?.[1]).toEqual(['disputed', true]);
});

test('the rate counts months that are due or received, by unit', () => {
  const units = [unit('1', '甲镇'), unit('2', '乙镇'), unit('3', '丙镇', null)];
  const packages = [sent('1', '2026-10', '2026-11-04'), sent('2', '2026-10', '2026-11-09'), sent('2', '2026-11', '2026-11-20')];
  expect(board({ units, packages }).rates).toEqual([
    { period: '2026-11', due: 1, onTime: 1, received: 1 },
    { period: '2026-10', due: 2, onTime: 1, received: 2 },
    { period: '2026-09', due: 2, onTime: 0, received: 0 },
  ]);
});

test('each unit has its own rate over the months shown', () => {
  const packages = [sent('1', '2026-10', '2026-11-04'), sent('1', '2026-09', '2026-10-09')];
  expect(board({ packages }).units[0]?.rate).toEqual({ due: 2, onTime: 1, received: 2 });
  expect(board({ today: '2026-11-05' }).units[0]?.rate).toEqual({ due: 1, onTime: 0, received: 0 });
});

test('an extension moves the due day of its unit and month, and of no other', () => {
  const units = [unit('1', '甲镇'), unit('2', '乙镇')];
  const extensions = [{ unit: '1', period: '2026-10', due: '2026-11-25' }];
  const extended = (facts: Partial<CompletenessFacts>) =>
    board({ units, extensions, ...facts }).units.map(({ cells }) => [cells[1]?.due, cells[1]?.extended, cells[1]?.state, cells[1]?.onTime]);
  expect(extended({})).toEqual([
    ['2026-11-25', true, 'awaited', null],
    ['2026-11-05', false, 'late', false],
  ]);
  expect(extended({ packages: [sent('1', '2026-10', '2026-11-25'), sent('2', '2026-10', '2026-11-06')], today: '2026-11-26' })).toEqual([
    ['2026-11-25', true, 'accepted', true],
    ['2026-11-05', false, 'accepted', false],
  ]);
  expect(extended({ today: '2026-11-26' })[0]).toEqual(['2026-11-25', true, 'late', false]);
  expect(reminderText(board({ units, extensions, months: months.slice(1, 2) }))).toBe(
    [
      '请以下单位尽快报送两新组织台账：',
      '2026年10月（期限 2026-11-05）未报送：乙镇',
      '2026年10月（期限 2026-11-05）尚未报送、还没到期：甲镇（延期至 2026-11-25）',
    ].join('\n'),
  );
});

test('the reminder names who owes which month, the oldest first, and is empty where nobody does', () => {
  const units = [unit('1', '甲镇'), unit('2', '乙镇')];
  const packages = [
    sent('1', '2026-09', '2026-10-04'),
    sent('1', '2026-10', '2026-11-04', { outcome: 'returned' }),
    sent('2', '2026-10', '2026-11-04'),
  ];
  expect(reminderText(board({ units, packages }))).toBe(
    [
      '请以下单位尽快报送两新组织台账：',
      '2026年9月（期限 2026-10-05）未报送：乙镇',
      '2026年10月（期限 2026-11-05）已退回、待更正重报：甲镇',
      '2026年11月（期限 2026-12-05）尚未报送、还没到期：甲镇、乙镇',
    ].join('\n'),
  );
  const all = months.flatMap(({ period }) => ['1', '2'].map((code) => sent(code, period, '2026-10-01')));
  expect(reminderText(board({ units, packages: all }))).toBe('');
});

test('months go back over the turn of the year', () => expect(monthsUpTo('2027-01', 3)).toEqual(['2027-01', '2026-12', '2026-11']));
