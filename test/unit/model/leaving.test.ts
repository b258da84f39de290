import { expect, test } from 'vitest';
import { leavingOf } from '#shared/model/leaving.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { sheetNames, tableOf } from '#shared/model/tables.ts';

const row = (values: Record<string, unknown>): AnyRow => ({ id: '1', unit: '330802005', ...values });
const isGone = (table: 'organization' | 'member' | 'party_organization', values: Record<string, unknown>) =>
  leavingOf(table)?.isGone(row(values));

test('the cells by which a row leaves are cells of its table, and their codes are in its lists', () => {
  for (const name of sheetNames) {
    const leaving = leavingOf(name);
    if (!leaving) continue;
    const { fields } = tableOf(name);
    for (const key of [...leaving.fields, ...leaving.needed]) expect(fields[key], `${name}.${key}`).toBeDefined();
    for (const [key, codes] of Object.entries(leaving.codes ?? {}))
      for (const code of codes) expect(fields[key]?.list?.entries[code], `${name}.${key} ${code}`).toBeDefined();
    if (leaving.reason !== undefined) expect(leaving.fields).toContain(leaving.reason);
  }
});

test('an organization that has suspended business is still here; one that is deregistered or moved is not', () => {
  for (const status of ['active', 'suspended', null]) expect(isGone('organization', { status }), String(status)).toBe(false);
  for (const status of ['deregistered', 'moved']) expect(isGone('organization', { status }), status).toBe(true);
});

test('a member has left when either the reason or the day says so, as the rules see it', () => {
  expect(isGone('member', { left_reason: null, left_on: null })).toBe(false);
  expect(isGone('member', { left_reason: 'died', left_on: null })).toBe(true);
  expect(isGone('member', { left_reason: null, left_on: '2026-11-03' })).toBe(true);
});

test('what happened on one day does not leave', () => {
  for (const name of ['meeting', 'activity', 'year_item', 'unit'] as const) expect(leavingOf(name)).toBeUndefined();
});
