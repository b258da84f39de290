import { expect, test } from 'vitest';
import type { Change } from '#shared/contract/bookkeeping.ts';
import { shipped } from '#shared/standards/shipped.ts';
import { openBookkeeping } from '../../../electron/bookkeeping/open-bookkeeping.ts';
import { integrity } from '../../../electron/ledger/integrity.ts';
import { makeLedger, type TestLedger } from '../../support/ledger.ts';
import { refusal } from '../../support/refusal.ts';

const batches = (book: TestLedger) => book.books.history(undefined, 100);
const undoable = (book: TestLedger) => batches(book).flatMap((entry) => (entry.undoable ? [entry.batch] : []));
/** What history says can be taken back is exactly what undo takes back; each try is on a copy of the same moment, rolled back. */
function expectTrue(book: TestLedger) {
  for (const { batch, undoable } of batches(book)) {
    let error: unknown;
    try {
      book.books.atomically(() => {
        book.books.undo(batch);
        if (book.ledger.all('PRAGMA foreign_key_check').length > 0) throw new Error('referenced');
        throw new Error('rolled back');
      });
    } catch (thrown) {
      error = thrown;
    }
    expect((error as Error).message === 'rolled back', `batch ${batch}: ${error}`).toBe(undoable);
  }
}

test('an act is told by whom: this desk with its account, or the unit whose package it came with', () => {
  const { ledger, books: plain } = makeLedger({ unit: '330802', level: 'county', name: '示例县' });
  const books = openBookkeeping(ledger, { clock: plain.clock, ruleset: shipped, account: 'zhang' });
  const changes = [{ op: 'insert' as const, table: 'organization' as const, id: 'o', after: { unit: '330802005', name: '甲公司' } }];
  books.apply({ origin: 'receive', label: '接收示例街道 2026-10', seq: 0, changes }, undefined, {
    unit: '示例街道',
    document: 'ab'.repeat(32),
  });
  books.apply({
    origin: 'keyboard',
    label: '录入',
    seq: 0,
    changes: [{ op: 'insert', table: 'unit', id: 'u', after: { name: '示例县' } }],
  });
  expect(books.history(undefined, 10).map(({ label, by }) => [label, by])).toEqual([
    ['录入', { unit: '示例县', account: 'zhang' }],
    ['接收示例街道 2026-10', { unit: '示例街道', account: null }],
  ]);
});

/** A county into which a package of one township was merged, and the further packages of that township. */
function countyThatReceives() {
  const county = makeLedger({ unit: '330802', level: 'county', name: '示例县' });
  const receive = (...changes: Change[]) =>
    county.books.apply({ origin: 'receive', label: '接收', seq: 0, changes }, undefined, { unit: '示例街道', document: 'ab'.repeat(32) });
  return { county, receive };
}
const values = { unit: '330802005', name: '甲公司', staff_full: 3 };
const came = { op: 'insert', table: 'organization', id: 'o', after: values } as const;

test('what a row held when a package brought it is told as it was, though the log leaves it to the package', () => {
  const { county, receive } = countyThatReceives();
  receive(came);
  expect(county.ledger.all("SELECT after FROM change_entry WHERE op = 'insert'")).toEqual([{ after: null }]);
  const told = () => county.books.history('o', 10).at(-1)?.changes?.[0]?.after;
  expect(told()).toEqual(values);
  receive({
    op: 'update',
    table: 'organization',
    id: 'o',
    before: { staff_full: 3, owner: null },
    after: { staff_full: 5, owner: '王某' },
  });
  expect(told()).toEqual(values);
  receive({ op: 'delete', table: 'organization', id: 'o' });
  expect(told()).toEqual(values);
  receive({ ...came, after: { ...values, name: '乙公司' } });
  expect(told()).toEqual(values);
  expect(county.books.history('o', 1)[0]?.changes?.[0]?.after).toEqual({ ...values, name: '乙公司' });
  expect(county.books.batch(1, 0, 10).changes[0]?.after).toEqual(values);
});

test('the history of a cell begins with the package that brought its row', () => {
  const { county, receive } = countyThatReceives();
  receive(came);
  receive({ op: 'update', table: 'organization', id: 'o', before: { staff_full: 3 }, after: { staff_full: 5 } });
  expect(county.books.history('o', 10, { field: 'staff_full' }).map(({ batch }) => batch)).toEqual([2, 1]);
  expect(county.books.history('o', 10, { field: 'name' }).map(({ batch }) => batch)).toEqual([1]);
});

test('which package brought the rows is under the chain', () => {
  const { county, receive } = countyThatReceives();
  receive(came);
  expect(integrity(county.ledger)).toMatchObject({ ok: true, batches: 1 });
  county.ledger.run('DROP TRIGGER change_batch_kept');
  county.ledger.run("UPDATE change_batch SET document = replace(document, 'ab', 'cd')");
  expect(integrity(county.ledger)).toMatchObject({ ok: false, batches: 0 });
});

test('history is read page by page', () => {
  const book = makeLedger();
  for (let n = 1; n <= 7; n++) book.insert('organization', { name: `第${n}公司` });
  const first = book.books.history(undefined, 3).map(({ batch }) => batch);
  expect(first).toEqual([7, 6, 5]);
  expect(book.books.history(undefined, 3, { before: 5 }).map(({ batch }) => batch)).toEqual([4, 3, 2]);
  expect(book.books.history(undefined, 3, { before: 2 }).map(({ batch }) => batch)).toEqual([1]);
  expect(book.books.history(undefined, 3, { before: 1 })).toEqual([]);
});

test('the history of a cell is of the batches that touched it, page by page', () => {
  const book = makeLedger();
  const id = book.insert('organization', { name: '甲公司', staff_full: 3 });
  book.change('organization', id, { name: '乙公司' });
  book.change('organization', id, { staff_full: '' });
  book.change('organization', id, { owner: '王某' });
  book.apply([{ op: 'delete', table: 'organization', id }]);
  const of = (field: string, more = {}) => book.books.history(id, 10, { field, ...more }).map(({ batch }) => batch);
  expect(of('name')).toEqual([5, 2, 1]);
  expect(of('staff_full')).toEqual([3, 1]);
  expect(of('owner')).toEqual([5, 4]);
  expect(of('note')).toEqual([]);
  expect(of('name', { before: 5 })).toEqual([2, 1]);
  expect(book.books.history(id, 10, { field: 'staff_full' })[0]?.changes).toMatchObject([
    { before: { staff_full: 3 }, after: { staff_full: null } },
  ]);
  expect(book.books.history(id, 1, { before: 4 }).map(({ batch }) => batch)).toEqual([3]);
  expect(refusal(() => of("name' OR 1")).code).toBe('EDIT-INVALID');
});

test('an act can be taken back until a later one stands on the same place, and again once that is taken back', () => {
  const book = makeLedger();
  const id = book.insert('organization', { name: '甲公司', staff_full: 3 });
  book.change('organization', id, { name: '乙公司' });
  book.change('organization', id, { staff_full: 4 });
  expect(undoable(book)).toEqual([3, 2]);
  expectTrue(book);
  book.change('organization', id, { name: '丙公司' });
  expect(undoable(book)).toEqual([4, 3]);
  expectTrue(book);
  book.books.undo();
  expect(undoable(book)).toEqual([3, 2]);
  book.books.undo(2);
  expect(undoable(book)).toEqual([3]);
  expectTrue(book);
});

test('a new row is not taken back from under what was filled in later in an empty field', () => {
  const book = makeLedger();
  const id = book.insert('organization', { name: '甲公司' });
  book.change('organization', id, { owner: '王某' });
  expect(undoable(book)).toEqual([2]);
  expect(refusal(() => book.books.undo(1)).code).toBe('UNDO-BLOCKED');
  expect(book.row('organization', id)).toMatchObject({ owner: '王某' });
});

test('a row that others have come to use is not taken back, by link or by list; nor a link to a row that is gone', () => {
  const book = makeLedger();
  const branch = book.insert('party_organization', { name: '联合党支部' });
  const organization = book.insert('organization', { name: '甲公司' });
  const member = book.insert('member', { name: '甲', branch });
  book.change('party_organization', branch, { covers: [organization] });
  expect(undoable(book)).toEqual([4, 3]);
  expectTrue(book);
  book.apply([{ op: 'delete', table: 'member', id: member }]);
  book.change('party_organization', branch, { covers: '' });
  book.apply([{ op: 'delete', table: 'party_organization', id: branch }]);
  expect(undoable(book)).toEqual([7, 2]);
  expectTrue(book);
});

test('a list whose row is gone since is not brought back, neither by its own number nor in its turn', () => {
  const book = makeLedger();
  const [first, second] = [book.insert('organization', { name: '甲公司' }), book.insert('organization', { name: '乙公司' })];
  const branch = book.insert('party_organization', { name: '联合党支部', covers: [first, second] });
  book.change('party_organization', branch, { covers: [second] });
  book.apply([{ op: 'delete', table: 'organization', id: first }]);
  expect(undoable(book)).toEqual([5]);
  expectTrue(book);
  expect(refusal(() => book.books.undo(4)).code).toBe('UNDO-BLOCKED');
  expect(book.row('party_organization', branch)).toMatchObject({ covers: [second] });
});

test('rows that one act brought together are taken back together', () => {
  const book = makeLedger();
  book.apply([
    { op: 'insert', table: 'party_organization', id: 'b', after: { name: '联合党支部', covers: ['o'] } },
    { op: 'insert', table: 'organization', id: 'o', after: { name: '甲公司', party_organization: 'b' } },
    { op: 'update', table: 'organization', id: 'o', before: {}, after: { name: '乙公司' } },
  ]);
  book.change('organization', 'o', { name: '丙公司' });
  book.books.undo();
  expect(undoable(book)).toEqual([1]);
  expectTrue(book);
});

test('what belongs to a month closed since is not taken back', () => {
  const book = makeLedger({ today: '2026-11-03' });
  const branch = book.insert('party_organization', { name: '某某党总支', kind: '党总支', founded_on: '2020-01-01', secretary: '甲' });
  book.insert('meeting', { branch, start: '2026-10-15 14:00' });
  book.insert('meeting', { branch, start: '2026-11-02 14:00' });
  book.ledger.run("INSERT INTO period (period, state, revision) VALUES ('2026-10', 'closed', 1)");
  expect(undoable(book)).toEqual([3]);
  expectTrue(book);
});

test('a refusal to undo names the later act and its time', () => {
  const book = makeLedger();
  const id = book.insert('organization', { name: '甲公司', staff_full: 3 });
  book.apply([{ op: 'update', table: 'organization', id, before: {}, after: { name: '乙公司' } }], '修改名称');
  book.apply([{ op: 'update', table: 'organization', id, before: {}, after: { name: '丙公司' } }], '粘贴 40 行', 'paste');
  book.apply([{ op: 'update', table: 'organization', id, before: {}, after: { staff_full: 9 } }], '改人数');
  const error = refusal(() => book.books.undo(2));
  expect(error).toMatchObject({ code: 'UNDO-BLOCKED', payload: { batch: 3, table: 'organization', id, field: 'name' } });
  expect(error.message).toBe(
    '不能撤销“修改名称”：之后（2026/10/31 16:00）又有“粘贴 40 行”改过同一处，或用到了这些行；请先撤销后来的修改。',
  );
});

test('a refusal names who came to use the row, and who removed it', () => {
  const book = makeLedger();
  const branch = book.insert('party_organization', { name: '联合党支部' });
  const other = book.insert('organization', { name: '乙公司' });
  book.apply([{ op: 'insert', table: 'member', id: 'm', after: { name: '甲', branch } }], '新增党员');
  book.apply([{ op: 'delete', table: 'organization', id: other }], '删除 1 行');
  expect(refusal(() => book.books.undo(1)).details).toMatchObject({ later: '新增党员' });
  expect(refusal(() => book.books.undo(2)).details).toMatchObject({ later: '删除 1 行' });
});

test('an act taken back is not taken back twice, though its values stand again', () => {
  const book = makeLedger();
  const id = book.insert('organization', { name: '甲公司' });
  book.change('organization', id, { name: '乙公司' });
  book.books.undo(2);
  book.change('organization', id, { name: '乙公司' });
  expect(undoable(book)).toEqual([4]);
  expect(refusal(() => book.books.undo(2)).code).toBe('UNDO-NOTHING');
});

test('ten thousand batches: a page of them, a row, a cell and the next undo are found', () => {
  const book = makeLedger();
  const id = book.insert('organization', { name: '甲公司' });
  book.books.atomically(() => {
    for (let n = 1; n < 10_000; n++) book.change('organization', id, { staff_full: n });
  });
  expect(book.books.history(undefined, 100, { before: 5000 })).toHaveLength(100);
  expect(book.books.history(id, 100)).toHaveLength(100);
  expect(book.books.history(id, 100, { field: 'staff_full', before: 300 })).toHaveLength(100);
  expect(book.books.history(id, 100, { field: 'name' })).toHaveLength(1);
  expect(book.books.next()).toEqual({ undo: '录入', redo: null });
}, 120_000);

test('what a batch did is read row after row, part by part', () => {
  const book = makeLedger();
  const ids = ['甲', '乙', '丙'].map((name) => book.insert('organization', { name: `${name}公司`, park: '老园区' }));
  book.apply(
    ids.map((id) => ({ op: 'update' as const, table: 'organization' as const, id, before: { park: '老园区' }, after: { park: '新园区' } })),
  );
  const first = book.books.batch(4, 0, 2);
  expect(first.changes).toEqual(
    ids.slice(0, 2).map((id) => ({ table: 'organization', id, op: 'update', before: { park: '老园区' }, after: { park: '新园区' } })),
  );
  expect(first.more).toBe(true);
  expect(book.books.batch(4, 2, 2)).toMatchObject({ changes: [{ id: ids[2] }], more: false });
  expect(book.books.batch(99, 0, 2)).toEqual({ changes: [], more: false });
});
