import { describe, expect, test } from 'vitest';
import type { AnyRow } from '#shared/model/table.ts';
import stageOrder from '#shared/rules/development/DEV-001-stage-order.ts';
import cultivation from '#shared/rules/development/DEV-002-cultivation.ts';
import beforeAdmission from '#shared/rules/development/DEV-003-before-admission.ts';
import inTime from '#shared/rules/development/DEV-004-in-time.ts';
import mentors from '#shared/rules/development/DEV-005-mentors.ts';
import probation from '#shared/rules/development/DEV-006-probation.ts';
import roster from '#shared/rules/development/DEV-007-roster.ts';
import temporaryBranch from '#shared/rules/development/DEV-008-temporary-branch.ts';
import { mendsOf } from '#shared/rules/mends-of.ts';
import { shipped } from '#shared/standards/shipped.ts';
import { branchFacts, check, type Given, memberFacts, rowOf, validIdNumber, verdicts } from '../../support/facts.ts';

const person = (given: Given<'development'>) => rowOf('development', { name: '申请人', branch: 'b1', applied_on: '2023-01-10', ...given });

/** Somebody who was admitted by the book. */
const admitted = (given: Given<'development'> = {}) =>
  person({
    talked_on: '2023-02-01',
    activist_on: '2023-06-01',
    mentors: '钱一、孙二',
    reviews: [
      { on: '2023-12-01', result: '表现良好' },
      { on: '2024-06-01', result: '表现良好' },
    ],
    candidate_on: '2024-07-01',
    introducers: '钱一、孙二',
    political_review_on: '2024-09-01',
    training_days: 3,
    pre_examined_on: '2024-10-08',
    admitted_on: '2024-10-20',
    approved_on: '2024-12-01',
    full_on: '2025-10-25',
    full_approved_on: '2025-12-01',
    ...given,
  });

describe('DEV-001', () => {
  const found = (given: Given<'development'>) => verdicts(stageOrder, admitted(given));
  test('a person admitted by the book is in order', () => {
    expect(found({})).toEqual([]);
    expect(verdicts(stageOrder, person({}))).toEqual([]);
  });
  test.each([
    [{ talked_on: '2023-01-09' }, ['error talked_on']],
    [{ activist_on: '2023-01-09' }, ['error activist_on']],
    [{ candidate_on: '2023-05-31' }, ['error candidate_on']],
    [{ candidate_on: '2023-06-01' }, []],
    [{ pre_examined_on: '2024-06-30' }, ['error pre_examined_on']],
    [{ pre_examined_on: '2024-10-20' }, []],
    [{ admitted_on: '2024-10-07', approved_on: null }, ['error admitted_on']],
    [{ political_review_on: '2024-10-21' }, ['error admitted_on']],
    [{ approved_on: '2024-10-19' }, ['error approved_on']],
    [{ full_approved_on: '2025-10-24' }, ['error full_approved_on']],
    [{ ended_on: '2025-10-24', ended_reason: 'other' as const }, ['error ended_on']],
    [{ full_on: '2026-11-06', full_approved_on: null }, ['error full_on']],
    [{ dual_notice_on: '2027-01-01' }, ['error dual_notice_on']],
  ])('%j: %j', (given, expected) => {
    expect(found(given)).toEqual(expected);
  });
  test('both days are named', () => {
    expect(check(stageOrder, admitted({ candidate_on: '2023-05-31' }))[0]?.message).toBe(
      '发展对象日期 2023-05-31 早于积极分子日期 2023-06-01；请核对这两个日期。',
    );
  });
  test('a stage that was passed without its date is asked for, of those who go on', () => {
    expect(found({ activist_on: null })).toEqual(['warning activist_on']);
    expect(found({ candidate_on: null, admitted_on: null, approved_on: null })).toEqual(['warning candidate_on', 'warning admitted_on']);
    expect(verdicts(stageOrder, person({ admitted_on: '2024-10-20', ended_reason: 'moved' }))).toEqual([]);
  });
  test('becoming a full member too early is left to DEV-006 where the day of admission is there', () => {
    expect(found({ full_on: '2024-10-01' })).toEqual([]);
    expect(found({ admitted_on: null, approved_on: null, full_on: '2024-06-30' })).toEqual(['error full_on', 'warning admitted_on']);
  });
  test('the number is right and its holder was eighteen on the day of the application', () => {
    const born = (day: string) => found({ id_number: validIdNumber(5, { born: day }) });
    expect(born('2005-01-10')).toEqual([]);
    expect(born('2005-01-11')).toEqual(['error applied_on']);
    expect(found({ id_number: '110105194912310021' })).toEqual(['error id_number']);
    expect(found({ id_number: '110105491231002' })).toEqual([]);
  });
  test('a number written with spaces and a small x is mended', () => {
    const row = { ...person({}), id_number: '110105 19491231 002x' } as unknown as AnyRow;
    const mends = mendsOf({ rule: 'DEV-001', table: 'development', field: 'id_number' }, row, { today: '2026-11-05' });
    expect(mends).toEqual([{ title: '改为规范写法', value: '11010519491231002X' }]);
  });
});

describe('DEV-002', () => {
  const found = (given: Given<'development'>, parameters = {}) =>
    check(cultivation, person({ activist_on: '2025-01-31', ...given }), { today: '2026-02-01', parameters }).map(
      ({ field, message }) => `${field} ${message}`,
    );
  const on = (...days: string[]) => days.map((day) => ({ on: day, result: '合格' }));
  const everyHalf = on('2025-07-31', '2026-01-31');

  test('a year from activist to candidate', () => {
    expect(found({ reviews: everyHalf, candidate_on: '2026-01-31' })).toEqual([]);
    expect(found({ reviews: everyHalf, candidate_on: '2026-01-30' })[0]).toMatch(/^candidate_on .*不满 12 个月/);
    expect(found({ reviews: everyHalf, candidate_on: '2026-01-31' }, { cultivation_months: 18 })[0]).toContain('不满 18 个月');
    expect(found({ reviews: everyHalf, candidate_on: '2025-01-30' })).toEqual([]);
  });
  test.each([
    [on('2025-08-30', '2026-01-31'), undefined],
    [on('2025-08-31', '2026-01-31'), '2025-01-31 确定为积极分子，下一次在 2025-08-31，相隔超过 6 个月'],
    [on('2025年7月31日'), '上一次培养考察在 2025-07-31，此后超过 6 个月没有培养考察'],
    [null, '2025-01-31 确定为积极分子，此后超过 6 个月没有培养考察'],
    [on('2026-01-31', '2025-07-31'), undefined],
    [on('2025-07-31', '去年底'), '第 2 次培养考察没有看得懂的日期'],
    // without its year it would be of another one from January on
    [on('2025-07-31', '1-31'), '第 2 次培养考察没有看得懂的日期'],
  ] as const)('reviews %j: %s', (reviews, said) => {
    const messages = check(cultivation, person({ activist_on: '2025-01-31', reviews }), { today: '2026-03-05' }).map(
      ({ message }) => message,
    );
    if (said === undefined) expect(messages).toEqual([]);
    else expect(messages).toEqual([expect.stringContaining(said)]);
  });
  test('the time after the person became a candidate, or was let go, is not looked at', () => {
    expect(found({ reviews: on('2025-07-31', '2025-12-31'), candidate_on: '2026-02-01' })).toEqual([]);
    expect(found({ reviews: null, ended_on: '2025-12-01' })).toEqual([]);
    const long = { activist_on: '2023-01-31', candidate_on: '2024-01-31' };
    expect(found({ ...long, reviews: on('2023-07-31') })).toEqual([]);
    expect(found({ ...long, reviews: on('2023-07-31', '2025-09-01') })).toEqual([]);
    expect(found({ ...long, candidate_on: null, admitted_on: '2024-01-31', reviews: on('2023-07-31') })).toEqual([]);
    expect(check(cultivation, person({}), { today: '2026-02-01' })).toEqual([]);
  });
});

describe('DEV-003', () => {
  const found = (given: Given<'development'>, parameters = {}) => verdicts(beforeAdmission, admitted(given), { parameters });
  test('reviewed, trained and examined before the meeting', () => {
    expect(found({})).toEqual([]);
    expect(found({ political_review_on: null })).toEqual(['warning political_review_on']);
    expect(found({ pre_examined_on: null })).toEqual(['warning pre_examined_on']);
  });
  test.each([
    [2, null, ['warning training_days']],
    [null, 24, []],
    [2, 23.5, ['warning training_days']],
    [null, null, ['warning training_days']],
  ])('%s days and %s hours of training: %j', (training_days, training_hours, expected) => {
    expect(found({ training_days, training_hours })).toEqual(expected);
  });
  test('as the county sets it', () => {
    expect(found({}, { days: 5, hours: 40 })).toEqual(['warning training_days']);
  });
  test('nothing is asked before the meeting, or of who was let go', () => {
    expect(found({ admitted_on: null, political_review_on: null })).toEqual([]);
    expect(found({ ended_reason: 'cancelled', political_review_on: null })).toEqual([]);
  });
});

describe('DEV-004', () => {
  const found = (given: Given<'development'>, today = '2026-11-05', parameters = {}) =>
    check(inTime, admitted(given), { today, parameters }).map(({ field, message }) => `${field} ${message}`);
  test('by the book nothing is late', () => {
    expect(found({})).toEqual([]);
  });
  test('somebody talks with the applicant within a month', () => {
    expect(found({ talked_on: '2023-02-10' })).toEqual([]);
    expect(found({ talked_on: '2023-02-11' })[0]).toMatch(/^talked_on .*2023-02-11 才谈话，超过 1 个月/);
    const waiting = (today: string) => verdicts(inTime, person({}), { today });
    expect(waiting('2023-02-10')).toEqual([]);
    expect(waiting('2023-02-11')).toEqual(['warning talked_on']);
  });
  test('the committee approves within three months, at most six', () => {
    expect(found({ approved_on: '2025-01-20' })).toEqual([]);
    expect(found({ approved_on: '2025-01-21' })[0]).toContain('超过 3 个月');
    expect(found({ approved_on: '2025-04-21' })[0]).toContain('超过 6 个月');
    const waiting = { approved_on: null, full_on: null, full_approved_on: null };
    expect(found(waiting, '2025-01-20')).toEqual([]);
    expect(found(waiting, '2025-01-21')[0]).toMatch(/^approved_on .*已超过 3 个月没有上级审批/);
    expect(found(waiting, '2025-01-21', { approval_months: 4 })).toEqual([]);
  });
  test('and full membership within three', () => {
    expect(found({ full_approved_on: '2026-01-26' })[0]).toMatch(/^full_approved_on .*超过 3 个月；党委应当在 3 个月内审批，请/);
    expect(found({ full_approved_on: null }, '2026-01-25')).toEqual([]);
    expect(found({ full_approved_on: null }, '2026-01-26')).toHaveLength(1);
  });
  test('nobody waits for who was let go', () => {
    expect(found({ talked_on: null, approved_on: null, ended_on: '2025-05-01' })).toEqual([]);
  });
});

describe('DEV-005', () => {
  const members = [
    memberFacts({ branch: 'b1', name: '钱一' }),
    memberFacts({ branch: 'b1', name: '孙二' }),
    memberFacts({ branch: 'b1', name: '李预备', category: 'probationary', full_on: null }),
    memberFacts({ branch: 'b1', name: '周察看', under_observation: true }),
    memberFacts({ branch: 'b1', name: '吴离开', left_reason: 'transferred', left_on: '2025-05-01' }),
    memberFacts({ branch: 'b2', name: '郑别处' }),
  ];
  const found = (given: Given<'development'>, roster = members) =>
    check(mentors, person(given), { rows: { member: roster } }).map(({ field, message }) => `${field} ${message}`);
  const activist = { activist_on: '2023-06-01' };

  test.each([
    [null, '没有培养联系人'],
    ['钱一', undefined],
    ['钱一、孙二', undefined],
    ['钱一、孙二、郑别处', '培养联系人 3 名'],
    ['郑别处', '“郑别处”不在本支部的花名册上'],
    ['钱一、李预备', '“李预备”在 2026-11-05 不是本支部的正式党员'],
    ['吴离开', '“吴离开”在 2026-11-05 不是'],
  ])('mentors %s: %s', (named, said) => {
    const messages = found({ ...activist, mentors: named });
    if (said === undefined) expect(messages).toEqual([]);
    else expect(messages).toEqual([expect.stringContaining(said)]);
  });
  test('an applicant has none yet, one who was admitted needs none any more', () => {
    expect(found({})).toEqual([]);
    expect(found({ ...activist, admitted_on: '2025-01-01', introducers: '钱一、孙二' })).toEqual([]);
  });
  test('two introducers, full members on the day of the meeting', () => {
    const at = (admitted_on: string | null, introducers: string | null) =>
      found({ ...activist, mentors: '钱一', candidate_on: '2024-07-01', admitted_on, introducers });
    expect(at(null, null)).toEqual([]);
    expect(at(null, '钱一')[0]).toMatch(/^introducers 入党介绍人 1 名/);
    expect(at('2025-01-01', null)[0]).toContain('没有填写');
    expect(at('2025-01-01', '钱一、吴离开')).toEqual([]);
    expect(at('2025-06-01', '钱一、吴离开')[0]).toContain('“吴离开”在 2025-06-01 不是');
    expect(at('2025-01-01', '钱一、周察看')[0]).toContain('“周察看”');
    expect(at('2011-06-30', '钱一、孙二')[0]).toContain('“钱一、孙二”在 2011-06-30 不是');
    expect(at('2025-01-01', '钱一、钱一')[0]).toContain('1 名');
  });
  test('those of a full member are counted, not looked for on today’s roster', () => {
    const full = { admitted_on: '2005-01-01', full_on: '2006-01-01' };
    expect(found({ ...full, introducers: '早已离开、无人记得' })).toEqual([]);
    expect(found({ ...full, introducers: '早已离开' })).toHaveLength(1);
  });
  test('a roster that nobody entered is not held against anybody, nor one let go', () => {
    expect(found({ ...activist, mentors: '某某' }, [])).toEqual([]);
    expect(found({ ...activist, mentors: '某某', ended_reason: 'withdrawn' })).toEqual([]);
  });
});

describe('DEV-006', () => {
  const found = (given: Given<'development'>, today = '2030-01-01') =>
    verdicts(probation, person({ admitted_on: '2024-01-31', ...given }), { today });
  test.each([
    ['2025-01-30', ['error full_on']],
    ['2025-01-31', []],
    ['2025-02-27', []],
    ['2025-02-28', ['warning full_on']],
    ['2025-07-31', []],
    ['2026-02-28', ['warning full_on']],
  ])('admitted 2024-01-31, full %s: %j', (full_on, expected) => {
    expect(found({ full_on })).toEqual(expected);
  });
  test.each([
    ['2025-07-31', '2025-07-30', ['error full_on']],
    ['2025-07-31', '2025-07-31', []],
    ['2025-07-31', '2025-08-30', []],
    ['2025-07-31', '2025-08-31', ['warning full_on']],
    ['2025-07-30', '2025-07-30', ['warning extended_to']],
    ['2026-01-31', '2026-01-31', []],
    ['2026-02-01', '2026-02-01', ['warning extended_to']],
    // it extends nothing
    ['2025-01-01', '2025-01-31', ['warning extended_to']],
  ])('extended to %s, full %s: %j', (extended_to, full_on, expected) => {
    expect(found({ extended_to, full_on })).toEqual(expected);
  });
  test('a probation that is over is discussed within the month', () => {
    expect(found({}, '2025-02-27')).toEqual([]);
    expect(found({}, '2025-02-28')).toEqual(['warning full_on']);
    expect(found({ extended_to: '2025-07-31' }, '2025-08-30')).toEqual([]);
    expect(found({ extended_to: '2025-07-31' }, '2025-08-31')).toEqual(['warning full_on']);
    expect(found({ ended_reason: 'cancelled' })).toEqual([]);
    expect(found({ admitted_on: null })).toEqual([]);
  });
});

describe('DEV-007', () => {
  const id_number = validIdNumber(21);
  const row = admitted({ id_number });
  const member = (given: Given<'member'>) => memberFacts({ id_number, joined_on: '2024-10-20', full_on: '2025-10-25', ...given });
  const found = (given: Given<'member'>, subject = row) => verdicts(roster, subject, { rows: { member: [member(given)] } });
  test('a person on the roster was admitted and confirmed on the same days there', () => {
    expect(found({})).toEqual([]);
    expect(found({ joined_on: '2024-12-01' })).toEqual(['warning admitted_on']);
    expect(found({ full_on: '2025-12-01' })).toEqual(['warning full_on']);
    expect(found({ full_on: null })).toEqual(['warning full_on']);
    expect(check(roster, person({ id_number }), { rows: { member: [member({})] } })).toEqual([
      { field: 'admitted_on', message: expect.stringContaining('花名册上入党日期是 2024-10-20'), other: expect.anything() },
      { field: 'full_on', message: expect.stringContaining('花名册上转正日期是 2025-10-25'), other: expect.anything() },
    ]);
  });
  test('namesakes, members who left and persons let go are not compared', () => {
    expect(found({ joined_on: '2024-12-01' }, admitted({ id_number: null }))).toEqual([]);
    expect(found({ id_number: validIdNumber(22), name: '申请人', joined_on: '2024-12-01' })).toEqual([]);
    expect(found({ joined_on: '2024-12-01', left_reason: 'expelled', left_on: '2026-01-01' })).toEqual([]);
    expect(found({ joined_on: '2024-12-01' }, admitted({ id_number, ended_reason: 'moved' }))).toEqual([]);
  });
  test('one person stands on one row', () => {
    const twin = person({ id_number });
    const seen = (other: Given<'development'>) => check(roster, row, { rows: { development: [{ ...twin, ...other } as never] } });
    expect(seen({})).toMatchObject([{ field: 'id_number', other: { table: 'development', id: twin.id } }]);
    expect(seen({ ended_reason: 'withdrawn' })).toEqual([]);
  });
});

test('the shipped numbers of 细则', () => {
  expect(shipped.parameters['DEV-002']).toEqual({ cultivation_months: 12, review_months: 6, grace_days: 30 });
  expect(shipped.parameters['DEV-003']).toEqual({ days: 3, hours: 24 });
  expect(shipped.parameters['DEV-004']).toEqual({ talk_months: 1, approval_months: 3, longest_months: 6 });
});

describe('DEV-008', () => {
  const found = (given: Given<'development'>, kind: 'branch' | 'temporary_branch' = 'temporary_branch') =>
    check(temporaryBranch, admitted({ full_on: null, full_approved_on: null, ...given }), {
      rows: { party_organization: [branchFacts({ id: 'b1' as never, name: '项目临时党支部', kind })] },
    }).map(({ message }) => message);
  test('a temporary branch that admits a member is asked about it', () => {
    expect(found({})[0]).toMatch(/“项目临时党支部”是临时党支部.*已接收为预备党员；请改为本人所在单位的党支部/);
    expect(found({ admitted_on: null })[0]).toContain('已列为发展对象');
  });
  test.each([
    ['an activist', { candidate_on: null, admitted_on: null }],
    ['a full member', { full_on: '2025-10-25' }],
    ['somebody let go', { ended_on: '2025-01-01' }],
  ])('%s of a temporary branch is in order', (_, given) => {
    expect(found(given)).toEqual([]);
  });
  test('any other branch may', () => expect(found({}, 'branch')).toEqual([]));
});
