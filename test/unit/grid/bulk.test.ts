import { expect, test } from 'vitest';
import type { BatchReply } from '#shared/contract/bookkeeping.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { changesOfBulk, gathered } from '../../../renderer/grid/writing/bulk.ts';
import { RowStore } from '../../../renderer/grid/writing/row-store.ts';
import { atOnce } from '../../../renderer/grid/writing/sliced.ts';

const row = (id: string): AnyRow => ({ id, unit: '330802001000', name: `公司${id}`, park: '东园' });
const opened = () => new RowStore('organization', [row('a'), row('b'), row('c')]);
const reply: BatchReply = {
  seq: 9,
  batch: 1,
  label: '',
  rows: [],
  removed: [],
  reread: ['organization'],
  problems: { appeared: [], gone: [] },
  undo: null,
  redo: null,
};

test('rows that become the same go to the ledger together, a single one with what it was, a new one as a new row', () => {
  const store = opened();
  store.addDraft('n', '330802001000');
  const none = { park: null };
  const bulk = atOnce(
    store.overwrite([
      { id: 'a', after: none },
      { id: 'b', after: none },
      { id: 'c', after: { name: '丙' } },
      { id: 'n', after: { name: '新', park: null } },
    ]),
  );
  expect(store.get('a')?.park).toBeNull();
  expect(changesOfBulk('organization', bulk)).toEqual([
    { op: 'insert', table: 'organization', id: 'n', after: { name: '新' } },
    { op: 'set', table: 'organization', ids: ['a', 'b'], after: { park: null } },
    { op: 'update', table: 'organization', id: 'c', before: { name: '公司c' }, after: { name: '丙' } },
  ]);
});

test('single edits gathered by row share what is the same', () => {
  const edits = ['a', 'b', 'c'].flatMap((id) => [
    { id, field: 'park', value: '西园' },
    ...(id === 'c' ? [{ id, field: 'name', value: '丙' }] : []),
  ]);
  const [first, second, third] = gathered(edits);
  expect(first?.after).toBe(second?.after);
  expect(third?.after).toEqual({ park: '西园', name: '丙' });
});

test('a bulk act that failed is marked; given up, the cells show what the ledger holds and new rows go', () => {
  const store = opened();
  store.addDraft('n', '330802001000');
  const bulk = atOnce(store.overwrite(['a', 'n'].map((id) => ({ id, after: { park: '西园' } }))));
  store.markBulk(bulk, true);
  expect(store.isFailed('a', 'park')).toBe(true);
  expect(store.isFailed('a', 'name')).toBe(false);
  const { removed } = store.discardBulk(bulk);
  expect(store.get('a')?.park).toBe('东园');
  expect(removed.map(({ id }) => id)).toEqual(['n']);
  expect(store.isFailed('a', 'park')).toBe(false);
});

test('what was typed and failed is typed over by a bulk act; what is typed after it stands on it', () => {
  const store = opened();
  const typed = [{ id: 'a', field: 'park', value: '南园' }];
  store.write(typed, 1);
  store.fail(1);
  const bulk = atOnce(store.overwrite([{ id: 'a', after: { park: null } }]));
  expect(bulk.rows.get('a')?.before).toEqual({ park: '东园' });
  expect(store.reopen(typed, 1)).toEqual([]);
  store.write([{ id: 'a', field: 'park', value: '北园' }], 2);
  expect(store.changesOf([{ id: 'a', field: 'park', value: '北园' }])).toMatchObject([{ before: { park: null } }]);
  store.discardBulk(bulk);
  expect(store.get('a')?.park).toBe('北园');
  expect(store.changesOf([{ id: 'a', field: 'park', value: '北园' }])).toMatchObject([{ before: { park: '东园' } }]);
});

test('rows read anew do not hide a bulk act that is not in the ledger yet', () => {
  const store = opened();
  const bulk = atOnce(store.overwrite([{ id: 'a', after: { park: '西园' } }]));
  store.markBulk(bulk, false);
  store.replace([row('a')]);
  expect(store.get('a')?.park).toBe('西园');
  store.markBulk(bulk, undefined);
  store.replace([row('a')]);
  expect(store.get('a')?.park).toBe('东园');
});

test('a reply that names no rows leaves what was written as it is drawn', () => {
  const store = opened();
  store.write([{ id: 'a', field: 'park', value: '西园' }], 9);
  expect(reply.reread).toContain('organization');
  expect([...store.settleAsWritten(9, ['a'])]).toEqual(['a']);
  expect(store.get('a')?.park).toBe('西园');
  expect(store.changesOf([{ id: 'a', field: 'park', value: '南园' }])).toMatchObject([{ before: { park: '西园' } }]);
});

test('another sheet of the table draws what is not in the ledger yet, also rows that only the sheet knew', () => {
  const store = opened();
  store.addMissing(['n', 'a'], '330802001000');
  store.write(
    [
      { id: 'n', field: 'name', value: '新公司' },
      { id: 'gone', field: 'name', value: '没有这行' },
    ],
    1,
  );
  store.fail(1);
  expect(store.get('n')?.name).toBe('新公司');
  expect(store.isFailed('n', 'name')).toBe(true);
  expect(store.get('gone')).toBeUndefined();
  expect(store.changesOf([{ id: 'n', field: 'name', value: '新公司' }])).toEqual([
    { op: 'insert', table: 'organization', id: 'n', after: { name: '新公司' } },
  ]);
});
