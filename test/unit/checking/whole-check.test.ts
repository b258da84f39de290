import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnyRow } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { Ruleset } from '#shared/rules/rule.ts';
import { shipped } from '#shared/standards/shipped.ts';
import { factsInMemory } from '../../../electron/checking/facts-in-memory.ts';
import { checkAll } from '../../../electron/checking/whole-check.ts';
import { branchFacts, contextFor, meetingFacts, memberFacts, organizationFacts, rowOf } from '../../support/facts.ts';
import { beginning, carryOut, emptyWorld } from './world.ts';

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

test('meetings looked at a unit at a time give what all of them at once give, whoever names whose branch', () => {
  const unit = fc.constantFrom('330802005', '330802006');
  let apart = 0;
  fc.assert(
    fc.property(beginning, fc.array(unit, { minLength: 8, maxLength: 8 }), fc.boolean(), (edits, units, strays) => {
      const world = emptyWorld();
      for (const edit of edits) carryOut(world, edit);
      // rows of a branch are its unit's, or anybody's
      const branchUnit = (id: unknown) => units[Number(/\d/.exec(String(id))?.[0] ?? 0)] ?? '330802005';
      const unitOf = (row: AnyRow) => branchUnit(strays ? row.id : (row.branch ?? row.id));
      const rows = (table: TableName, of?: string) =>
        [...(table in world ? world[table as keyof typeof world].values() : [])]
          .map((row) => ({ ...row, unit: unitOf(row) }))
          .filter((row) => of === undefined || row.unit === of);
      const asked = new Set<string>();
      const watched = (table: TableName, of?: string) => {
        if (table === 'meeting' && of !== undefined) asked.add(of);
        return rows(table, of);
      };
      const together = checkAll(rows, contextFor('2026-12', '2026-12-20'), undefined, new Map());
      expect(checkAll(watched, contextFor('2026-12', '2026-12-20'))).toEqual(together);
      if (asked.size > 1) apart++;
    }),
    { numRuns: 150 },
  );
  expect(apart).toBeGreaterThan(10);
});

test('a meeting that another unit wrote down for a branch counts, though meetings are looked at a unit at a time', () => {
  const branch = { ...branchFacts({ id: 'b1' as never, founded_on: '2020-01-01' }), unit: '330802005' };
  const held = { ...meetingFacts({ branch: branch.id, kinds: ['theme_day'], start: '2026-10-15T09:00' }), unit: '330802006' };
  const other = { ...meetingFacts({ kinds: ['theme_day'], start: '2026-10-15T09:00' }), unit: '330802005' };
  const all: readonly AnyRow[] = [held, other];
  const rows = (table: TableName, unit?: string): readonly AnyRow[] =>
    table === 'meeting' ? all.filter((row) => unit === undefined || row.unit === unit) : table === 'party_organization' ? [branch] : [];
  const themeDays = (meetings?: ReadonlyMap<string, number>) =>
    checkAll(rows, contextFor('2026-10'), undefined, meetings).filter(({ rule }) => rule === 'MTG-005');
  expect(themeDays(new Map())).toEqual([]);
  expect(themeDays()).toEqual([]);
});
