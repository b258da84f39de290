import { expect, test } from 'vitest';
import { crossUnitDuplicates } from '#shared/exchange/cross-unit-duplicates.ts';
import type { AnyRow } from '#shared/model/table.ts';

const code = '91350100M000100Y43';
const number = '11010519491231002X';
const organization = (id: string, unit: string, values: object = {}): AnyRow => ({
  id,
  unit,
  credit_code: code,
  status: 'active',
  ...values,
});
const member = (id: string, unit: string, values: object = {}): AnyRow => ({ id, unit, id_number: number, ...values });
const found = (rows: { organization?: AnyRow[]; member?: AnyRow[] }) =>
  crossUnitDuplicates((table) => rows[table] ?? []).map(({ table, rows: of }) => [table, ...of.map(({ id }) => id)]);

test('the same code or ID number in two units at a time', () => {
  expect(
    found({
      organization: [organization('a', '330802005'), organization('b', '330802006')],
      member: [member('c', '330802005'), member('d', '330802006'), member('e', '330802007')],
    }),
  ).toEqual([
    ['organization', 'a', 'b'],
    ['member', 'c', 'd', 'e'],
  ]);
});

test('twice in one unit is that unit’s own affair; what has left no longer counts; a number that cannot be right says nothing', () => {
  expect(found({ organization: [organization('a', '330802005'), organization('b', '330802005')] })).toEqual([]);
  expect(found({ organization: [organization('a', '330802005'), organization('b', '330802006', { status: 'moved' })] })).toEqual([]);
  expect(found({ member: [member('c', '330802005', { left_reason: 'transferred' }), member('d', '330802006')] })).toEqual([]);
  const wrong = { id_number: '110105194912310021' };
  expect(found({ member: [member('c', '330802005', wrong), member('d', '330802006', wrong)] })).toEqual([]);
  const none = { credit_code: null };
  expect(found({ organization: [organization('a', '330802005', none), organization('b', '330802006', none)] })).toEqual([]);
});
