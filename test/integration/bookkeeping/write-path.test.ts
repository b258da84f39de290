import { expect, test } from 'vitest';
import { LedgerError } from '#shared/errors.ts';
import { makeLedger } from '../../support/ledger.ts';
import { refusal } from '../../support/refusal.ts';

test('typed text becomes values; what cannot be read stays as typed', () => {
  const book = makeLedger();
  const id = book.insert('organization', {
    name: ' 衢州某某机械有限公司 ',
    registered_on: '2020.3.5',
    staff_full: '１２人',
    has_union: '是',
    category: '新经济组织',
    left_on: '2020年春',
  });
  expect(book.row('organization', id)).toMatchObject({
    name: '衢州某某机械有限公司',
    registered_on: '2020-03-05',
    staff_full: 12,
    has_union: true,
    category: 'new_economic',
    left_on: { unread: '2020年春' },
  });
});

test('a link is found by name, kept as typed where no row or several have it', () => {
  const book = makeLedger();
  const branch = book.insert('party_organization', { name: '某某机械党支部', kind: '党支部' });
  const found = book.insert('member', { name: '甲', branch: '某某机械党支部' });
  const unknown = book.insert('member', { name: '乙', branch: '没有的支部' });
  expect(book.row('member', found)?.branch).toBe(branch);
  expect(book.row('member', unknown)?.branch).toEqual({ unread: '没有的支部' });
});

test('an edit made on an old view is refused with the row as it is', () => {
  const book = makeLedger();
  const id = book.insert('organization', { name: '旧名', staff_full: 5 });
  book.change('organization', id, { name: '新名' }, { name: '旧名' });
  const error = refusal(() => book.change('organization', id, { name: '别名' }, { name: '旧名' }));
  expect(error.code).toBe('EDIT-CONFLICT');
  expect(error.payload).toMatchObject({ row: { id, name: '新名' }, field: 'name' });
});

test('a batch goes in whole or not at all', () => {
  const book = makeLedger();
  const error = refusal(() =>
    book.apply([
      { op: 'insert', table: 'organization', id: 'a', after: { name: '甲公司' } },
      { op: 'update', table: 'organization', id: 'missing', before: {}, after: { name: '乙' } },
    ]),
  );
  expect(error.code).toBe('EDIT-MISSING');
  expect(book.ledger.rows('organization')).toEqual([]);
  expect(book.books.history(undefined, 10)).toEqual([]);
});

test('a row that others refer to is not deleted, by link or by list', () => {
  const book = makeLedger();
  const organization = book.insert('organization', { name: '甲公司' });
  const branch = book.insert('party_organization', { name: '联合党支部', covers: [organization] });
  const member = book.insert('member', { name: '甲', branch });
  expect(refusal(() => book.apply([{ op: 'delete', table: 'party_organization', id: branch }])).code).toBe('EDIT-REFERENCED');
  expect(refusal(() => book.apply([{ op: 'delete', table: 'organization', id: organization }])).code).toBe('EDIT-REFERENCED');
  book.apply([
    { op: 'delete', table: 'party_organization', id: branch },
    { op: 'delete', table: 'member', id: member },
  ]);
  expect(book.ledger.rows('party_organization')).toEqual([]);
});

test('rows of another unit belong to that unit', () => {
  const book = makeLedger({ unit: '330802', level: 'county' });
  book.apply([{ op: 'insert', table: 'organization', id: 'theirs', after: { unit: '330802005', name: '甲公司' } }], '接收', 'receive');
  expect(refusal(() => book.change('organization', 'theirs', { name: '乙公司' })).code).toBe('EDIT-UNIT');
});

test('an unknown field is refused by name', () => {
  const book = makeLedger();
  expect(refusal(() => book.insert('organization', { nothing: '1' })).message).toContain('nothing');
});

test('undo and redo, across a restart', () => {
  let book = makeLedger();
  const id = book.insert('organization', { name: '甲公司', left_on: '2020年春' });
  book.change('organization', id, { name: '乙公司' });
  book = book.reopen();
  expect(book.books.undo()).toMatchObject({ label: '录入', redo: '录入' });
  expect(book.row('organization', id)).toMatchObject({ name: '甲公司', left_on: { unread: '2020年春' } });
  book.books.undo();
  expect(book.row('organization', id)).toBeUndefined();
  expect(refusal(() => book.books.undo()).code).toBe('UNDO-NOTHING');
  book = book.reopen();
  book.books.redo();
  book.books.redo();
  expect(book.row('organization', id)).toMatchObject({ name: '乙公司', left_on: { unread: '2020年春' } });
  expect(refusal(() => book.books.redo()).code).toBe('REDO-NOTHING');
});

test('a new act ends what could be redone', () => {
  const book = makeLedger();
  book.insert('organization', { name: '甲公司' });
  book.books.undo();
  book.insert('organization', { name: '乙公司' });
  expect(refusal(() => book.books.redo()).code).toBe('REDO-NOTHING');
});

test('an older act is not undone when a later change stands on it', () => {
  const book = makeLedger();
  const id = book.insert('organization', { name: '甲公司' });
  book.change('organization', id, { name: '乙公司' });
  book.change('organization', id, { name: '丙公司' });
  const error = refusal(() => book.books.undo(2));
  expect(error.code).toBe('UNDO-BLOCKED');
  expect(book.row('organization', id)).toMatchObject({ name: '丙公司' });
});

test('the history of a row tells what it was and became', () => {
  const book = makeLedger();
  const id = book.insert('organization', { name: '甲公司' });
  book.change('organization', id, { name: '乙公司' });
  expect(book.books.history(id, 10).map((entry) => entry.changes)).toEqual([
    [{ table: 'organization', id, op: 'update', before: { name: '甲公司' }, after: { name: '乙公司' } }],
    [{ table: 'organization', id, op: 'insert', before: null, after: { unit: '330802005', name: '甲公司' } }],
  ]);
});

test('search finds by characters, by pinyin and by initials', async () => {
  const { search } = await import('../../../electron/ledger/search.ts');
  const book = makeLedger();
  const id = book.insert('organization', { name: '衢州花园机械有限公司' });
  for (const text of ['花园', '花园机械', 'huayuan', 'hyjx', 'HYJX', '园'])
    expect(
      search(book.ledger, text, 5).map((hit) => hit.id),
      text,
    ).toEqual([id]);
  expect(search(book.ledger, '没有', 5)).toEqual([]);
  book.change('organization', id, { name: '衢州南湖机械有限公司' });
  expect(search(book.ledger, 'huayuan', 5)).toEqual([]);
});

test('a long batch tells how far it is, and one that is called off leaves the ledger as it was', () => {
  const book = makeLedger();
  const changes = Array.from({ length: 1000 }, (_, index) => ({
    op: 'insert' as const,
    table: 'organization' as const,
    id: `o${index}`,
    after: { name: `第${index}公司` },
  }));
  const told: number[] = [];
  let cancelled = false;
  const watch = {
    progress: ({ done }: { done: number }) => {
      told.push(done);
      cancelled = done >= 400;
    },
    throwIfCancelled: () => {
      if (cancelled) throw new LedgerError('CALL-CANCELLED');
    },
  };
  expect(refusal(() => book.books.apply({ origin: 'import', label: '导入', seq: 0, changes }, watch)).code).toBe('CALL-CANCELLED');
  expect(told).toEqual([0, 200, 400]);
  expect(book.ledger.rows('organization')).toEqual([]);
  expect(book.books.apply({ origin: 'import', label: '导入', seq: 0, changes }).rows).toHaveLength(1000);
});
