import { expect, test } from 'vitest';
import { rulesetDifferences } from '#shared/standards/ruleset-difference.ts';
import { shipped } from '#shared/standards/shipped.ts';
import { removedAt, replacedAt } from '../../../renderer/pages/task/at-place.ts';
import { draftOf, newCriterionId, orderOf, rulesetOf } from '../../../renderer/pages/task/draft.ts';

const draft = draftOf({ ...shipped, severities: { 'MTG-015': 'error' } }, '2026-11');

test('a draft begins as what is in force, every parameter written out', () => {
  expect(draft).toMatchObject({ from: '2026-11', dueDay: 5, severities: { 'MTG-015': 'error' }, notice: '' });
  expect(draft.parameters['PTY-002']).toEqual({ most: 50, for_committee: 100 });
  expect(draft.parameters['WRN-001']).toMatchObject({ red_months: 6 });
});

test('a parameter that was emptied is left out, and is as shipped', () => {
  const emptied = orderOf({ ...draft, parameters: { ...draft.parameters, 'PTY-002': { most: null, for_committee: 80 } } });
  expect(emptied).toMatchObject({ order: { parameters: { 'PTY-002': { for_committee: 80 } } } });
  if ('order' in emptied) expect(rulesetOf(emptied.order, shipped).parameters['PTY-002']).toEqual({ for_committee: 80 });
});

test('a month is given its own due day, and loses it again', () => {
  const given = orderOf({ ...draftOf(shipped, '2026-11'), dueDates: { '2027-01': '2027-02-26' } });
  if (!('order' in given)) throw new Error(given.fault);
  const inForce = rulesetOf(given.order, shipped);
  expect(rulesetDifferences(shipped, inForce)).toEqual([
    { kind: 'dueDay', rule: null, title: '2027-01 的报送期限', before: '次月 5 日', after: '2027-02-26' },
  ]);
  const without = orderOf({ ...draftOf(inForce, '2027-02'), dueDates: {} });
  if (!('order' in without)) throw new Error(without.fault);
  expect(rulesetDifferences(inForce, rulesetOf(without.order, inForce))).toMatchObject([{ before: '2027-02-26', after: '次月 5 日' }]);
});

test('what cannot be issued is said in Chinese', () => {
  expect(orderOf({ ...draft, dueDay: null })).toEqual({ fault: '请填写报送期限' });
  expect(orderOf({ ...draft, dueDates: { '2027-01': '' } })).toEqual({ fault: '单独定期限的月份没有填日期' });
  expect(orderOf({ ...draft, criteria: [] })).toEqual({ fault: '至少要有一个应建条件' });
  const unnamed = { id: 'one', title: ' ', condition: { field: 'kind', oneOf: [] } };
  expect(orderOf({ ...draft, criteria: [unnamed] })).toEqual({ fault: '应建条件没有名称' });
  expect(orderOf({ ...draft, criteria: [{ ...unnamed, title: '一' }] })).toEqual({ fault: '“细类”没有选值' });
});

test('a new criterion has an id of its own', () => {
  const [first] = shipped.criteria;
  expect(first && newCriterionId([{ ...first, id: 'criterion-2' }])).toBe('criterion-3');
});

test('one item of a list is put in place of another, or taken out', () => {
  expect(replacedAt(['a', 'b', 'c'], 1, 'x')).toEqual(['a', 'x', 'c']);
  expect(removedAt(['a', 'b', 'c'], 1)).toEqual(['a', 'c']);
});
