import { describe, expect, test } from 'vitest';
import { buildingBoard } from '#shared/coverage/building-board.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type Given, organizationFacts, rowOf } from '../../support/facts.ts';

const today = '2026-11-05';
const organization = (id: string, given: Given<'organization'> = {}) => ({ ...organizationFacts(given), id }) as unknown as AnyRow;
const built = { coverage: 'single', party_organization: 'b1' } as const;
const whole = { area_leader: '郑副书记', point_cadre: '王干部', responsible: '张指导', due_on: '2026-12-31', target: '党支部 1 个' };
const assignment = (about: string, given: Given<'assignment'> = {}) =>
  rowOf('assignment', { organization: about, progress: 'preparing', ...whole, ...given }) as unknown as AnyRow;

function boardOf(assignments: readonly AnyRow[], dueOpen = ['o1'].map((id) => organization(id)), others: readonly AnyRow[] = []) {
  const byId = new Map([...dueOpen, ...others].map((row) => [row.id, row]));
  return buildingBoard(dueOpen, assignments, byId, today);
}
const statesOf = (...given: Parameters<typeof boardOf>) => boardOf(...given).open.map(({ state }) => state);

describe('an organization that is 应建未建', () => {
  test.each<[string, readonly AnyRow[], string]>([
    ['without an assignment', [], 'unassigned'],
    ['whose assignment names nobody', [assignment('o1', { responsible: null })], 'unassigned'],
    ['whose day cannot be read', [{ ...assignment('o1'), due_on: { unread: '年底' } }], 'unassigned'],
    ['under way', [assignment('o1')], 'underway'],
    ['due today', [assignment('o1', { due_on: today })], 'underway'],
    ['due yesterday', [assignment('o1', { due_on: '2026-11-04' })], 'overdue'],
    ['that is said to be built', [assignment('o1', { progress: 'built', due_on: '2026-11-04' })], 'unproved'],
    ['with an open assignment beside a completed one', [assignment('o1', { progress: 'built' }), assignment('o1')], 'underway'],
  ])('%s: %s', (_, assignments, state) => {
    expect(statesOf(assignments)).toEqual([state]);
  });
  test('of two open assignments the one due first counts, by days left', () => {
    const [task] = boardOf([assignment('o1'), assignment('o1', { due_on: '2026-11-12' })]).open;
    expect(task).toMatchObject({ daysLeft: 7, assignment: { due_on: '2026-11-12' } });
    expect(boardOf([assignment('o1', { due_on: '2026-11-01' })]).open[0]?.daysLeft).toBe(-4);
  });
  test('those without anybody responsible come first, then the overdue, the longest first', () => {
    const ids = ['o1', 'o2', 'o3', 'o4', 'o5'];
    const assignments = [
      assignment('o1'),
      assignment('o2', { due_on: '2026-11-04' }),
      assignment('o3', { completed_on: '2026-10-01' }),
      assignment('o4', { due_on: '2026-09-30' }),
    ];
    expect(
      boardOf(
        assignments,
        ids.map((id) => organization(id)),
      ).open.map(({ organization: { id } }) => id),
    ).toEqual(['o5', 'o4', 'o2', 'o3', 'o1']);
  });
});

describe('other assignments', () => {
  const done = organization('done', built);
  const doneThen = (completed_on: string | null) =>
    boardOf([assignment('done', { progress: 'built', completed_on })], [], [done]).builtThisYear.length;
  test.each([
    ['2026-01-01', 1],
    ['2026-11-06', 0],
    ['2025-12-31', 0],
    [null, 0],
  ])('completed on %s: 本年建成 %i', (day, count) => {
    expect(doneThen(day)).toBe(count);
  });
  test('is not 本年建成 while the ledger does not show it', () => {
    const board = boardOf([assignment('o1', { progress: 'built', completed_on: '2026-10-01' })]);
    expect(board.builtThisYear).toEqual([]);
  });
  test('an open one of an organization that is built, or not 应建, stands beside', () => {
    const board = boardOf([assignment('done'), assignment('small'), assignment('o1')], undefined, [done, organization('small')]);
    expect(board.beside.map(({ organization: row }) => row?.id)).toEqual(['done', 'small']);
  });
});
