import { expect, test, vi } from 'vitest';
import type { Problem } from '#shared/rules/rule.ts';
import { groupProblems } from '../../../renderer/app/problem-groups.ts';
import { countProblems, ProblemSet } from '../../../renderer/app/problem-set.ts';

const problem = (rule: string, id: string, more: Partial<Problem> = {}): Problem => ({
  rule,
  severity: 'warning',
  table: 'meeting',
  id,
  field: 'start',
  message: '',
  ...more,
});

test('错误在前，其后按规则；一条规则里已说明的排在后面', () => {
  const groups = groupProblems([
    problem('MTG-002', 'a', { waived: '已安排补开' }),
    problem('MTG-002', 'b'),
    problem('ORG-001', 'c', { severity: 'error', table: 'organization' }),
    problem('MTG-001', 'd'),
  ]);
  expect(groups.map((group) => [group.rule, group.problems.map((item) => item.id).join()])).toEqual([
    ['ORG-001', 'c'],
    ['MTG-001', 'd'],
    ['MTG-002', 'b,a'],
  ]);
});

test('已说明的提醒不再算提醒', () => {
  const counts = countProblems([problem('A', '1'), problem('A', '2', { waived: '说明' }), problem('B', '3', { severity: 'error' })]);
  expect(counts).toEqual({ errors: 1, warnings: 1, waived: 1 });
});

test('没有变的一组还是原来那个对象', () => {
  const kept = problem('MTG-001', 'a');
  const before = groupProblems([kept, problem('ORG-001', 'b')]);
  const after = groupProblems([kept, problem('ORG-001', 'b'), problem('ORG-001', 'c')], before);
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
});

test('一次修改带来和消去的问题并进原来的；别的表的计数还是原来的对象', () => {
  const gone = problem('MTG-001', 'a');
  const set = new ProblemSet([gone, problem('ORG-001', 'c', { table: 'organization' })]);
  const organizations = set.countsOf('organization');
  expect(set.all()).toBe(set.all());
  set.take({ gone: [{ ...gone }], appeared: [problem('MTG-002', 'b', { severity: 'error' })] });
  expect(set.all().map(({ id }) => id)).toEqual(['c', 'b']);
  expect(set.countsOf('meeting')).toEqual({ errors: 1, warnings: 0, waived: 0 });
  expect(set.countsOf('organization')).toBe(organizations);
});

test('没有问题来去的回复不惊动看的人', () => {
  const set = new ProblemSet([problem('MTG-001', 'a')]);
  const told = vi.fn();
  set.watch(told);
  set.take({ appeared: [], gone: [] });
  expect(told).not.toHaveBeenCalled();
});
