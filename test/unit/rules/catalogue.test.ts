import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { tableOf } from '#shared/model/tables.ts';
import { catalogue, rules } from '#shared/rules/catalogue.ts';
import { keyNames } from '#shared/rules/derived-keys.ts';
import type { Reach } from '#shared/rules/rule.ts';
import { shipped } from '#shared/standards/shipped.ts';
import { rulesPage } from '../../../scripts/docs-rules.ts';

const severityOf = (id: string) => {
  const found = catalogue.find((rule) => rule.id === id);
  return found && `${found.severity === 'error' ? 'E' : 'W'}${found.mixed ? '/W' : ''}`;
};

test.each(
  Object.entries({
    'ROW-001': 'E',
    'ROW-002': 'E',
    'ROW-003': 'W',
    'ORG-001': 'E',
    'ORG-002': 'E',
    'ORG-003': 'W',
    'ORG-004': 'E/W',
    'ORG-005': 'W',
    'ORG-006': 'E/W',
    'MEM-001': 'E/W',
    'MEM-002': 'E',
    'MEM-003': 'E/W',
    'MEM-004': 'E/W',
    'MEM-005': 'W',
    'DEV-001': 'E/W',
    'DEV-002': 'W',
    'DEV-003': 'W',
    'DEV-004': 'W',
    'DEV-005': 'W',
    'DEV-006': 'E/W',
    'DEV-007': 'W',
    'DEV-008': 'W',
    'PTY-001': 'W',
    'PTY-002': 'W',
    'PTY-003': 'W',
    'PTY-004': 'W',
    'PTY-005': 'W',
    'PTY-006': 'W',
    'PTY-007': 'E',
    'MTG-001': 'W',
    'MTG-002': 'W',
    'MTG-003': 'W',
    'MTG-004': 'W',
    'MTG-005': 'W',
    'MTG-006': 'W',
    'MTG-010': 'E/W',
    'MTG-011': 'E/W',
    'MTG-012': 'E',
    'MTG-013': 'E',
    'MTG-014': 'W',
    'MTG-015': 'W',
    'MTG-016': 'W',
    'MTG-017': 'W',
    'COV-002': 'E/W',
    'COV-003': 'W',
    'STD-001': 'E/W',
    'WRN-003': 'E',
  }),
)('%s is in the catalogue, %s', (id, severity) => {
  expect(severityOf(id)).toBe(severity);
});

test('no id stands twice', () => {
  expect(new Set(catalogue.map((rule) => rule.id)).size).toBe(catalogue.length);
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test('reads only fields and keys that there are, and its reach ends at its own table', () => {
    for (const read of rule.reads) {
      for (const field of read.fields) expect(tableOf(read.table).fields).toHaveProperty(field);
      expect(endOf(read.reach, read.table, rule.table)).toBe(rule.table);
    }
  });
});

/** The table at which a reach ends, each step checked. */
function endOf(reach: Reach, from: string, subject: string): string {
  const table = tableOf(from as never);
  if (reach.by === 'self' || reach.by === 'minutes') return from;
  if (reach.by === 'same') {
    // rows of two tables can share a value, such as a person's number
    for (const one of [from, subject]) expect(keyNames.has(reach.field) || reach.field in tableOf(one as never).fields).toBe(true);
    return subject;
  }
  const to = reach.by === 'to' ? table.fields[reach.field]?.to : (reach.table ?? subject);
  if (reach.by === 'from') expect(tableOf(to as never).fields[reach.field]?.to).toBe(from);
  return reach.next ? endOf(reach.next, to ?? '', subject) : (to ?? '');
}

test('the shipped ruleset holds every parameter with its default', () => {
  expect(shipped).toMatchObject({ id: 'shipped', version: 1, severities: {}, dueDay: 5 });
  expect(shipped.parameters['PTY-002']).toEqual({ most: 50, for_committee: 100 });
  expect(shipped.parameters['PTY-006']).toEqual({ committee_years: 5, branch_years: 3, months_ahead: 6 });
  expect(shipped.parameters['MTG-015']).toEqual({ threshold: 0.9 });
  expect(shipped.parameters['MTG-006']).toEqual({ member_hours: 32, leader_hours: 56, least_months: 6 });
  expect(shipped.parameters['MTG-017']).toEqual({ summary_characters: 30 });
});

test('docs/rules.md is current (node scripts/docs-rules.ts writes it)', () => {
  expect(readFileSync(new URL('../../../docs/rules.md', import.meta.url), 'utf8')).toBe(rulesPage());
});
