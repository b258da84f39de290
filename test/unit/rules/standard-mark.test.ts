import { describe, expect, test } from 'vitest';
import type { AnyRow } from '#shared/model/table.ts';
import rule from '#shared/rules/standard-mark/STD-001-mark.ts';
import { factsInMemory } from '../../../electron/checking/facts-in-memory.ts';
import { recheck } from '../../../electron/checking/recheck.ts';
import { branchFacts, check, contextFor, type Given, organizationFacts, rowOf, verdicts } from '../../support/facts.ts';

const enterprise = organizationFacts();
const association = organizationFacts({ category: 'new_social' });
const branch = branchFacts();
const rows = { organization: [enterprise, association], party_organization: [branch] };

const markOf = (given: Given<'standard_mark'>) => rowOf('standard_mark', { year: 2026, met: true, evidence: '橱窗照片', ...given });
const found = (given: Given<'standard_mark'>, marks: readonly ReturnType<typeof markOf>[] = []) =>
  verdicts(rule, markOf(given), { rows: { ...rows, standard_mark: marks } });

describe('STD-001: a mark fits its item', () => {
  test.each([
    ['special_window', { organization: enterprise.id }],
    ['system_openness', { party_organization: branch.id }],
    ['red_hall', {}],
    ['economic_duty', { organization: enterprise.id }],
    ['social_public', { organization: association.id }],
  ] as const)('%s of what it asks about is in order', (item, subject) => {
    expect(found({ item, ...subject })).toEqual([]);
  });
  test.each([
    ['special_window', { party_organization: branch.id }, 'error party_organization'],
    ['special_window', { organization: enterprise.id, party_organization: branch.id }, 'error party_organization'],
    ['system_openness', { organization: enterprise.id }, 'error organization'],
    ['red_hall', { organization: enterprise.id }, 'error organization'],
    ['special_window', {}, 'error organization'],
    ['system_openness', {}, 'error party_organization'],
    ['economic_duty', { organization: association.id }, 'error item'],
    ['social_public', { organization: enterprise.id }, 'error item'],
  ] as const)('%s of %o is not', (item, subject, verdict) => {
    expect(found({ item, ...subject })).toEqual([verdict]);
  });
  test('an organization without a category, or gone from the ledger, may be of either', () => {
    const unsaid = organizationFacts({ category: null });
    for (const organization of [unsaid.id, 'gone'])
      expect(verdicts(rule, markOf({ item: 'social_public', organization }), { rows: { ...rows, organization: [unsaid] } })).toEqual([]);
  });
  test('the message names the item and what to choose', () => {
    const [{ message } = { message: '' }] = check(rule, markOf({ item: 'special_window', party_organization: branch.id }), { rows });
    expect(message).toBe('“专门橱窗”评的是两新组织，不是党组织；请清空“党组织”，选择两新组织，或改选标准项。');
  });
});

describe('STD-001: year, evidence and day', () => {
  test.each([
    [1999, ['error year']],
    [2000, []],
    [2027, []],
    [2028, ['error year']],
  ])('the year %i', (year, verdict) => {
    expect(found({ item: 'red_hall', year })).toEqual(verdict);
  });
  test('达标 wants evidence, 未达标 does not', () => {
    expect(found({ item: 'red_hall', evidence: null })).toEqual(['warning evidence']);
    expect(found({ item: 'red_hall', met: false, evidence: null })).toEqual([]);
  });
  test('nothing is marked tomorrow', () => {
    expect(found({ item: 'red_hall', marked_on: '2026-11-05' })).toEqual([]);
    expect(found({ item: 'red_hall', marked_on: '2026-11-06' })).toEqual(['error marked_on']);
  });
});

describe('STD-001: one mark for a subject, an item and a year', () => {
  const given = { item: 'special_window', organization: enterprise.id } as const;
  test('a second one is told with the first beside it', () => {
    const first = markOf(given);
    expect(found(given, [first])).toEqual(['error item']);
    const [finding] = check(rule, markOf(given), { rows: { ...rows, standard_mark: [first] } });
    expect(finding?.other).toEqual({ table: 'standard_mark', id: first.id });
  });
  test.each([
    ['another year', { year: 2025 }],
    ['another item', { item: 'special_system' }],
    ['another organization', { organization: association.id }],
    ['another Party organization', { party_organization: branch.id }],
  ] as const)('%s is another mark', (_, other) => {
    expect(found(given, [markOf({ ...given, ...other })])).toEqual([]);
  });
  test('what another office has marked stands beside it', () => {
    expect(found(given, [{ ...markOf(given), unit: '330802' }])).toEqual([]);
  });
  test.each(['organization', 'party_organization'] as const)('the twin of an edited mark of one %s is looked at again', (link) => {
    const [edited, twin] = [0, 1].map(
      () => rowOf('standard_mark', { item: 'special_window', year: 2026, [link]: 'x1' }) as unknown as AnyRow,
    );
    const after = edited && { ...edited, year: 2025 };
    if (!edited || !twin || !after) throw new Error('no marks');
    const facts = factsInMemory((table) => (table === 'standard_mark' ? [after, twin] : []));
    const { rechecked } = recheck([{ table: 'standard_mark', before: edited, after }], facts, contextFor('2026-10'));
    expect(rechecked.get('STD-001')).toContain(twin.id);
  });
});
