import { describe, expect, test } from 'vitest';
import type { FactsOf } from '#shared/model/tables.ts';
import enoughMembers from '#shared/rules/party-organization/PTY-001-enough-members.ts';
import tooManyMembers from '#shared/rules/party-organization/PTY-002-too-many-members.ts';
import committeeSize from '#shared/rules/party-organization/PTY-003-committee-size.ts';
import jointBranch from '#shared/rules/party-organization/PTY-004-joint-branch.ts';
import secretary from '#shared/rules/party-organization/PTY-005-secretary.ts';
import term from '#shared/rules/party-organization/PTY-006-term.ts';
import chain from '#shared/rules/party-organization/PTY-007-chain.ts';
import { branchFacts, check, type Given, memberFacts, organizationFacts, rowOf, verdicts } from '../../support/facts.ts';

type Branch = FactsOf<'party_organization'>;
/** So many members of a branch. */
const rosterOf = (branch: Branch, count: number, given: Given<'member'> = {}) =>
  Array.from({ length: count }, () => memberFacts({ branch: branch.id, ...given }));

describe('PTY-001', () => {
  const found = (branch: Branch, full: number, more: ReturnType<typeof rosterOf> = []) =>
    check(enoughMembers, branch, { rows: { member: [...rosterOf(branch, full), ...more] } });
  test('three full members form a branch, two do not', () => {
    expect(found(branchFacts(), 3)).toEqual([]);
    expect(found(branchFacts(), 2)).toEqual([{ field: 'kind', message: expect.stringContaining('正式党员 2 人，不足 3 人') }]);
    expect(found(branchFacts(), 2)[0]?.message).toContain('建立联合党支部');
    expect(found(branchFacts({ kind: 'joint_branch' }), 2)[0]?.message).toContain('调整联建的单位');
  });
  test('probationary members and those who left do not count', () => {
    const branch = branchFacts();
    expect(found(branch, 2, rosterOf(branch, 3, { category: 'probationary' }))).toHaveLength(1);
    expect(found(branch, 2, rosterOf(branch, 3, { left_reason: 'transferred', left_on: '2026-01-01' }))).toHaveLength(1);
  });
  test('a roster that nobody entered is asked for, not held against the branch', () => {
    expect(found(branchFacts(), 0)).toEqual([{ field: 'name', message: expect.stringContaining('花名册上还没有这个支部的党员') }]);
  });
  test('only of branches with a roster of their own that still stand', () => {
    for (const kind of ['committee', 'general_branch', 'functional_branch', 'temporary_branch'] as const)
      expect(found(branchFacts({ kind }), 1)).toEqual([]);
    expect(found(branchFacts({ ended_on: '2026-10-31' }), 1)).toEqual([]);
    expect(found(branchFacts({ ended_on: '2026-11-01' }), 1)).toHaveLength(1);
  });
});

describe('PTY-002', () => {
  const found = (count: number) => {
    const branch = branchFacts();
    return check(tooManyMembers, branch, { rows: { member: rosterOf(branch, count) } })[0]?.message;
  };
  test('fifty are a branch, more a 党总支, a hundred a 党委', () => {
    expect(found(50)).toBeUndefined();
    expect(found(51)).toContain('可设党总支');
    expect(found(99)).toContain('可设党总支');
    expect(found(100)).toContain('可设党委');
  });
});

describe('PTY-003', () => {
  const found = (full: number, committee_size: number | null) => {
    const branch = branchFacts({ committee_size });
    return check(committeeSize, branch, { rows: { member: rosterOf(branch, full) } })[0]?.message;
  };
  test.each([3, 5, 7])('seven full members may have a committee of %i', (size) => {
    expect(found(7, size)).toBeUndefined();
  });
  test('seven full members have a committee, of three at least and seven at most, and it is filled in', () => {
    expect(found(7, 2)).toContain('现为 2 人');
    expect(found(7, 0)).toContain('应尽快选举产生');
    expect(found(12, 8)).toContain('现为 8 人');
    expect(found(7, null)).toContain('请填写委员数');
  });
  test('fewer have a secretary, and a deputy where needed', () => {
    for (const size of [null, 0, 1, 2]) expect(found(6, size)).toBeUndefined();
    expect(found(6, 3)).toContain('不设支部委员会');
  });
});

describe('PTY-004', () => {
  const units = Array.from({ length: 6 }, () => organizationFacts());
  const ids = units.map(({ id }) => id);
  test('a joint branch covers five units as a rule, counted once from either side', () => {
    const branch = branchFacts({ kind: 'joint_branch', covers: ids.slice(0, 5) });
    const linking = (count: number) =>
      ids.slice(0, count).map((id) => rowOf('organization', { id, party_organization: branch.id } as Given<'organization'>));
    expect(verdicts(jointBranch, branch, { rows: { organization: linking(5) } })).toEqual([]);
    expect(verdicts(jointBranch, branch, { rows: { organization: linking(6) } })).toEqual(['warning covers']);
    expect(verdicts(jointBranch, branchFacts({ kind: 'branch', covers: ids }))).toEqual([]);
  });
});

describe('PTY-005', () => {
  const found = (given: Given<'member'>, branchGiven: Given<'party_organization'> = {}) => {
    const branch = branchFacts(branchGiven);
    const members = [...rosterOf(branch, 2), ...rosterOf(branch, 1, given)];
    return check(secretary, branch, { rows: { member: members } })[0]?.message;
  };
  test('a full member of a year on the own roster', () => {
    expect(found({ name: '周书记', full_on: '2025-10-31' })).toBeUndefined();
    expect(found({ name: '周书记', full_on: '2025-11-01' })).toContain('转正不满一年');
    expect(found({ name: '周书记', category: 'probationary' })).toContain('还是预备党员');
    expect(found({ name: '周书记', full_on: null })).toBeUndefined();
  });
  test('one who is not on the roster was sent by the superior', () => {
    expect(found({ name: '别人' })).toContain('不在本支部的花名册上');
    expect(found({ name: '周书记', left_reason: 'transferred' })).toContain('不在本支部的花名册上');
    expect(found({ name: '别人' }, { secretary_source: 'assigned' })).toBeUndefined();
  });
  test('a vacancy, a committee and a roster not entered yet are not its business', () => {
    expect(found({}, { secretary: null })).toBeUndefined();
    expect(found({}, { kind: 'committee' })).toBeUndefined();
    expect(verdicts(secretary, branchFacts())).toEqual([]);
  });
  test('of two members of one name, one who may be secretary is enough', () => {
    const branch = branchFacts();
    const both = [...rosterOf(branch, 1, { name: '周书记', category: 'probationary' }), ...rosterOf(branch, 1, { name: '周书记' })];
    expect(verdicts(secretary, branch, { rows: { member: both } })).toEqual([]);
  });
});

describe('PTY-006', () => {
  const found = (given: Given<'party_organization'>, parameters = {}) =>
    check(term, branchFacts(given), { period: '2026-10', parameters }).map(({ field, message }) => `${field} ${message}`);
  test('a branch has three years, a committee five', () => {
    expect(found({ term_start: '2023-10-31' })[0]).toContain('任期 2026-10-31 届满，到本月末已逾期 0 天');
    expect(found({ term_start: '2023-10-01' })[0]).toContain('已逾期 30 天');
    expect(found({ kind: 'committee', term_start: '2023-10-01' })).toEqual([]);
    expect(found({ kind: 'committee', term_start: '2021-10-01' })[0]).toContain('已逾期 30 天');
  });
  test('what the row says of its term goes first, and a later election begins a new one', () => {
    expect(found({ term_start: '2020-10-01', term_years: 6 })).toHaveLength(1);
    expect(found({ term_start: '2020-10-01', term_years: 7 })).toEqual([]);
    expect(found({ term_start: '2020-10-01', last_election: '2025-01-01' })).toEqual([]);
  });
  test('told half a year ahead, as the county sets it', () => {
    expect(found({ last_election: '2024-04-30' })[0]).toMatch(/^last_election 任期 2027-04-30 届满，不到 6 个月/);
    expect(found({ last_election: '2024-05-01' })).toEqual([]);
    expect(found({ last_election: '2024-04-30' }, { months_ahead: 3 })).toEqual([]);
  });
  test('an approved extension counts for a year at most', () => {
    expect(found({ term_start: '2023-01-01', extended_to: '2027-01-01' })[0]).toContain('任期 2027-01-01 届满，不到 6 个月');
    expect(found({ term_start: '2022-09-01', extended_to: '2028-01-01' }).map((said) => said.split(' ')[0])).toEqual([
      'extended_to',
      'term_start',
    ]);
    expect(found({ term_start: '2022-09-01', extended_to: '2028-01-01' })[1]).toContain('任期 2026-09-01 届满');
  });
  test('not of those that have no term, ended, or whose term nobody knows', () => {
    for (const kind of ['temporary_branch', 'functional_branch', 'working_committee'] as const)
      expect(found({ kind, term_start: '2010-01-01' })).toEqual([]);
    expect(found({ term_start: '2010-01-01', ended_on: '2026-01-01' })).toEqual([]);
    expect(found({})).toEqual([]);
  });
});

describe('PTY-007', () => {
  const [a, b, c] = ['甲', '乙', '丙'];
  const organization = (id: string, parent: string | null, kind: 'branch' | 'general_branch' | 'committee' = 'committee') =>
    rowOf('party_organization', { id, name: id, kind, parent } as Given<'party_organization'>);
  const found = (row: Branch, ...others: Branch[]) => verdicts(chain, row, { rows: { party_organization: others } });
  test('a circle is an error on each of its rows, and only on those', () => {
    expect(found(organization(a, a))).toEqual(['error parent']);
    expect(found(organization(a, b), organization(b, c), organization(c, a))).toEqual(['error parent']);
    expect(found(organization('丁', a), organization(a, b), organization(b, a))).toEqual([]);
    expect(found(organization(a, b), organization(b, c), organization(c, null))).toEqual([]);
  });
  test('a branch stands below a committee or a general branch, not below a branch', () => {
    expect(found(organization(a, b, 'branch'), organization(b, null, 'general_branch'))).toEqual([]);
    expect(found(organization(a, b, 'branch'), organization(b, null, 'branch'))).toEqual(['error parent']);
    expect(found(organization(a, b, 'general_branch'), organization(b, null, 'branch'))).toEqual([]);
  });
  test('a superior outside the ledger is nobody’s fault', () => {
    expect(found(organization(a, '不在台账', 'branch'))).toEqual([]);
    expect(found(organization(a, null, 'branch'))).toEqual([]);
  });
});
