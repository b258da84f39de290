import { describe, expect, test } from 'vitest';
import type { CatalogueItem } from '#shared/standards/catalogue.ts';
import { shipped } from '#shared/standards/shipped.ts';
import { branchFacts, type Given, groupFacts, meetingFacts, organizationFacts, rowOf } from '../../support/facts.ts';
import { judged, momentOf, type Rows, shown } from './judging.ts';

const judge = (item: CatalogueItem, given: Given<'party_organization'> = {}, rows: Rows = {}, moment = momentOf()) =>
  judged(item, { kind: 'party_organization', row: branchFacts({ id: 'b1' as never, covers: ['o1'], ...given }) }, rows, moment);
const covered = { organization: [organizationFacts({ id: 'o1' as never })] };

describe('阵地', () => {
  test('党员活动室 is an area above 0', () => {
    expect(shown(judge('venue_room', { venue_area: 40 }))).toBe('met party_organization.venue_area');
    expect(shown(judge('venue_room', { venue_area: 0, venue_use: 'own' }))).toBe('unmet party_organization.venue_area');
  });
  test.each([
    [{ covers: ['o1'] }, 'met service_center.covers'],
    [{ covers: ['o1'], opened_on: '2026-11-06' }, 'unmet'],
    [{ covers: ['o1'], closed_on: '2026-11-05' }, 'unmet'],
    [{ covers: ['o2'] }, 'unmet'],
  ] as const)('党员服务中心 %o: %s', (given, expected) => {
    expect(shown(judge('venue_centre', {}, { ...covered, service_center: [rowOf('service_center', given)] }))).toBe(expected);
  });
});

describe.each([
  ['role_identity', 'identity', 'drill'],
  ['role_drill', 'drill', 'contest'],
  ['role_contest', 'contest', 'volunteer'],
  ['role_volunteer', 'volunteer', 'identity'],
] as const)('职能 %s', (item, kind, other) => {
  const held = (given: Given<'activity'>) =>
    shown(judge(item, {}, { ...covered, activity: [rowOf('activity', { kind, held_on: '2026-07-01', ...given })] }));
  test('is an activity of its kind in the year', () => {
    expect(held({ party_organization: 'b1' })).toBe('met activity.held_on');
    expect(held({ organization: 'o1' })).toBe('met activity.held_on');
    expect(held({ organization: 'o1', party_organization: 'b2' })).toBe('unmet');
    expect(held({ party_organization: 'b1', kind: other })).toBe('unmet');
    expect(held({ party_organization: 'b1', held_on: '2025-07-01' })).toBe('unmet');
    expect(held({ party_organization: 'b1', held_on: '2026-12-01' })).toBe('unmet');
  });
});

describe('三会一课', () => {
  // another branch's, with which the ledger begins
  const first = meetingFacts({ branch: 'b2', start: '2025-12-10T14:00' });
  const begun = { meeting: [first] };
  const meetings = (...days: readonly string[]) => ({
    meeting: [first, ...days.map((day) => meetingFacts({ branch: 'b1', kinds: ['general', 'lecture'], start: `${day}T14:00` }))],
  });
  test('every quarter that is over', () => {
    expect(shown(judge('system_meetings', {}, meetings('2026-02-10', '2026-05-10', '2026-08-10')))).toBe('met meeting.kinds');
    const missing = judge('system_meetings', {}, meetings('2026-02-10', '2026-08-10'));
    expect(shown(missing)).toBe('unmet party_organization.name meeting.kinds');
    expect(missing.reason).toBe('2026 年第 2 季度没有支部党员大会的记录；2026 年第 2 季度党课 0 次。');
  });
  test('every month where there is a committee or a group', () => {
    const rows = meetings('2026-02-10', '2026-05-10', '2026-08-10');
    expect(judge('system_meetings', { committee_size: 3 }, rows)).toMatchObject({
      state: 'unmet',
      reason: expect.stringMatching(/^2026 年 1 月没有支委会的记录；.*等 10 处。$/),
    });
    expect(judge('system_meetings', {}, { ...rows, party_group: [groupFacts({ branch: 'b1' })] }).reason).toContain('党小组会');
  });
  test('from the month in which the ledger begins to have meetings; quarters that it has whole', () => {
    expect(shown(judge('system_meetings'))).toBe('not_asked');
    const later = (month: string) => ({ meeting: [meetingFacts({ branch: 'b2', start: `${month}-10T14:00` })] });
    expect(judge('system_meetings', {}, later('2026-07')).reason).toMatch(/^2026 年第 3 季度没有支部党员大会的记录；[^；]*。$/);
    expect(shown(judge('system_meetings', {}, later('2026-08')))).toBe('not_asked');
    expect(judge('system_meetings', { committee_size: 3 }, later('2026-09')).reason).toBe(
      '2026 年 9 月没有支委会的记录；2026 年 10 月没有支委会的记录。',
    );
  });
  test('is asked of branches, in months that they lived through and that are over', () => {
    expect(shown(judge('system_meetings', { kind: 'committee' }, begun))).toBe('not_asked');
    expect(shown(judge('system_meetings', { founded_on: '2026-10-20' }, begun))).toBe('not_asked');
    expect(shown(judge('system_meetings', { founded_on: '2026-09-20' }, begun))).toBe('not_asked');
    expect(shown(judge('system_meetings', { founded_on: '2026-08-20' }, begun))).toBe('not_asked');
    expect(shown(judge('system_meetings', { founded_on: '2026-06-20' }, begun))).toBe('unmet party_organization.name');
    expect(shown(judge('system_meetings', {}, begun, momentOf(2027)))).toBe('unmarked');
    // the last month but one is over, the last is not
    expect(judge('system_meetings', { committee_size: 3 }, begun, momentOf(2026, { today: '2026-02-28' })).reason).toBe(
      '2026 年 1 月没有支委会的记录。',
    );
  });
  test('by the rules as they are in force', () => {
    const ruleset = { parameters: { 'MTG-004': { each_quarter: 0 } }, severities: { 'MTG-001': 'off' } as const };
    expect(judge('system_meetings', {}, begun).state).toBe('unmet');
    expect(judge('system_meetings', {}, begun, momentOf(2026, { ruleset })).state).toBe('not_asked');
    expect(judge('system_meetings', {}, begun, momentOf(2026, { ruleset: { ...shipped, ...ruleset, severities: {} } })).state).toBe(
      'unmet',
    );
  });
});

describe.each([
  ['dual_training', 'activist_on', 'dual_training_on'],
  ['dual_review', 'candidate_on', 'dual_review_on'],
  ['dual_notice', 'admitted_on', 'dual_notice_on'],
  ['dual_management', 'admitted_on', 'dual_management_on'],
] as const)('四个双 %s', (item, from, step) => {
  const people = (...given: readonly Given<'development'>[]) =>
    shown(
      judge(
        item,
        {},
        {
          development: given.map((one) => rowOf('development', { branch: 'b1', [from]: '2025-06-01', ...one })),
        },
      ),
    );
  test('everybody who has come so far has its date', () => {
    expect(people({ [step]: '2025-07-01' }, { [step]: '2026-01-05' })).toBe(`met development.${step}`);
    expect(people({ [step]: '2025-07-01' }, {})).toBe(`unmet development.${step}`);
    expect(people({ [step]: '2026-11-06' })).toBe(`unmet development.${step}`);
  });
  test('nobody who has not, who has gone, or who was a full member before', () => {
    expect(people()).toBe('not_asked');
    expect(people({ [from]: null })).toBe('not_asked');
    expect(people({ [from]: '2026-11-06' })).toBe('not_asked');
    expect(people({ ended_on: '2026-02-01' })).toBe('not_asked');
    expect(people({ ended_reason: 'moved' })).toBe('not_asked');
    expect(people({ full_on: '2025-12-31' })).toBe('not_asked');
    expect(people({ full_on: '2026-01-01' })).toBe(`unmet development.${step}`);
    expect(people({ branch: 'b2' })).toBe('not_asked');
  });
});
