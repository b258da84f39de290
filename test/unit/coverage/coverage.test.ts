import { describe, expect, test } from 'vitest';
import { buildingRate, countsOf, coverageOf, coveringRate, percent } from '#shared/coverage/coverage.ts';
import { groupedBy } from '#shared/coverage/grouped.ts';
import { standingOn } from '#shared/coverage/standing.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { tableOf } from '#shared/model/tables.ts';
import { type Condition, meets } from '#shared/standards/condition.ts';
import { eightCriteria, metBy } from '#shared/standards/eight-criteria.ts';
import { shipped } from '#shared/standards/shipped.ts';
import { type Given, organizationFacts } from '../../support/facts.ts';

const organization = (given: Given<'organization'> = {}) => organizationFacts(given) as unknown as AnyRow;
const large = { staff_full: 50 };
const single = { coverage: 'single', party_organization: 'b1' } as const;

describe('a condition', () => {
  const row = { id: '1', unit: '1', count: 3, kind: 'a', empty: null, odd: { unread: '三' } };
  test.each<[Condition, boolean]>([
    [{ field: 'count', atLeast: 3 }, true],
    [{ field: 'count', atLeast: 4 }, false],
    [{ field: 'empty', atLeast: 0 }, false],
    [{ field: 'odd', atLeast: 0 }, false],
    [{ field: 'kind', oneOf: ['a', 'b'] }, true],
    [{ field: 'kind', oneOf: ['b'] }, false],
    [{ field: 'kind', filled: true }, true],
    [{ field: 'odd', filled: true }, false],
    [
      {
        all: [
          { field: 'kind', filled: true },
          { field: 'count', atLeast: 9 },
        ],
      },
      false,
    ],
    [
      {
        any: [
          { field: 'kind', filled: true },
          { field: 'count', atLeast: 9 },
        ],
      },
      true,
    ],
    [{ any: [] }, false],
  ])('%j: %s', (condition, expected) => {
    expect(meets(row, condition)).toBe(expected);
  });
});

describe('八必建 as shipped', () => {
  const met = (given: Given<'organization'>) => metBy(organization(given), eightCriteria).map(({ id }) => id);
  test('an ordinary enterprise meets none', () => {
    expect(met({ members_full: 2, staff_full: 49, revenue: 1999 })).toEqual([]);
  });
  test.each<[string, Given<'organization'>]>([
    ['members', { members_full: 3 }],
    ['staff', { staff_full: 50 }],
    ['scale', { revenue: 2000 }],
    ['park', { park: '示例产业园' }],
    ['park', { carrier_kind: 'park' }],
    ['association', { category: 'new_social', kind: 'trade_association' }],
    ['school', { category: 'new_social', kind: 'private_hospital' }],
    ['intermediary', { category: 'new_social', kind: 'law_firm' }],
    ['market', { carrier_kind: 'building' }],
  ])('%s', (id, given) => {
    expect(met(given)).toEqual([id]);
  });
  test('a social organization of large income is no enterprise of scale', () => {
    expect(met({ category: 'new_social', revenue: 9000, park: '示例产业园' })).toEqual([]);
  });
  test('they are eight, and speak of fields that there are', () => {
    const fieldsOf = (condition: Condition): string[] =>
      'all' in condition ? condition.all.flatMap(fieldsOf) : 'any' in condition ? condition.any.flatMap(fieldsOf) : [condition.field];
    expect(eightCriteria).toHaveLength(8);
    for (const { condition } of eightCriteria)
      for (const field of fieldsOf(condition)) expect(tableOf('organization').fields).toHaveProperty(field);
  });
});

describe('coverage', () => {
  const rows = [
    organization({ ...large, ...single }),
    organization({ ...large, coverage: 'none' }),
    organization({ ...large, coverage: 'instructor' }),
    organization({ coverage: 'joint', party_organization: 'b1' } as Given<'organization'>),
    organization({ coverage: 'attached' }),
    organization({}),
    organization({ ...large, ...single, status: 'suspended' } as Given<'organization'>),
  ];
  const coverage = coverageOf(rows, eightCriteria);
  test('组建率 is of 应建, 覆盖率 of all that are 正常; each figure has its list', () => {
    expect(Object.fromEntries(Object.entries(coverage).map(([list, members]) => [list, members.length]))).toEqual({
      live: 6,
      due: 3,
      built: 2,
      dueBuilt: 1,
      dueOpen: 2,
      covered: 4,
      uncovered: 2,
    });
    expect(buildingRate(countsOf(coverage))).toEqual({ part: 1, whole: 3, rate: 1 / 3 });
    expect(coveringRate(countsOf(coverage))).toEqual({ part: 4, whole: 6, rate: 2 / 3 });
  });
  test('a way of covering without a Party organization builds nothing', () => {
    expect(coverageOf([organization({ coverage: 'single' })], eightCriteria).built).toEqual([]);
    expect(coverageOf([organization({ party_organization: 'b1' } as Given<'organization'>)], eightCriteria).covered).toEqual([]);
  });
  test('a rate is never rounded to what it is not, and nothing to be covered is no rate', () => {
    expect(percent({ part: 1, whole: 3, rate: 1 / 3 })).toBe('33.3%');
    expect(percent({ part: 9999, whole: 10000, rate: 0.9999 })).toBe('99.9%');
    expect(percent({ part: 1, whole: 10000, rate: 0.0001 })).toBe('0.1%');
    expect(percent({ part: 2, whole: 2, rate: 1 })).toBe('100.0%');
    expect(percent({ part: 0, whole: 2, rate: 0 })).toBe('0.0%');
    expect(percent(buildingRate(countsOf(coverageOf([], eightCriteria))))).toBe('—');
  });
  test('by group: the largest first, those without a value last, the groups together make the whole', () => {
    const parks = ['甲园', '乙园', '乙园', null].map((park) => organization({ park }));
    const groups = groupedBy([...parks, organization({ park: '丙园', status: 'moved' })], 'park', shipped);
    expect(groups.map(({ value, coverage: { live } }) => [value, live.length])).toEqual([
      ['乙园', 2],
      ['甲园', 1],
      [null, 1],
    ]);
  });
});

test('an organization whose Party organization was 撤销 is to be built again from that day on, and is covered by nobody', () => {
  const rows = [organization({ id: 'a', ...large, ...single }), organization({ id: 'b', ...large, ...single, party_organization: 'b2' })];
  const parties = [
    { id: 'b1', ended_on: '2026-11-12' },
    { id: 'b2', ended_on: null },
  ];
  const openOn = (day: string) => coverageOf(standingOn(rows, parties, day), eightCriteria).dueOpen.map(({ id }) => id);
  expect(openOn('2026-11-11')).toEqual([]);
  expect(openOn('2026-11-12')).toEqual(['a']);
  expect(countsOf(coverageOf(standingOn(rows, parties, '2026-11-12'), eightCriteria))).toEqual({
    live: 2,
    due: 2,
    dueBuilt: 1,
    covered: 1,
  });
});
