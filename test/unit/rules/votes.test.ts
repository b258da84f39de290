import { describe, expect, test } from 'vitest';
import votes from '#shared/rules/meeting/MTG-011-votes.ts';
import { branchFacts, check, type Given, meetingFacts, memberFacts, verdicts } from '../../support/facts.ts';

/** A vote on one matter; expected and present are members with a vote. */
const vote = (expected: number, present: number, yes: number, given: Given<'meeting'> = {}) =>
  meetingFacts({
    expected,
    present,
    voters_expected: expected,
    voters_present: present,
    votes: [{ item: '事项', for: yes, against: present - yes, abstain: 0 }],
    resolution: '同意。',
    ...given,
  });
const found = (...of: Parameters<typeof vote>) => verdicts(votes, vote(...of));

test('MTG-011 is an error', () => expect(votes.severity).toBe('error'));

describe('MTG-011, an ordinary vote', () => {
  test('half of the voting members are enough to vote', () => {
    // half present cannot carry anything, so the quorum alone is looked at
    expect(found(10, 5, 5, { resolution: '未通过。' })).toEqual([]);
    expect(found(10, 4, 4, { resolution: '未通过。' })).toEqual(['error voters_present']);
  });
  test('passes with more than half of those who should have come', () => {
    expect(found(10, 8, 6)).toEqual([]);
    expect(found(10, 8, 5)).toEqual(['error votes']);
    expect(found(9, 8, 5)).toEqual([]);
  });
  test('a matter that was recorded as lost is in order', () => {
    expect(found(10, 8, 5, { resolution: '该事项未获通过。' })).toEqual([]);
  });
  test('one vote a person, and written opinions are none', () => {
    const cast = (against: number, written_opinions = 0) =>
      found(10, 8, 6, { votes: [{ item: '事项', for: 6, against, abstain: null }], written_opinions });
    expect(cast(2)).toEqual([]);
    expect(cast(3)).toEqual(['error votes']);
    expect(cast(3, 1)).toEqual(['error votes']);
  });
  test('without votes there is nothing to judge, nor in a committee', () => {
    expect(found(10, 1, 0, { votes: null })).toEqual([]);
    expect(found(10, 1, 0, { kinds: ['committee'] })).toEqual([]);
  });
});

describe('MTG-011, admitting or confirming a member', () => {
  test.each(['admit', 'confirm'] as const)('%s: more than half present, not half', (purpose) => {
    expect(found(10, 5, 5, { purpose, resolution: '未通过。' })).toEqual(['error voters_present']);
    expect(found(10, 6, 6, { purpose })).toEqual([]);
    expect(found(10, 6, 5, { purpose })).toEqual(['error votes']);
  });
  test('written opinions of absent members count, exactly as many as there are', () => {
    const cast = (yes: number, written_opinions: number) =>
      found(10, 6, yes, { purpose: 'admit', written_opinions, votes: [{ item: '事项', for: yes, against: 0, abstain: 0 }] });
    expect(cast(8, 2)).toEqual([]);
    expect(cast(7, 2)).toEqual(['error votes']);
    expect(cast(9, 2)).toEqual(['error votes']);
    expect(cast(6, 0)).toEqual([]);
  });
  test('no more written opinions than absent members', () => {
    const row = vote(10, 8, 8, { purpose: 'confirm', written_opinions: 3 });
    expect(check(votes, row)).toMatchObject([{ field: 'written_opinions', message: expect.stringContaining('3 份') }]);
  });
});

describe('MTG-011, an election', () => {
  const elect = (expected: number, present: number, yes: number, given: Given<'meeting'> = {}) =>
    found(expected, present, yes, { purpose: 'election', ...given });
  test('four fifths present', () => {
    expect(elect(10, 8, 8)).toEqual([]);
    expect(elect(10, 7, 7)).toEqual(['error voters_present']);
    expect(elect(11, 8, 8)).toEqual(['error voters_present']);
  });
  test('elected by more than half of those present', () => {
    expect(elect(10, 8, 5)).toEqual([]);
    expect(elect(10, 8, 4)).toEqual(['error votes']);
    expect(elect(10, 8, 4, { resolution: '某某未当选。' })).toEqual([]);
  });
  test('members left out of the count are kept by name and reason', () => {
    expect(elect(10, 8, 8, { excluded: [{ name: '卫党员', reason: '长期在国外' }] })).toEqual([]);
    expect(elect(10, 8, 8, { excluded: [{ name: '卫党员', reason: null }] })).toEqual(['error excluded']);
  });
});

describe('MTG-011, who has a vote', () => {
  test('voters are among those who should have come, and those who came', () => {
    expect(found(10, 8, 8, { expected: 9, present: 8 })).toEqual(['error voters_expected']);
    expect(found(10, 8, 8, { present: 7 })).toEqual(['error voters_present']);
    expect(found(7, 8, 8, { expected: 10, present: 8 })).toEqual(['error voters_present']);
  });
  test('numbers of voters that were not filled in are asked for, and those of all stand in', () => {
    expect(found(10, 8, 6, { voters_expected: null, voters_present: null })).toEqual(['warning voters_expected', 'warning voters_present']);
    expect(found(10, 8, 5, { voters_expected: null })).toEqual(['warning voters_expected', 'error votes']);
  });
  test('probationary members and those under observation have none', () => {
    const branch = branchFacts();
    const of = (given: Given<'member'> = {}) => memberFacts({ branch: branch.id, ...given });
    const member = [
      of(),
      of(),
      of(),
      of({ category: 'probationary', full_on: null }),
      of({ under_observation: true }),
      of({ full_on: '2026-10-15' }),
    ];
    const claimed = (voters_expected: number, period = '2026-10') =>
      verdicts(votes, vote(6, 3, 3, { branch: branch.id, voters_expected, resolution: '未通过。' }), { period, rows: { member } });
    expect(claimed(3)).toEqual([]);
    expect(claimed(4)).toEqual(['error voters_expected']);
    // later moves on the roster do not fault old minutes
    expect(claimed(4, '2026-11')).toEqual([]);
  });
});
