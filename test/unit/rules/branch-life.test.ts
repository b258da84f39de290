import { describe, expect, test } from 'vitest';
import type { FactsOf } from '#shared/model/tables.ts';
import general from '#shared/rules/meeting/MTG-001-general-each-quarter.ts';
import committee from '#shared/rules/meeting/MTG-002-committee-each-month.ts';
import group from '#shared/rules/meeting/MTG-003-group-each-month.ts';
import lectures from '#shared/rules/meeting/MTG-004-lectures.ts';
import themeDay from '#shared/rules/meeting/MTG-005-theme-day.ts';
import onceAYear from '#shared/rules/meeting/MTG-006-once-a-year.ts';
import { branchFacts, check, type Given, groupFacts, meetingFacts, memberFacts, verdicts } from '../../support/facts.ts';

type Kinds = FactsOf<'meeting'>['kinds'];
const held = (branch: { id: string }, kinds: Kinds, start: string, more: Given<'meeting'> = {}) =>
  meetingFacts({ branch: branch.id, kinds, start, ...more });

describe('MTG-001', () => {
  const branch = branchFacts();
  const found = (period: string, ...starts: string[]) =>
    verdicts(general, branch, { period, rows: { meeting: starts.map((start) => held(branch, ['general', 'lecture'], start)) } });
  test('asked in the last month of a quarter only', () => {
    expect(found('2026-07')).toEqual([]);
    expect(found('2026-08')).toEqual([]);
    expect(found('2026-09')).toEqual(['warning name']);
  });
  test('one in any month of the quarter is enough', () => {
    expect(found('2026-09', '2026-07-01T09:00')).toEqual([]);
    expect(found('2026-09', '2026-09-30T09:00')).toEqual([]);
    expect(found('2026-09', '2026-06-30T09:00', '2026-10-01T09:00')).toEqual(['warning name']);
  });
  test('the message names the quarter', () => {
    expect(check(general, branch, { period: '2026-12' })[0]?.message).toContain('2026 年第 4 季度');
  });
  test.each<[string, Given<'party_organization'>, number]>([
    ['founded before the quarter', { founded_on: '2026-06-30' }, 1],
    ['founded within the quarter', { founded_on: '2026-07-01' }, 0],
    ['founded within the month', { founded_on: '2026-09-01' }, 0],
    ['ended within the month', { ended_on: '2026-09-30' }, 0],
    ['ended after the month', { ended_on: '2026-10-01' }, 1],
    ['a committee, not a branch', { kind: 'committee' }, 0],
    ['a joint branch', { kind: 'joint_branch' }, 1],
  ])('%s', (_, given, findings) => {
    expect(verdicts(general, branchFacts(given), { period: '2026-09' })).toHaveLength(findings);
  });
  test('a county may ask of a quarter that was not lived to the full, and the message says how much was', () => {
    const asked = (founded_on: string) =>
      check(general, branchFacts({ founded_on }), { period: '2026-09', parameters: { least_months: 2 } });
    expect(asked('2026-07-15')[0]?.message).toContain('成立后满 2 个整月');
    expect(asked('2026-06-15')[0]?.message).not.toContain('整月');
    expect(asked('2026-08-01')).toEqual([]);
  });
});

describe('MTG-002', () => {
  const found = (given: Given<'party_organization'>, ...starts: string[]) => {
    const branch = branchFacts(given);
    return verdicts(committee, branch, { period: '2026-10', rows: { meeting: starts.map((start) => held(branch, ['committee'], start)) } });
  };
  test('every month where there is a committee', () => {
    expect(found({ committee_size: 3 })).toEqual(['warning name']);
    expect(found({ committee_size: 3 }, '2026-09-30T09:00')).toEqual(['warning name']);
    expect(found({ committee_size: 3 }, '2026-10-01T09:00')).toEqual([]);
  });
  test('a branch with a secretary alone has none', () => {
    expect(found({ committee_size: 0 })).toEqual([]);
    expect(found({ committee_size: null, committee_members: null })).toEqual([]);
    expect(found({ committee_size: null, committee_members: '李委员、孙委员' })).toEqual(['warning name']);
  });
});

describe('MTG-003', () => {
  test('every group every month, each named', () => {
    const branch = branchFacts();
    const [one, two] = [groupFacts({ branch: branch.id, name: '一组' }), groupFacts({ branch: branch.id, name: '二组' })];
    const meeting = [
      held(branch, ['group'], '2026-10-09T09:00', { group: one.id }),
      held(branch, ['theme_day'], '2026-10-09T09:00', { group: two.id }),
    ];
    const found = check(group, branch, { rows: { party_group: [one, two], meeting } });
    expect(found).toMatchObject([{ field: 'name', other: { table: 'party_group', id: two.id } }]);
    expect(found[0]?.message).toContain('二组');
    expect(group.severity).toBe('warning');
  });
  test('nothing is asked where there are no groups', () => {
    expect(verdicts(group, branchFacts())).toEqual([]);
  });
});

describe('MTG-004', () => {
  const branch = branchFacts({ secretary: '周书记' });
  const lecture = (start: string, lecturer: string) => held(branch, ['lecture'], start, { lecturer });
  const found = (period: string, meeting: FactsOf<'meeting'>[], parameters = {}) =>
    verdicts(lectures, branch, { period, parameters, rows: { meeting } });
  test('one a quarter, and as many as the county says', () => {
    expect(found('2026-09', [])).toEqual(['warning name']);
    expect(found('2026-09', [lecture('2026-08-01T09:00', '吴老师')])).toEqual([]);
    expect(found('2026-09', [lecture('2026-08-01T09:00', '吴老师')], { each_quarter: 2 })).toEqual(['warning name']);
  });
  test('the secretary lectures once a year, asked in December', () => {
    const last = lecture('2026-11-01T09:00', '吴老师');
    expect(found('2026-12', [last])).toEqual(['warning secretary']);
    expect(found('2026-12', [last, lecture('2026-01-05T09:00', '周书记（支部书记）、吴老师')])).toEqual([]);
    expect(found('2026-12', [last, lecture('2025-12-31T09:00', '周书记')])).toEqual(['warning secretary']);
  });
  test('a quarter in which the branch was founded is not asked for a lecture', () => {
    expect(verdicts(lectures, branchFacts({ founded_on: '2026-07-10' }), { period: '2026-09' })).toEqual([]);
    expect(verdicts(lectures, branchFacts({ founded_on: '2026-06-10' }), { period: '2026-09' })).toEqual(['warning name']);
  });
  test.each<[string, Given<'party_organization'>, number]>([
    ['a term begun in June', { term_start: '2026-06-30' }, 1],
    ['a term begun in July', { term_start: '2026-07-01' }, 0],
    ['an election in July of a branch whose last term began long ago', { term_start: '2023-07-01', last_election: '2026-07-01' }, 0],
    ['a branch founded in July', { founded_on: '2026-07-01' }, 0],
    ['a branch founded in June, its term begun with it', { founded_on: '2026-06-01', term_start: '2026-06-01' }, 1],
  ])('%s: the secretary is asked for a lecture only with half a year in office', (_, given, findings) => {
    const late = branchFacts(given);
    const meeting = [held(late, ['lecture'], '2026-11-01T09:00', { lecturer: '吴老师' })];
    expect(check(lectures, late, { period: '2026-12', rows: { meeting } })).toHaveLength(findings);
  });
  test('a vacancy is not asked to lecture', () => {
    const vacant = branchFacts({ secretary: null });
    const meeting = [held(vacant, ['lecture'], '2026-11-01T09:00', { lecturer: '吴老师' })];
    expect(verdicts(lectures, vacant, { period: '2026-12', rows: { meeting } })).toEqual([]);
  });
});

test('MTG-005: a theme day every month', () => {
  const branch = branchFacts();
  const on = (start: string) => verdicts(themeDay, branch, { period: '2026-10', rows: { meeting: [held(branch, ['theme_day'], start)] } });
  expect(on('2026-10-31T23:00')).toEqual([]);
  expect(on('2026-09-30T09:00')).toEqual(['warning name']);
});

describe('MTG-006', () => {
  const branch = branchFacts({ secretary: '周书记' });
  const allHeld = [held(branch, ['life', 'review'], '2026-12-20T09:00'), held(branch, ['talk'], '2026-03-01T09:00')];
  const found = (period: string, meeting: FactsOf<'meeting'>[], member: FactsOf<'member'>[] = []) =>
    check(onceAYear, branch, { period, rows: { meeting, member } }).map((finding) => finding.message);
  const studied = (study_hours: number | null, given: Given<'member'> = {}) =>
    memberFacts({ branch: branch.id, name: '冯党员', study_hours, ...given });

  test('three things a year, asked in December', () => {
    expect(found('2026-11', [])).toEqual([]);
    expect(found('2026-12', [])).toHaveLength(3);
    expect(found('2026-12', allHeld)).toEqual([]);
    expect(found('2026-12', allHeld.slice(0, 1))).toEqual([expect.stringContaining('谈心谈话')]);
    expect(onceAYear.severity).toBe('warning');
  });
  test.each([
    ['2025-12-31', ['组织生活会', '民主评议', '谈心谈话', '学时']],
    ['2026-06-30', ['组织生活会', '民主评议', '谈心谈话', '学时']],
    ['2026-07-01', ['组织生活会', '民主评议']],
    ['2026-09-30', ['组织生活会', '民主评议']],
    ['2026-10-01', []],
  ])('of a branch founded on %s: %j', (founded_on, asked) => {
    const young = branchFacts({ founded_on });
    const member = [memberFacts({ branch: young.id, study_hours: 1 })];
    const messages = check(onceAYear, young, { period: '2026-12', rows: { member } }).map(({ message }) => message);
    expect(messages).toEqual(asked.map((what) => expect.stringContaining(what)));
  });
  test('a member studies 32 hours, secretary and committee 56', () => {
    expect(found('2026-12', allHeld, [studied(32), studied(56, { name: '周书记' }), studied(56, { party_post: 'committee' })])).toEqual([]);
    expect(found('2026-12', allHeld, [studied(31.5)])[0]).toMatch(/1 名党员学时不足：冯党员（31.5）/);
    expect(found('2026-12', allHeld, [studied(55, { name: '周书记' })])[0]).toContain('周书记（55）');
    expect(found('2026-12', allHeld, [studied(55, { party_post: 'deputy' })])).toHaveLength(1);
    expect(found('2026-12', allHeld, [studied(null)])[0]).toContain('冯党员（未填）');
  });
  test('who joined this year or has left is not asked for a year of study', () => {
    expect(found('2026-12', allHeld, [studied(0, { joined_on: '2026-01-01' }), studied(0, { left_reason: 'died' })])).toEqual([]);
  });
});
