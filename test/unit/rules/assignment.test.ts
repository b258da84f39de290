import { describe, expect, test } from 'vitest';
import type { AnyRow } from '#shared/model/table.ts';
import assigned from '#shared/rules/assignment/COV-002-assignment.ts';
import instructed from '#shared/rules/organization/COV-003-instructor.ts';
import { factsInMemory } from '../../../electron/checking/facts-in-memory.ts';
import { recheck } from '../../../electron/checking/recheck.ts';
import { check, contextFor, type Given, organizationFacts, type Rows, rowOf, verdicts } from '../../support/facts.ts';

const today = '2026-11-05';
const open = organizationFacts({ coverage: 'none' });
const built = organizationFacts({ coverage: 'single', party_organization: 'b1', registered_on: '2012-05-08' });
const gone = organizationFacts({ status: 'deregistered' });
const rows = { organization: [open, built, gone] };

const assignmentOf = (given: Given<'assignment'> = {}) =>
  rowOf('assignment', { organization: open.id, due_on: '2026-12-31', progress: 'preparing', ...given });
const found = (given: Given<'assignment'>, others: readonly ReturnType<typeof assignmentOf>[] = []) =>
  verdicts(assigned, assignmentOf(given), { today, rows: { ...rows, assignment: others } });

describe('COV-002: an open assignment', () => {
  test.each([
    ['2026-11-05', []],
    ['2026-11-04', ['warning due_on']],
    [null, []],
  ])('due on %s', (due_on, expected) => {
    expect(found({ due_on })).toEqual(expected);
  });
  test('of an organization that is built already asks for the day, not for haste', () => {
    const late = assignmentOf({ organization: built.id, due_on: '2026-10-31' });
    expect(check(assigned, late, { today, rows })[0]?.message).toContain('填写完成日期');
    expect(found({ due_on: '2026-10-31' })).toEqual(['warning due_on']);
  });
  test('of an organization that is gone is nobody’s any more', () => {
    expect(found({ organization: gone.id, due_on: '2026-10-31' })).toEqual([]);
  });
  test('a second open one of the same organization is told with the first beside it', () => {
    const first = assignmentOf();
    expect(found({}, [first])).toEqual(['warning organization']);
    expect(check(assigned, assignmentOf(), { today, rows: { ...rows, assignment: [first] } })[0]?.other).toEqual({
      table: 'assignment',
      id: first.id,
    });
  });
  test('the other one of the two is looked at again when this one is completed', () => {
    const [before, twin] = [assignmentOf(), assignmentOf()].map((row) => row as unknown as AnyRow);
    if (!before || !twin) throw new Error('no assignments');
    const after = { ...before, completed_on: '2026-11-01' };
    const facts = factsInMemory((table) => (table === 'assignment' ? [after, twin] : []));
    const { rechecked } = recheck([{ table: 'assignment', before, after }], facts, contextFor('2026-10', today));
    expect(rechecked.get('COV-002')).toContain(twin.id);
  });
  test.each([
    ['is completed', { progress: 'built', completed_on: '2025-06-30' }],
    ['is another organization’s', { organization: built.id }],
  ] as const)('one that %s is no second one', (_, other) => {
    expect(found({}, [assignmentOf(other)])).toEqual([]);
  });
  test('two without an organization are not the same one’s', () => {
    expect(found({ organization: null }, [assignmentOf({ organization: null })])).toEqual([]);
  });
});

describe('COV-002: a completed assignment', () => {
  const done = { organization: built.id, progress: 'built', completed_on: '2026-10-20', due_on: '2026-09-30' } as const;
  test('is in order where the organization is built, however late', () => {
    expect(found(done)).toEqual([]);
  });
  test.each([
    ['2026-11-05', []],
    ['2026-11-06', ['error completed_on']],
    ['2012-05-08', []],
    ['2012-05-07', ['error completed_on']],
    [null, ['warning completed_on']],
  ])('on %s', (completed_on, expected) => {
    expect(found({ ...done, completed_on })).toEqual(expected);
  });
  test('a registration that is itself in the future says nothing of the day', () => {
    const future = organizationFacts({ ...built, id: 'future', registered_on: '2027-01-01' });
    expect(verdicts(assigned, assignmentOf({ ...done, organization: 'future' }), { today, rows: { organization: [future] } })).toEqual([]);
  });
  test('the ledger must show the organization as built', () => {
    expect(found({ ...done, organization: open.id })).toEqual(['warning progress']);
    expect(found({ ...done, organization: gone.id })).toEqual([]);
    const attached = organizationFacts({ coverage: 'attached', party_organization: 'b1' });
    const given = { today, rows: { organization: [attached] } };
    expect(verdicts(assigned, assignmentOf({ ...done, organization: attached.id }), given)).toEqual(['warning progress']);
  });
  test('the progress agrees with the day', () => {
    expect(found({ ...done, progress: 'preparing' })).toEqual(['warning progress']);
    expect(check(assigned, assignmentOf({ ...done, progress: 'preparing' }), { today, rows })[0]?.message).toContain('进度还是“筹备组建”');
  });
});

describe('COV-003: a large organization without members', () => {
  const large = organizationFacts({ staff_full: 40, staff_part: 10, members_full: 0, members_probationary: null });
  const wanting = (given: Given<'organization'>, beside: Rows = {}, parameters = {}) =>
    check(instructed, { ...large, ...given } as typeof large, { today, rows: beside, parameters }).map(({ field, message }) => [
      field,
      message.includes('派党建指导员'),
      message.includes('定发展党员计划'),
    ]);
  const both = [['instructor', true, true]];

  test.each<[string, Given<'organization'>, unknown]>([
    ['neither', {}, both],
    ['an instructor', { instructor: '张指导' }, [['applicants', false, true]]],
    ['an applicant', { applicants: 1 }, [['instructor', true, false]]],
    ['an activist', { activists: 1 }, [['instructor', true, false]]],
    ['both', { instructor: '张指导', activists: 1 }, []],
    ['49 people', { staff_part: 9 }, []],
    ['a full member', { members_full: 1 }, []],
    ['a probationary member', { members_probationary: 1 }, []],
    ['no word on members', { members_full: null }, []],
    ['its doors shut', { status: 'suspended' }, []],
  ])('with %s', (_, given, expected) => {
    expect(wanting(given)).toEqual(expected);
  });
  test('the number is the county’s', () => {
    expect(wanting({}, {}, { staff: 51 })).toEqual([]);
    expect(wanting({ staff_full: 20 }, {}, { staff: 30 })).toEqual(both);
  });
  test.each<[string, Given<'worker'>, boolean]>([
    ['an instructor', { kind: 'instructor' }, true],
    ['one who leaves later', { kind: 'instructor', ended_on: '2026-11-06' }, true],
    ['one who has left', { kind: 'instructor', ended_on: '2026-11-05' }, false],
    ['a liaison', { kind: 'liaison' }, false],
    ['somebody else’s instructor', { kind: 'instructor', serves: ['other'] }, false],
  ])('%s on the list of 党务工作者', (_, given, helps) => {
    const worker = [rowOf('worker', { serves: ['other', large.id], ...given })];
    expect(wanting({ applicants: 1 }, { worker })).toEqual(helps ? [] : [['instructor', true, false]]);
  });
  test.each<[string, Given<'development'>, boolean]>([
    ['somebody under way', {}, true],
    ['somebody on probation', { admitted_on: '2026-01-01' }, true],
    ['a full member by now', { full_on: '2026-01-01' }, false],
    ['somebody who withdrew', { ended_reason: 'withdrawn' }, false],
    ['somebody whose way ended', { ended_on: '2026-01-01' }, false],
    ['somebody of another organization', { employer: 'other' }, false],
  ])('%s on the list of 发展党员', (_, given, helps) => {
    const development = [rowOf('development', { employer: large.id, ...given })];
    expect(wanting({ instructor: '张指导' }, { development })).toEqual(helps ? [] : [['applicants', false, true]]);
  });

  test.each<['worker' | 'development', Given<'worker'> & Given<'development'>]>([
    ['worker', { kind: 'instructor', serves: [large.id] }],
    ['development', { employer: large.id }],
  ])('is looked at again when a row of %s comes or goes', (table, given) => {
    const row = rowOf(table, given) as unknown as AnyRow;
    const facts = factsInMemory((name) => (name === 'organization' ? [large as unknown as AnyRow] : []));
    const { rechecked, problems } = recheck([{ table, before: row, after: null }], facts, contextFor('2026-10', today));
    expect(rechecked.get('COV-003')).toContain(large.id);
    expect(problems.filter(({ rule }) => rule === 'COV-003')).toHaveLength(1);
  });
});
