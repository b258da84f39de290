import { expect, test } from 'vitest';
import { scaleLimits, scaleOf } from '#shared/coverage/enterprise-scale.ts';
import { titleOfGroup } from '#shared/coverage/group-titles.ts';
import { groupedBy } from '#shared/coverage/grouped.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { settableRule } from '#shared/standards/settable-rules.ts';
import { shipped } from '#shared/standards/shipped.ts';
import { type Given, organizationFacts } from '../../support/facts.ts';

const organization = (given: Given<'organization'>) => organizationFacts(given) as unknown as AnyRow;

test.each<[Given<'organization'>, string | null]>([
  [{ staff_full: 50 }, 'above'],
  [{ staff_full: 49 }, 'below'],
  [{ staff_full: 40, staff_part: 10 }, 'above'],
  [{ revenue: 2000 }, 'above'],
  [{ revenue: 1999.99 }, 'below'],
  [{ staff_full: 3, revenue: 2000 }, 'above'],
  [{}, null],
  [{ staff_part: 60 }, null],
  [{ category: 'new_social', staff_full: 90 }, 'social'],
  [{ category: null, staff_full: 90 }, null],
])('%o is %s', (given, scale) => {
  expect(scaleOf(organization(given), scaleLimits({}))).toBe(scale);
});

test('both numbers are the county’s, each by itself', () => {
  expect(settableRule('COV-001')?.parameters).toMatchObject({ staff: { shipped: 50 }, revenue: { shipped: 2000 } });
  expect(scaleLimits({ 'COV-001': { revenue: 500 } })).toEqual({ staff: 50, revenue: 500 });
  expect(scaleLimits({ 'COV-001': { staff: '很多' } })).toEqual({ staff: 50, revenue: 2000 });
});

test('it is a grouping of its own, with its titles', () => {
  const rows = [{ staff_full: 60 }, { staff_full: 70 }, { staff_full: 1 }, {}, { category: 'new_social' as const }].map(organization);
  const groups = groupedBy(rows, 'scale', { ...shipped, parameters: { 'COV-001': { staff: 65 } } });
  const titled = groups.map(({ value, coverage }) => [titleOfGroup('scale', value, () => undefined), coverage.live.length]);
  expect(titled).toEqual([
    ['规下企业', 2],
    ['规上企业', 1],
    ['新社会组织', 1],
    ['未填职工数和营业收入', 1],
  ]);
});
