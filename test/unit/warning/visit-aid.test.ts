import { describe, expect, test } from 'vitest';
import type { AnyRow } from '#shared/model/table.ts';
import { mendsOf } from '#shared/rules/mends-of.ts';
import evidence from '#shared/rules/visit-aid/WRN-003-evidence.ts';
import { type Given, rowOf, verdicts } from '../../support/facts.ts';

const aid = (given: Given<'visit_aid'> = {}) =>
  rowOf('visit_aid', {
    rule: 'WRN-001',
    party_organization: 'b1',
    raised_on: '2026-10-01',
    due_on: '2026-11-01',
    measures: '上门走访',
    responsible: '吴委员',
    ...given,
  });
const said = (given: Given<'visit_aid'>) => verdicts(evidence, aid(given), { today: '2026-11-05' });

describe('WRN-003', () => {
  test('a measure under way and one that has ended are sound', () => {
    expect(said({})).toEqual([]);
    expect(said({ outcome: '已恢复', closed_on: '2026-11-05' })).toEqual([]);
    expect(said({ outcome: '已恢复' })).toEqual([]);
  });
  test('an end without an outcome, or not yet come', () => {
    expect(said({ closed_on: '2026-11-05' })).toEqual(['error outcome']);
    expect(said({ outcome: '已恢复', closed_on: '2026-11-06' })).toEqual(['error closed_on']);
  });
  test('a deadline may be the day of the warning, not before it', () => {
    expect(said({ due_on: '2026-10-01' })).toEqual([]);
    expect(said({ due_on: '2026-09-30' })).toEqual(['error due_on']);
    expect(said({ due_on: null, raised_on: null })).toEqual([]);
  });
  test('the subject is named, by either link', () => {
    expect(said({ party_organization: null })).toEqual(['error party_organization']);
    expect(said({ party_organization: null, organization: 'o1' })).toEqual([]);
  });
  test.each([
    ['wrn-001', ['WRN-001']],
    ['ＷＲＮ－２', ['WRN-002']],
    ['2', ['WRN-002']],
    ['书记空缺', ['WRN-002']],
    ['组织生活中断、经费未落实', ['WRN-001', 'WRN-002']],
    ['WRN-009', []],
    ['其他', []],
  ])('the rule “%s” is unknown and may be %j', (rule, mends) => {
    const row = aid({ rule });
    expect(verdicts(evidence, row)).toEqual(['error rule']);
    const offered = mendsOf({ rule: 'WRN-003', table: 'visit_aid', field: 'rule' }, row as unknown as AnyRow, { today: '2026-11-05' });
    expect(offered.map(({ value }) => value)).toEqual(mends);
    for (const value of mends) expect(said({ rule: value })).toEqual([]);
  });
});
