import { describe, expect, test } from 'vitest';
import { developmentLimits } from '#shared/development/limits.ts';
import { nextSteps, urgencyOf } from '#shared/development/next-steps.ts';
import { progressOf } from '#shared/development/progress.ts';
import { stageOf } from '#shared/development/stages.ts';
import { shipped } from '#shared/standards/shipped.ts';
import { type Given, rowOf } from '../../support/facts.ts';

const today = '2026-03-01';
const limits = developmentLimits({});
const person = (given: Given<'development'>) => rowOf('development', { name: '申请人', applied_on: '2024-01-10', ...given });
const applicant = { talked_on: '2024-02-01' };
const activist = { ...applicant, activist_on: '2024-06-01', mentors: '钱一' };
const candidate = { ...activist, candidate_on: '2025-08-01' };
const admitted = { ...candidate, introducers: '钱一、孙二', admitted_on: '2025-12-10' };
const full = { ...admitted, approved_on: '2026-01-10', full_on: '2026-12-10' };

describe('the stage reached', () => {
  test.each([
    [{}, 'applicant'],
    [activist, 'activist'],
    [candidate, 'candidate'],
    [admitted, 'probationary'],
    // what is to come has not been reached
    [full, 'probationary'],
    [{ ...admitted, ended_reason: 'cancelled' as const }, 'ended'],
    [{ ended_on: '2024-03-01' }, 'ended'],
  ])('%j is %s', (given, stage) => {
    expect(stageOf(person(given), today)).toBe(stage);
  });
  test('a full member from the day on', () => {
    expect(stageOf(person(full), '2026-12-09')).toBe('probationary');
    expect(stageOf(person(full), '2026-12-10')).toBe('full');
  });
});

describe('what is due next', () => {
  const steps = (given: Given<'development'>, day = today, given_limits = limits) =>
    nextSteps(person(given), day, given_limits).map(({ what, source, from, by }) =>
      [what, from && `从 ${from}`, by && `到 ${by}`, source].filter(Boolean).join(' '),
    );
  test('a talk within a month of the application, then the branch decides', () => {
    expect(steps({})).toEqual(['派人谈话 到 2024-02-10 细则7']);
    expect(steps({ applied_on: null })).toEqual(['派人谈话 细则7']);
    expect(steps(applicant)).toEqual(['研究确定积极分子 细则8']);
  });
  test('an activist is reviewed each half-year and may be a candidate after a year', () => {
    expect(steps(activist, '2024-07-01')).toEqual(['下一次培养考察 到 2024-12-01 细则11', '可确定为发展对象 从 2025-06-01 细则13']);
    const reviews = [{ on: '2024-12-05', result: '合格' }];
    expect(steps({ ...activist, reviews }, '2025-01-01')).toContain('下一次培养考察 到 2025-06-05 细则11');
    expect(steps({ ...activist, mentors: null }, '2024-07-01')[0]).toBe('指定培养联系人 细则9');
  });
  test('by the county’s own numbers', () => {
    const given = developmentLimits({ 'DEV-002': { cultivation_months: 18, review_months: 3 } });
    expect(steps(activist, '2024-07-01', given)).toEqual(['下一次培养考察 到 2024-09-01 细则11', '可确定为发展对象 从 2025-12-01 细则13']);
  });
  test('a candidate is looked at from every side before the meeting', () => {
    expect(steps(candidate)).toEqual(['确定两名入党介绍人 细则14', '政治审查 细则16', '集中培训 细则17', '报基层党委预审 细则19']);
    const ready = { introducers: '钱一、孙二', political_review_on: '2025-09-01', training_hours: 24, pre_examined_on: '2025-11-01' };
    expect(steps({ ...candidate, ...ready })).toEqual(['支部大会讨论接收 细则20']);
    expect(steps({ ...candidate, ...ready, training_hours: 23 })).toEqual(['集中培训 细则17']);
  });
  test('a probationary member is approved within three months and discussed when the year is over', () => {
    expect(steps(admitted)).toEqual(['上级审批接收 到 2026-03-10 细则26', '预备期满，讨论转正 从 2026-12-10 到 2027-01-09 细则32']);
    expect(steps({ ...admitted, approved_on: '2026-01-10' })).toEqual(['预备期满，讨论转正 从 2026-12-10 到 2027-01-09 细则32']);
    expect(steps({ ...admitted, approved_on: '2026-01-10', extended_to: '2027-06-10' })).toEqual([
      '延长的预备期满，讨论转正 从 2027-06-10 到 2027-07-09 细则32',
    ]);
  });
  test('and approved again; then, or once let go, nothing is left', () => {
    expect(steps(full, '2026-12-20')).toEqual(['上级审批转正 到 2027-03-10 细则34']);
    expect(steps({ ...full, full_approved_on: '2026-12-19' }, '2026-12-20')).toEqual([]);
    expect(steps({ ended_reason: 'withdrawn' })).toEqual([]);
  });
  test('what is late comes first', () => {
    expect(steps({ ...activist, mentors: null })[0]).toBe('下一次培养考察 到 2024-12-01 细则11');
    expect(steps(activist)).toEqual(['下一次培养考察 到 2024-12-01 细则11', '可确定为发展对象 从 2025-06-01 细则13']);
    expect(steps({ ...activist, reviews: [{ on: '2026-02-01', result: null }] })[0]).toBe('可确定为发展对象 从 2025-06-01 细则13');
  });
});

test.each([
  [{ by: '2026-02-28' }, 'overdue'],
  [{ by: '2026-03-01' }, 'soon'],
  [{ by: '2026-03-31' }, 'soon'],
  [{ by: '2026-04-01' }, 'later'],
  [{ from: '2026-03-01' }, 'ready'],
  [{ from: '2026-03-31' }, 'soon'],
  [{ from: '2026-04-01' }, 'later'],
  [{ from: '2026-02-10', by: '2026-03-09' }, 'soon'],
  [{ from: '2026-01-10', by: '2026-02-09' }, 'overdue'],
  [{}, 'undated'],
] as const)('%j is %s', (step, urgency) => {
  expect(urgencyOf(step, today)).toBe(urgency);
});

test('the most urgent person comes first, who has nothing left to do last', () => {
  const done = person({ ...full, full_approved_on: '2026-12-20', full_on: '2026-12-15', name: '已完成' });
  const rows = [done, person({ ...applicant, name: '待研究' }), person({ ...admitted, name: '待审批' }), person({ name: '未谈话' })];
  const shown = progressOf(rows, '2027-01-01', limits).map(({ row, stage, since, urgency }) => `${row.name} ${stage} ${since} ${urgency}`);
  expect(shown).toEqual([
    '未谈话 applicant 2024-01-10 overdue',
    '待审批 probationary 2025-12-10 overdue',
    '待研究 applicant 2024-01-10 undated',
    '已完成 full 2026-12-15 undefined',
  ]);
});

test('the limits are those of the rules, unless the ruleset gives others of the right type', () => {
  expect(developmentLimits(shipped.parameters)).toEqual(limits);
  expect(developmentLimits({ 'DEV-004': { approval_months: 2 } }).approval_months).toBe(2);
  expect(developmentLimits({ 'DEV-004': { approval_months: '2' } }).approval_months).toBe(3);
});
