import { describe, expect, test } from 'vitest';
import type { AnyRow } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { Ruleset } from '#shared/rules/rule.ts';
import { shipped } from '#shared/standards/shipped.ts';
import { factsInMemory } from '../../../electron/checking/facts-in-memory.ts';
import { checkAll } from '../../../electron/checking/whole-check.ts';
import { contextFor, memberFacts, organizationFacts, rowOf } from '../../support/facts.ts';

const ledger = (rows: Partial<Record<TableName, readonly unknown[]>>) => (table: TableName) => (rows[table] ?? []) as readonly AnyRow[];
const found = (rows: Parameters<typeof ledger>[0], ruleset: Partial<Ruleset> = {}) =>
  checkAll(ledger(rows), contextFor('2026-10', '2026-11-05', { ...shipped, ...ruleset })).map(
    ({ rule, severity, id }) => `${rule} ${severity} ${id}`,
  );

test('problems come in one order: by rule, table and row', () => {
  const rows = [
    organizationFacts({ id: 'z' as never, name: null }),
    organizationFacts({ id: 'a' as never, name: null, registered_on: '2027-01-01' }),
  ];
  const expected = ['ORG-006 error a', 'ROW-001 error a', 'ROW-001 error z'];
  expect(found({ organization: rows })).toEqual(expected);
  expect(found({ organization: rows.toReversed() })).toEqual(expected);
});

test('a problem names the rule, the cell, the message and the other row', () => {
  const one = organizationFacts({ name: '同名公司' });
  const other = organizationFacts({ name: '同名公司' });
  expect(checkAll(ledger({ organization: [one, other] }), contextFor('2026-10'))[0]).toEqual({
    rule: 'ORG-004',
    severity: 'warning',
    table: 'organization',
    id: one.id,
    field: 'name',
    message: expect.stringContaining('同名公司'),
    other: { table: 'organization', id: other.id },
  });
});

describe('the ruleset in force', () => {
  const member = [memberFacts({ id: 'm' as never, phone: '1', branch: 'b', dues_paid_to: '2026-08' })];
  test('another severity, or off', () => {
    expect(found({ member })).toEqual(['MEM-005 warning m']);
    expect(found({ member }, { severities: { 'MEM-005': 'error' } })).toEqual(['MEM-005 error m']);
    expect(found({ member }, { severities: { 'MEM-005': 'off' } })).toEqual([]);
    expect(found({ organization: [rowOf('organization')] }, { severities: { 'ROW-001': 'off' } })).toEqual([]);
  });
  test('another parameter; one of another type keeps the shipped default', () => {
    expect(found({ member }, { parameters: { 'MEM-005': { dues_months: 1 } } })).toHaveLength(2);
    expect(found({ member }, { parameters: { 'MEM-005': { dues_months: '1' } } })).toHaveLength(1);
    expect(found({ member }, { parameters: {} })).toHaveLength(1);
  });
});

test('facts hold null where nothing readable stands, and rows are found by items of a list and by derived keys', () => {
  const meeting = { ...rowOf('meeting', { kinds: ['general', 'lecture'] }), start: { unread: '年底' } };
  const organization = organizationFacts({ name: '示例（衢州）有限责任公司' });
  const facts = factsInMemory(ledger({ meeting: [meeting], organization: [organization] }));
  expect(facts.get('meeting', meeting.id)?.start).toBeNull();
  expect(facts.where('meeting', 'kinds', 'lecture').map((row) => row.id)).toEqual([meeting.id]);
  expect(facts.where('organization', 'normalized_name', '示例衢州有限公司')).toEqual([organization]);
  expect(facts.get('meeting', 'none')).toBeUndefined();
  expect(facts.get('meeting', null)).toBeUndefined();
});

describe('a long check', () => {
  const rows = ledger({ organization: Array.from({ length: 2500 }, () => organizationFacts()) });

  test('tells how far it is, and comes to the end of what it named', () => {
    const told: { done: number; total: number }[] = [];
    checkAll(rows, contextFor('2026-10'), (done, total) => told.push({ done, total }));
    const [{ total } = { total: 0 }] = told;
    expect(told.map(({ done }) => done)).toEqual(Array.from({ length: Math.ceil(total / 1000) }, (_, step) => step * 1000));
    expect(new Set(told.map((step) => step.total)).size).toBe(1);
    expect(total % 2500).toBe(0);
  });

  test('stops where it is called off', () => {
    let steps = 0;
    const callOff = () => {
      if (++steps === 3) throw new Error('called off');
    };
    expect(() => checkAll(rows, contextFor('2026-10'), callOff)).toThrow('called off');
    expect(steps).toBe(3);
  });
});
