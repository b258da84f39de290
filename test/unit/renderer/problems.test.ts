import { expect, test } from 'vitest';
import type { Problem } from '#shared/rules/rule.ts';
import { countProblems, groupProblems } from '../../../renderer/app/problems.ts';

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
