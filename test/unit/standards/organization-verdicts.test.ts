import { describe, expect, test } from 'vitest';
import type { CatalogueItem } from '#shared/standards/catalogue.ts';
import { branchFacts, type Given, organizationFacts, rowOf } from '../../support/facts.ts';
import { judged, momentOf, type Rows, shown } from './judging.ts';

const verdict = (item: CatalogueItem, given: Given<'organization'> = {}, rows: Rows = {}, year = 2026) =>
  shown(judged(item, { kind: 'organization', row: organizationFacts({ id: 'o1' as never, ...given }) }, rows, momentOf(year)));
const worker = (given: Given<'worker'>) => ({ worker: [rowOf('worker', { kind: 'instructor', serves: ['o1'], ...given })] });
const party = (given: Given<'party_organization'>) => ({ party_organization: [branchFacts({ covers: ['o1'], ...given })] });

describe('专人负责', () => {
  test.each([
    ['met organization.instructor', { instructor: '郑指导' }, {}],
    ['met organization.liaison', { liaison: '吴联络' }, {}],
    ['met worker.serves', {}, worker({ kind: 'grid' })],
    ['met worker.serves', {}, worker({ ended_on: '2026-11-06' })],
    ['unmet organization.instructor', {}, worker({ ended_on: '2026-11-05' })],
    ['unmet organization.instructor', {}, worker({ serves: ['o2'] })],
    ['unmet organization.instructor', {}, {}],
  ] as const)('%s', (expected, given, rows) => {
    expect(verdict('special_person', given, rows)).toBe(expected);
  });
});

describe('专门场所、专用经费 are those of its Party organization', () => {
  test.each([
    ['special_place', { venue_area: 30 }, 'met party_organization.venue_area'],
    ['special_place', { venue_use: 'shared' }, 'met party_organization.venue_use'],
    ['special_place', { venue_area: 0 }, 'unmet party_organization.venue_area'],
    ['special_place', { venue_area: 30, ended_on: '2026-10-01' }, 'unmarked'],
    ['special_fund', { fund_source: '企业列支' }, 'met party_organization.fund_source'],
    ['special_fund', { fund_in_budget: true }, 'met party_organization.fund_in_budget'],
    ['special_fund', { fund_in_budget: false, fund_in_charter: true }, 'unmet party_organization.fund_source'],
  ] as const)('%s with %o: %s', (item, given, expected) => {
    expect(verdict(item, {}, party(given))).toBe(expected);
  });
  test('linked from either side', () => {
    const branch = branchFacts({ venue_area: 20 });
    expect(verdict('special_place', { party_organization: branch.id }, { party_organization: [branch] })).toMatch(/^met/);
  });
  test('without a Party organization somebody has to mark it', () => {
    expect(verdict('special_place')).toBe('unmarked');
    expect(verdict('special_fund', { party_organization: 'gone' })).toBe('unmarked');
  });
});

describe('六个有', () => {
  const activist = (given: Given<'development'> = {}) => ({
    development: [rowOf('development', { employer: 'o1', applied_on: '2024-01-05', activist_on: '2025-03-01', ...given })],
  });
  const training = (given: Given<'activity'> = {}) => ({
    activity: [rowOf('activity', { kind: 'owner_training', held_on: '2026-05-01', organization: 'o1', ...given })],
  });
  test.each([
    ['six_liaison', 'met organization.liaison', { liaison: '吴联络' }, {}],
    ['six_liaison', 'met worker.serves', {}, worker({ kind: 'liaison' })],
    ['six_liaison', 'unmet organization.liaison', { instructor: '郑指导' }, worker({ kind: 'instructor' })],
    ['six_activists', 'met organization.activists', { activists: 1 }, {}],
    ['six_activists', 'met development.activist_on', { activists: 0 }, activist()],
    ['six_activists', 'unmet organization.activists', { activists: 0 }, {}],
    ['six_activists', 'unmet organization.activists', {}, activist({ full_on: '2026-09-01' })],
    ['six_activists', 'unmet organization.activists', {}, activist({ ended_on: '2026-09-01' })],
    ['six_activists', 'unmet organization.activists', {}, activist({ activist_on: null })],
    ['six_owner_training', 'met activity.held_on', {}, training()],
    ['six_owner_training', 'met activity.held_on', {}, training({ organization: null })],
    ['six_owner_training', 'unmet', {}, training({ organization: null, party_organization: 'b1' })],
    ['six_owner_training', 'unmet', {}, training({ organization: 'o2' })],
    ['six_owner_training', 'unmet', {}, training({ kind: 'member_training' })],
    ['six_owner_training', 'unmet', {}, training({ held_on: '2025-12-31' })],
    ['six_owner_training', 'unmet', {}, training({ held_on: '2026-11-06' })],
    ['six_mass_groups', 'met organization.has_women', { has_women: true }, {}],
    ['six_mass_groups', 'unmet organization.has_union', { has_union: false }, {}],
  ] as const)('%s: %s', (item, expected, given, rows) => {
    expect(verdict(item, given, rows)).toBe(expected);
  });
  test('a training for all is that of its own unit', () => {
    const elsewhere = { activity: [{ ...rowOf('activity', { kind: 'owner_training', held_on: '2026-05-01' }), unit: '330803001' }] };
    expect(verdict('six_owner_training', {}, elsewhere)).toBe('unmet');
  });
});

test('of what rows say now, the ledger does not tell of another year; of what is dated it does, up to this year', () => {
  const trained = { activity: [rowOf('activity', { kind: 'owner_training', held_on: '2025-05-01', organization: 'o1' })] };
  expect(verdict('six_liaison', { liaison: '吴联络' }, {}, 2025)).toBe('unmarked');
  expect(verdict('six_owner_training', {}, trained, 2025)).toBe('met activity.held_on');
  expect(verdict('six_owner_training', {}, trained, 2027)).toBe('unmarked');
});

describe('五结对 are counted', () => {
  const count = (given: Given<'pairing'>) =>
    judged(
      'pairing_owner',
      { kind: 'organization', row: organizationFacts({ id: 'o1' as never }) },
      { pairing: [rowOf('pairing', { kind: 'owner', organization: 'o1', side_a: '郑某', side_b: '吴委员', ...given })] },
    );
  test.each([
    ['begun in the year', { started_on: '2026-03-01' }, 1],
    ['begun before', { started_on: '2024-03-01' }, 1],
    ['ended in the year', { started_on: '2024-03-01', ended_on: '2026-01-01' }, 1],
    ['ended before', { started_on: '2024-03-01', ended_on: '2025-12-31' }, 0],
    ['not begun', { started_on: '2026-11-06' }, 0],
    ['another kind', { kind: 'mobile' }, 0],
    ['another organization', { organization: 'o2' }, 0],
  ] as const)('%s', (_, given, pairs) => {
    expect(count(given)).toMatchObject({ state: 'counted', count: pairs, evidence: { length: pairs } });
  });
});
