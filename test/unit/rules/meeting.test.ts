import { describe, expect, test } from 'vitest';
import attendance from '#shared/rules/meeting/MTG-010-attendance.ts';
import committeeQuorum from '#shared/rules/meeting/MTG-012-committee-quorum.ts';
import datePossible from '#shared/rules/meeting/MTG-013-date-possible.ts';
import host from '#shared/rules/meeting/MTG-014-host.ts';
import twoPlaces from '#shared/rules/meeting/MTG-016-two-places.ts';
import content from '#shared/rules/meeting/MTG-017-content.ts';
import { branchFacts, check, type Given, groupFacts, meetingFacts, memberFacts, verdicts } from '../../support/facts.ts';

describe('MTG-010', () => {
  const absent = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `缺席${index}`, reason: '出差' }));
  test('who is absent is listed, no more and no fewer', () => {
    const found = (expected: number, present: number, listed: number) =>
      verdicts(attendance, meetingFacts({ expected, present, absentees: absent(listed) }));
    expect(found(10, 8, 2)).toEqual([]);
    expect(found(10, 10, 0)).toEqual([]);
    expect(found(10, 8, 1)).toEqual(['error absentees']);
    expect(found(10, 8, 3)).toEqual(['error absentees']);
    expect(found(10, 11, 0)).toEqual(['error present']);
  });

  const branch = branchFacts({ committee_size: 3 });
  const group = groupFacts({ branch: branch.id });
  const of = (given: Given<'member'> = {}) => memberFacts({ branch: branch.id, ...given });
  const member = [
    of({ group: group.id }),
    of({ came_on: '2026-10-15' }),
    of({ came_on: '2026-10-16' }),
    of({ left_on: '2026-10-16', left_reason: 'transferred' }),
    of({ left_on: '2026-10-15', left_reason: 'transferred' }),
    of({ left_reason: 'died' }),
    of({ joined_on: '2026-10-15', full_on: null, category: 'probationary' }),
  ];
  const found = (given: Given<'meeting'>, period = '2026-10') =>
    check(attendance, meetingFacts({ branch: branch.id, expected: 3, present: 3, ...given }), {
      period,
      rows: { member, party_organization: [branch], party_group: [group] },
    });
  test('those who should have come are the roster of that day', () => {
    expect(found({})).toEqual([]);
    expect(found({ expected: 5, present: 5 })).toMatchObject([
      { severity: 'warning', field: 'expected', message: expect.stringMatching(/应为 3 人，多 2 人/) },
    ]);
    expect(found({ expected: 2, present: 2, excluded: [{ name: '褚党员', reason: '年老体弱' }] })).toEqual([]);
    expect(found({ expected: 2, present: 2 }, '2026-11')).toEqual([]);
  });
  test('a group’s meeting is held against the group, a committee’s against the committee, talks against nothing', () => {
    expect(found({ kinds: ['group'], group: group.id, expected: 1, present: 1 })).toEqual([]);
    expect(found({ kinds: ['group'], group: group.id })).toHaveLength(1);
    expect(found({ kinds: ['committee'] })).toEqual([]);
    expect(found({ kinds: ['committee'], expected: 5, present: 5 })).toHaveLength(1);
    expect(found({ kinds: ['talk'], expected: 1, present: 1 })).toEqual([]);
  });
});

describe('MTG-012', () => {
  const found = (committee_size: number | null, given: Given<'meeting'>, period = '2026-10') => {
    const branch = branchFacts({ committee_size });
    return verdicts(committeeQuorum, meetingFacts({ branch: branch.id, kinds: ['committee'], ...given }), {
      period,
      rows: { party_organization: [branch] },
    });
  };
  test('half of the committee is enough, fewer is an error', () => {
    expect(found(4, { expected: 4, present: 2 })).toEqual([]);
    expect(found(5, { expected: 5, present: 2 })).toEqual(['error present']);
    expect(found(5, { expected: 2, present: 2 })).toEqual(['error present']);
    expect(found(null, { expected: 5, present: 2 })).toEqual(['error present']);
    expect(found(5, { kinds: ['general'], present: 2 })).toEqual([]);
  });
  test('in other months the meeting’s own number counts', () => {
    expect(found(7, { expected: 3, present: 3 }, '2026-11')).toEqual([]);
  });
});

test('MTG-013: not in the future, not before the branch was founded', () => {
  const branch = branchFacts({ founded_on: '2026-10-01' });
  const on = (start: string) =>
    verdicts(datePossible, meetingFacts({ branch: branch.id, start }), { today: '2026-11-05', rows: { party_organization: [branch] } });
  expect(on('2026-11-05T23:59')).toEqual([]);
  expect(on('2026-11-06T00:00')).toEqual(['error start']);
  expect(on('2026-10-01T08:00')).toEqual([]);
  expect(on('2026-09-30T20:00')).toEqual(['error start']);
});

describe('MTG-014', () => {
  const branch = branchFacts({ secretary: '周书记', deputies: '吴副书记', committee_members: '郑委员、王委员' });
  const group = groupFacts({ branch: branch.id, leader: '冯组长' });
  const member = [
    memberFacts({ branch: branch.id, name: '陈委员', party_post: 'committee' }),
    memberFacts({ branch: branch.id, name: '褚组长', party_post: 'group_leader', group: group.id }),
  ];
  const found = (given: Given<'meeting'>, period = '2026-10') =>
    verdicts(host, meetingFacts({ branch: branch.id, ...given }), {
      period,
      rows: { party_organization: [branch], party_group: [group], member },
    });
  test.each(['周书记', '吴副书记', '王委员', '陈委员'])('%s may host a members’ meeting', (name) => {
    expect(found({ host: name })).toEqual([]);
    expect(found({ kinds: ['committee'], host: name })).toEqual([]);
  });
  test('others, or nobody, are a warning', () => {
    expect(found({ host: '冯组长' })).toEqual(['warning host']);
    expect(found({ host: null })).toEqual(['warning host']);
    expect(found({ host: '冯组长' }, '2026-11')).toEqual([]);
    expect(found({ kinds: ['theme_day'], host: '冯组长' })).toEqual([]);
  });
  test('a group’s leader hosts its meeting', () => {
    expect(found({ kinds: ['group'], group: group.id, host: '冯组长' })).toEqual([]);
    expect(found({ kinds: ['group'], group: group.id, host: '褚组长' })).toEqual([]);
    expect(found({ kinds: ['group'], group: group.id, host: '周书记' })).toEqual(['warning host']);
  });
  test('where no post is on file there is nobody to compare with', () => {
    const bare = branchFacts({ secretary: null });
    expect(verdicts(host, meetingFacts({ branch: bare.id, host: '某人' }), { rows: { party_organization: [bare] } })).toEqual([]);
  });
});

describe('MTG-016', () => {
  const first = meetingFacts({
    branch: 'one',
    start: '2026-10-15T14:00',
    minutes: 60,
    place: '一楼会议室',
    host: '周书记',
    recorder: '郑记录',
  });
  const found = (given: Given<'meeting'>, parameters = {}) =>
    check(
      twoPlaces,
      meetingFacts({ branch: 'two', start: '2026-10-15T14:30', place: '党群服务中心', host: '吴书记', recorder: '王记录', ...given }),
      {
        parameters,
        rows: { meeting: [first] },
      },
    );
  test('one person in two places at once, in whatever part', () => {
    expect(found({ host: '周书记' })).toMatchObject([{ field: 'host', other: { table: 'meeting', id: first.id } }]);
    expect(found({ lecturer: '郑记录' })).toMatchObject([{ field: 'lecturer' }]);
    expect(found({})).toEqual([]);
    expect(twoPlaces.severity).toBe('warning');
  });
  test('one ends as the other begins: in order', () => {
    expect(found({ host: '周书记', start: '2026-10-15T14:59' })).toHaveLength(1);
    expect(found({ host: '周书记', start: '2026-10-15T15:00' })).toEqual([]);
    expect(found({ host: '周书记', start: '2026-10-16T14:00' })).toEqual([]);
  });
  test('without a length the usual one counts', () => {
    const open = meetingFacts({ branch: 'one', start: '2026-10-15T13:00', minutes: null, place: '一楼会议室', host: '周书记' });
    const later = meetingFacts({ branch: 'two', start: '2026-10-15T14:30', place: '党群服务中心', host: '周书记', recorder: null });
    expect(check(twoPlaces, later, { rows: { meeting: [open] } })).toEqual([]);
    expect(check(twoPlaces, later, { rows: { meeting: [open] }, parameters: { usual_minutes: 120 } })).toHaveLength(1);
  });
  test('the kinds of one event are not two places', () => {
    expect(found({ branch: 'one', start: '2026-10-15T14:00', host: '周书记' })).toEqual([]);
    expect(found({ branch: 'one', host: '周书记', place: '一楼 会议室' })).toEqual([]);
    expect(found({ host: '周书记', place: null })).toHaveLength(1);
  });

  /** Two branches call the place of their meetings the same; one person hosts both. */
  const bothAt = (place: string, covers: readonly [readonly string[], readonly string[]] = [['o1'], ['o2']]) => {
    const branches = covers.map((covered) => branchFacts({ covers: covered }));
    const [earlier, later] = branches.map(({ id }, nth) =>
      meetingFacts({ branch: id, start: `2026-10-15T14:${nth}0`, place, host: '周书记', recorder: null }),
    );
    return later ? check(twoPlaces, later, { rows: { party_organization: branches, meeting: earlier ? [earlier] : [] } }) : [];
  };
  test.each(['活动室', '党员活动室', '二楼会议室', '3楼大会议室', '公司党群活动中心（2楼）', '本村党群服务中心', '腾讯会议', '职工之家'])(
    '“%s” of two branches is two places, for it does not say where it is',
    (place) => {
      const [finding] = bothAt(place);
      expect(finding).toMatchObject({ field: 'host' });
      expect(finding?.message).toContain(`另一党支部的“${place}”`);
    },
  );
  test.each(['示例大厦二楼会议室', '花园街道党群服务中心', '柯城区民营经济大讲堂', '斗潭社区居委会', '元立集团党员活动室', '府山公园'])(
    '“%s” says where it is: of two branches it is one place',
    (place) => expect(bothAt(place)).toEqual([]),
  );
  test('branches that cover one organization have one 会议室', () => {
    expect(bothAt('会议室', [['o1', 'o2'], ['o2']])).toEqual([]);
    expect(bothAt('会议室', [[], []])).toHaveLength(1);
  });
});

describe('MTG-017', () => {
  const found = (given: Given<'meeting'>) => verdicts(content, meetingFacts(given));
  test('a summary of thirty characters', () => {
    expect(found({ summary: '一'.repeat(30) })).toEqual([]);
    expect(found({ summary: `${'一'.repeat(29)}\n ` })).toEqual(['warning summary']);
    expect(found({ summary: '𠮷'.repeat(15) })).toEqual(['warning summary']);
    expect(found({ summary: null })).toEqual(['warning summary']);
  });
  test('a lecture has a lecturer', () => {
    expect(found({ kinds: ['theme_day', 'lecture'], lecturer: null })).toEqual(['warning lecturer']);
    expect(found({ kinds: ['lecture'], lecturer: '周书记' })).toEqual([]);
  });
  test('a vote has a resolution, and a meeting to vote has a vote', () => {
    const votes = [{ item: '事项', for: 5, against: 0, abstain: 0 }];
    expect(found({ votes, resolution: null })).toEqual(['warning resolution']);
    expect(found({ votes, resolution: '同意。' })).toEqual([]);
    expect(found({ purpose: 'admit', votes: null })).toEqual(['warning votes']);
  });
});
