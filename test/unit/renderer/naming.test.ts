import { expect, test, vi } from 'vitest';
import type { AnyRow } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import { Naming } from '../../../renderer/app/naming.ts';
import { RowSet } from '../../../renderer/app/row-set.ts';

const row = (id: string, values: Record<string, unknown>) => ({ id, unit: '330100001', ...values }) as unknown as AnyRow;
const one = row('a', { name: '甲公司', park: '东园区' });

function ledger(...rows: AnyRow[]) {
  const set = new RowSet('organization', rows);
  const naming = new Naming(new Map([['organization', set]]));
  const take = (changed: AnyRow, table: TableName = 'organization') => set.take({ rows: [{ table, row: changed }], removed: [] });
  return { set, naming, take };
}

test('改了不是名称的一格：名称、可选项都还是原来的对象', () => {
  const { set, naming, take } = ledger(one);
  const before = naming.names();
  const options = before.optionsOf('organization');
  take(row('a', { name: '甲公司', park: '西园区' }));
  expect(naming.names()).toBe(before);
  expect(naming.names().optionsOf('organization')).toBe(options);
  expect(set.byId.get('a')?.park).toBe('西园区');
});

test('改了名称：名称、可选项换成新的', () => {
  const { naming, take } = ledger(one);
  const before = naming.names();
  const options = before.optionsOf('organization');
  take(row('a', { name: '乙公司', park: '东园区' }));
  const { labelOf, optionsOf } = naming.names();
  expect(labelOf).not.toBe(before.labelOf);
  expect(optionsOf).not.toBe(before.optionsOf);
  expect(optionsOf('organization')).not.toBe(options);
  expect(labelOf('organization', 'a')).toBe('乙公司');
});

test('多了一行、少了一行：可选项换成新的', () => {
  const { set, naming, take } = ledger(one);
  const first = naming.names();
  take(row('b', { name: '乙公司' }));
  const second = naming.names();
  expect(second).not.toBe(first);
  expect(second.optionsOf('organization').map(({ label }) => label)).toEqual(['甲公司', '乙公司']);
  set.take({ rows: [], removed: [{ table: 'organization', id: 'a' }] });
  expect(naming.names()).not.toBe(second);
  expect(naming.names().optionsOf('organization')).toEqual([{ id: 'b', label: '乙公司' }]);
});

test('一张表改了名称，别的表的可选项还是原来的数组', () => {
  const organizations = new RowSet('organization', [one]);
  const groups = new RowSet('party_group', [row('g', { name: '第一党小组' })]);
  const naming = new Naming(
    new Map<TableName, RowSet>([
      ['organization', organizations],
      ['party_group', groups],
    ]),
  );
  const options = naming.names().optionsOf('party_group');
  organizations.take({ rows: [{ table: 'organization', row: row('a', { name: '乙公司' }) }], removed: [] });
  expect(naming.names().optionsOf('party_group')).toBe(options);
});

test('说的不是这张表的回复不惊动它', () => {
  const { set, take } = ledger(one);
  const told = vi.fn();
  set.watch(told);
  take(row('m', { title: '支部会' }), 'meeting');
  expect(told).not.toHaveBeenCalled();
  expect(set.size()).toBe(1);
  take(row('b', { name: '乙公司' }));
  expect(told).toHaveBeenCalledTimes(1);
});
