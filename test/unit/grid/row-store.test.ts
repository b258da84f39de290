import { expect, test } from 'vitest';
import type { BatchReply } from '#shared/contract/bookkeeping.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { RowStore } from '../../../renderer/grid/writing/row-store.ts';

const row = (values: Record<string, unknown>): AnyRow => ({ id: 'a', unit: '330802001000', name: '甲', park: '东园', ...values });
const reply = (rows: AnyRow[], removed: string[] = []): BatchReply => ({
  seq: 0,
  batch: 1,
  label: '',
  rows: rows.map((item) => ({ table: 'organization' as const, row: item })),
  removed: removed.map((id) => ({ table: 'organization' as const, id })),
  problems: { appeared: [], gone: [] },
  undo: null,
  redo: null,
});
const edit = (field: string, value: unknown, id = 'a') => ({ id, field, value });
const opened = () => new RowStore('organization', [row({})]);

test('an edit shows at once and its change says what the ledger holds', () => {
  const store = opened();
  store.write([edit('park', '西园')], 1);
  expect(store.get('a')?.park).toBe('西园');
  expect(store.changesOf([edit('park', '西园')])).toEqual([
    { op: 'update', table: 'organization', id: 'a', before: { park: '东园' }, after: { park: '西园' } },
  ]);
});

test('a reply older than a newer edit of the same cell does not undo it, and the newer edit stands on it', () => {
  const store = opened();
  store.write([edit('park', '西园')], 1);
  store.write([edit('park', '南园')], 2);
  store.settle(reply([row({ park: '西园', name: '甲公司' })]), 1);
  expect(store.get('a')).toMatchObject({ park: '南园', name: '甲公司' });
  expect(store.changesOf([edit('park', '南园')])[0]).toMatchObject({ before: { park: '西园' } });
  store.settle(reply([row({ park: '南园' })]), 2);
  expect(store.get('a')?.park).toBe('南园');
});

test('the reply to something else, an undo, leaves waiting edits alone', () => {
  const store = opened();
  store.write([edit('park', '西园')], 1);
  store.settle(reply([row({ park: '旧园', name: '乙' })]), undefined);
  expect(store.get('a')).toMatchObject({ park: '西园', name: '乙' });
});

test('what the ledger finds unchanged goes back to what it holds', () => {
  const store = opened();
  store.write([edit('park', ' 东园')], 1);
  store.settle(reply([]), 1);
  expect(store.get('a')?.park).toBe('东园');
});

test('a draft becomes an insert with the first thing typed, and an update after it is in the ledger', () => {
  const store = opened();
  store.addDraft('n', '330802001000');
  expect(store.size).toBe(1);
  store.write([edit('name', '新公司', 'n'), edit('park', null, 'n')], 1);
  expect(store.changesOf([edit('name', '新公司', 'n'), edit('park', null, 'n')])).toEqual([
    { op: 'insert', table: 'organization', id: 'n', after: { name: '新公司' } },
  ]);
  store.settle(reply([row({ id: 'n', name: '新公司', park: null })]), 1);
  expect(store.changesOf([edit('park', '西园', 'n')])[0]).toMatchObject({ op: 'update', before: { park: null } });
});

test('a failed batch keeps what was typed; sent again it leaves out what was typed over since', () => {
  const store = opened();
  const first = [edit('park', '西园'), edit('name', '甲甲')];
  store.write(first, 1);
  store.fail(1);
  expect(store.isFailed('a', 'park')).toBe(true);
  store.write([edit('park', '南园')], 2);
  expect(store.isFailed('a', 'park')).toBe(false);
  expect(store.reopen(first, 1)).toEqual([edit('name', '甲甲')]);
  expect(store.isFailed('a', 'name')).toBe(false);
});

test('discarding a failed batch shows what the ledger holds, and takes a row away that it never had', () => {
  const store = opened();
  store.write([edit('park', '西园')], 1);
  store.fail(1);
  store.discard(1);
  expect(store.get('a')?.park).toBe('东园');
  store.addDraft('n', '330802001000');
  store.write([edit('name', '新公司', 'n')], 2);
  store.fail(2);
  expect(store.discard(2).removed.map((item) => item.id)).toEqual(['n']);
  expect(store.get('n')).toBeUndefined();
});

test('rows loaded anew keep what is typed and not answered', () => {
  const store = opened();
  store.write([edit('park', '西园')], 1);
  store.replace([row({ park: '北园', name: '丙' })]);
  expect(store.get('a')).toMatchObject({ park: '西园', name: '丙' });
  expect(store.changesOf([edit('park', '西园')])[0]).toMatchObject({ before: { park: '北园' } });
});

test('rows given are never changed in place', () => {
  const given = row({});
  const store = new RowStore('organization', [given]);
  store.write([edit('park', '西园')], 1);
  expect(given.park).toBe('东园');
});
