import { expect, test } from 'vitest';
import { deletedRows } from '../../../electron/bookkeeping/recycle-bin.ts';
import { restoringBatch } from '../../../electron/bookkeeping/restoring.ts';
import { integrity } from '../../../electron/ledger/integrity.ts';
import { makeLedger, type TestLedger } from '../../support/ledger.ts';
import { refusal } from '../../support/refusal.ts';

const company = { name: '红叶机械有限公司', credit_code: '91330800471867129Q', category: '新经济组织', status: '正常', staff_full: 12 };
const question = { text: '', undone: false, limit: 100 };
const inBin = (book: TestLedger, asked: Partial<typeof question> & { table?: 'organization' } = {}) =>
  deletedRows(book.ledger, { ...question, ...asked }).rows.map(({ name }) => name);
const remove = (book: TestLedger, table: 'organization' | 'party_organization' | 'member', ...ids: string[]) =>
  book.apply(
    ids.map((id) => ({ op: 'delete' as const, table, id })),
    `删除 ${ids.length} 行`,
  );
const restore = (book: TestLedger, ...ids: string[]) => book.books.applyRead(restoringBatch(book.ledger, ids));

test('a deleted row comes back as it was, as one act that can be undone and leads back to the bin', () => {
  const book = makeLedger();
  const id = book.insert('organization', { ...company, registered_on: '2020年春' });
  const before = book.row('organization', id);
  remove(book, 'organization', id);
  expect(deletedRows(book.ledger, question)).toMatchObject({
    rows: [{ table: 'organization', id, name: '红叶机械有限公司', label: '删除 1 行', origin: 'keyboard', by: { unit: '示例街道' } }],
    total: 1,
    counts: [{ table: 'organization', count: 1 }],
  });
  expect(restore(book, id)).toMatchObject({
    label: '从回收站恢复两新组织“红叶机械有限公司”',
    undo: '从回收站恢复两新组织“红叶机械有限公司”',
  });
  expect(book.row('organization', id)).toEqual(before);
  expect(inBin(book)).toEqual([]);
  book.books.undo();
  expect(book.row('organization', id)).toBeUndefined();
  expect(inBin(book)).toEqual(['红叶机械有限公司']);
  expect(integrity(book.ledger).ok).toBe(true);
});

test('it is found by its words, pinyin and code; what an undo took away is shown only when asked for', () => {
  const book = makeLedger();
  const ids = [company, { ...company, name: '绿源食品有限公司', credit_code: '91330802MA28100006' }].map((row) =>
    book.insert('organization', row),
  );
  remove(book, 'organization', ...ids);
  expect(inBin(book, { text: 'lysp' })).toEqual(['绿源食品有限公司']);
  expect(inBin(book, { text: '91330800471867129Q' })).toEqual(['红叶机械有限公司']);
  expect(inBin(book, { text: '没有的' })).toEqual([]);
  book.insert('organization', { ...company, name: '误录的公司', credit_code: null });
  book.books.undo();
  expect(inBin(book)).not.toContain('误录的公司');
  expect(inBin(book, { undone: true })).toContain('误录的公司');
});

test('not where a live row has its code now, but where that one has left', () => {
  const book = makeLedger();
  const id = book.insert('organization', company);
  remove(book, 'organization', id);
  const other = book.insert('organization', { ...company, name: '红叶机械集团' });
  expect(refusal(() => restore(book, id))).toMatchObject({
    code: 'RESTORE-TAKEN',
    message: expect.stringContaining('现有的“红叶机械集团”用着同一个统一社会信用代码'),
  });
  book.change('organization', other, { status: '注销', left_on: '2026-10-01', left_reason: '并入他处' });
  restore(book, id);
  expect(book.row('organization', id)).toMatchObject({ name: '红叶机械有限公司' });
});

test('a row that had left itself comes back beside the one that has its code now', () => {
  const book = makeLedger();
  const id = book.insert('organization', { ...company, status: '注销', left_on: '2020-05-01', left_reason: '经营期满' });
  remove(book, 'organization', id);
  book.insert('organization', { ...company, name: '红叶机械集团' });
  restore(book, id);
  expect(book.row('organization', id)).toMatchObject({ status: 'deregistered' });
});

test('not twice the same number in one act', () => {
  const book = makeLedger();
  const ids = ['甲', '乙'].map((name) => book.insert('member', { name, id_number: '11010519491231002X' }));
  remove(book, 'member', ...ids);
  expect(refusal(() => restore(book, ...ids)).code).toBe('RESTORE-TAKEN');
  expect(inBin(book)).toHaveLength(2);
});

test('not without what it links to, but together with it', () => {
  const book = makeLedger();
  const branch = book.insert('party_organization', { name: '某某党支部', kind: '党支部', founded_on: '2020-01-01' });
  const member = book.insert('member', { name: '甲', branch });
  remove(book, 'member', member);
  remove(book, 'party_organization', branch);
  const refused = refusal(() => restore(book, member));
  expect(refused).toMatchObject({ code: 'RESTORE-LINK', payload: { row: member, missing: branch } });
  expect(refused.message).toContain('它的“党支部”是“某某党支部”，已不在台账里');
  expect(restore(book, member, branch)).toMatchObject({ changed: 2, label: '从回收站恢复 2 行（党员、党组织）' });
  expect(book.row('member', member)).toMatchObject({ branch });
});

test('a row that is in the ledger, or never was, is not in the bin', () => {
  const book = makeLedger();
  const id = book.insert('organization', company);
  for (const one of [id, 'nobody']) expect(refusal(() => restore(book, one)).code).toBe('RESTORE-GONE');
});
