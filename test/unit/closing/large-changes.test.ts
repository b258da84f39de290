import { expect, test } from 'vitest';
import { largeChanges } from '#shared/closing/large-changes.ts';
import { leapLimits } from '#shared/exchange/reporting-rules.ts';

const shipped = leapLimits({});

test.each([
  [20, 30, true],
  [20, 29, false],
  [20, 10, true],
  [20, 11, false],
  [0, 10, true],
  [8, 17, false],
  [400, 590, false],
])('a head count from %i to %i is asked about: %s', (was, is, asked) => {
  expect(largeChanges('organization', { staff_full: was }, { staff_full: is }, shipped).length > 0).toBe(asked);
});

test('only head counts, and only where both numbers are known', () => {
  expect(largeChanges('organization', { revenue: 10, staff_full: null }, { revenue: 9000, staff_full: 90 }, shipped)).toEqual([]);
  expect(largeChanges('new_employment_point', { workers: 10 }, { workers: 40 }, shipped)).toEqual([{ field: 'workers', was: 10, is: 40 }]);
  expect(largeChanges('member', { study_hours: 1 }, { study_hours: 90 }, shipped)).toEqual([]);
});

test('the county’s task may ask earlier or later; what it leaves out is as shipped', () => {
  const asked = (given: Record<string, number>) =>
    largeChanges('organization', { staff_full: 20 }, { staff_full: 25 }, leapLimits({ 'RPT-001': given })).length > 0;
  expect(asked({})).toBe(false);
  expect(asked({ share: 0.2 })).toBe(false);
  expect(asked({ share: 0.2, least: 5 })).toBe(true);
});
