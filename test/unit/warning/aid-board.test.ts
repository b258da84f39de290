import { describe, expect, test } from 'vitest';
import type { AnyRow } from '#shared/model/table.ts';
import { aidBoard, aidSubject } from '#shared/warning/aid-board.ts';
import { type Warning, warning } from '#shared/warning/warning.ts';
import { type Given, rowOf } from '../../support/facts.ts';

const today = '2026-11-03';
const branch = rowOf('party_organization', { id: 'b1' as never });
const vacant = warning('secretary', branch, { grade: 'vacant', message: '书记空缺' });
const idle = warning('life', branch, { grade: 'red', since: '2026-04-10', message: '最近一次组织生活是 2026-04-10' });
const overdue = warning('term', branch, { grade: 'overdue', since: '2026-10-01', arose: '2026-04-01', message: '任期届满' });
const gone = (id: string) => warning('covered', branch, { grade: 'moved', message: '已迁出', organization: id });

const aidRow = (given: Given<'visit_aid'>) =>
  rowOf('visit_aid', {
    rule: 'WRN-002',
    party_organization: 'b1',
    measures: '上门走访',
    responsible: '吴委员',
    due_on: '2026-12-01',
    ...given,
  }) as unknown as AnyRow;
const board = (warnings: readonly Warning[], ...aids: readonly AnyRow[]) => {
  const { standing, settled } = aidBoard(warnings, aids, today);
  return {
    states: standing.map(({ state }) => state),
    aids: standing.map(({ aid }) => aid?.id),
    settled: settled.map(({ aid, unrecorded }) => [aid.id, unrecorded]),
    standing,
  };
};

describe('the state of a warning [WRN-003]', () => {
  const stateWith = (given: Given<'visit_aid'>) => board([vacant], aidRow(given)).states;
  test('nothing is done until somebody has written a measure', () => {
    expect(board([vacant]).states).toEqual(['open']);
    expect(stateWith({})).toEqual(['helping']);
  });
  test('overdue on the day after the deadline', () => {
    expect(stateWith({ due_on: today })).toEqual(['helping']);
    expect(stateWith({ due_on: '2026-11-02' })).toEqual(['overdue']);
  });
  test('an outcome does not close it: it waits until the ledger no longer shows it', () => {
    expect(stateWith({ outcome: '已选出', due_on: '2026-11-02' })).toEqual(['awaiting']);
    expect(stateWith({ closed_on: '2026-11-01' })).toEqual(['awaiting']);
    const done = aidRow({ outcome: '已选出', closed_on: '2026-11-01' });
    expect(board([], done)).toMatchObject({ states: [], settled: [[done.id, false]] });
  });
  test('a warning that went before its outcome was written still asks for it', () => {
    const undone = aidRow({});
    expect(board([], undone).settled).toEqual([[undone.id, true]]);
  });
  test('the latest measure counts, those before it are kept', () => {
    const [first, second] = [aidRow({ raised_on: '2026-09-01', due_on: '2026-10-01' }), aidRow({ raised_on: '2026-10-05' })];
    const { states, standing } = board([vacant], second, first);
    expect(states).toEqual(['helping']);
    expect(standing[0]?.earlier.map(({ id }) => id)).toEqual([first.id]);
  });
});

describe('which warning a measure is about', () => {
  test('its rule and its subject', () => {
    const [other, elsewhere] = [aidRow({ rule: 'WRN-001' }), aidRow({ party_organization: 'b2' })];
    expect(board([vacant], other, elsewhere).states).toEqual(['open']);
    expect(board([idle], other).states).toEqual(['helping']);
  });
  test('where the text names a kind, that one alone; without a text every kind of the rule', () => {
    const named = aidRow({ warning: aidSubject(vacant) });
    expect(board([vacant, overdue], named).states).toEqual(['helping', 'open']);
    expect(board([vacant, overdue], aidRow({ warning: null })).states).toEqual(['helping', 'helping']);
  });
  test('of two covered organizations the one that is named', () => {
    const about = aidRow({ organization: 'o1' });
    expect(board([gone('o1'), gone('o2'), vacant], about).states).toEqual(['helping', 'open', 'open']);
    expect(board([gone('o1')], aidRow({ organization: 'o1', party_organization: null })).states).toEqual(['helping']);
  });
  test('an organization named beside the branch is no hindrance where the rule speaks of branches alone', () => {
    expect(board([idle], aidRow({ rule: 'WRN-001', organization: 'o1' })).states).toEqual(['helping']);
  });
  test('a measure that ended before the warning arose was about an earlier time', () => {
    const before = aidRow({ rule: 'WRN-001', outcome: '已恢复', closed_on: '2026-04-09' });
    expect(board([idle], before)).toMatchObject({ states: ['open'], settled: [[before.id, false]] });
    expect(board([idle], { ...before, closed_on: '2026-04-10' }).states).toEqual(['awaiting']);
    // 换届 near and 换届 overdue are one warning
    expect(board([overdue], aidRow({ outcome: '已报批', closed_on: '2026-05-01' })).states).toEqual(['awaiting']);
  });
  test('a rule that warns of nothing belongs to no warning and is not settled either', () => {
    expect(board([vacant], aidRow({ rule: 'PTY-001' }), aidRow({ rule: null }))).toMatchObject({ states: ['open'], settled: [] });
  });
});
