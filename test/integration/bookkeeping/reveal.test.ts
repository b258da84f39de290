import { expect, test } from 'vitest';
import { integrity } from '../../../electron/ledger/integrity.ts';
import { makeLedger } from '../../support/ledger.ts';
import { refusal } from '../../support/refusal.ts';

test('a reveal stands in the change log with who, when and what was shown, and none of it', () => {
  const book = makeLedger();
  book.insert('member', { name: '甲', phone: '13800000000' });
  expect(book.books.reveal('member', ['phone'])).toEqual({ batch: 2, at: '2026-10-31T08:00:00.000Z' });
  const [entry] = book.books.history(undefined, 1);
  expect(entry).toMatchObject({
    batch: 2,
    origin: 'reveal',
    label: '显示个人信息：党员（手机）',
    rows: 0,
    undoable: false,
    by: { unit: '示例街道', account: null },
  });
  expect(JSON.stringify(entry)).not.toContain('13800000000');
  book.books.reveal('member');
  expect(book.books.history(undefined, 1)[0]?.label).toBe('显示个人信息：党员（公民身份号码、手机、家庭住址）');
});

test('it is there after a restart and cannot be taken out of the log unseen', () => {
  let book = makeLedger();
  book.books.reveal('member', ['phone']);
  book.insert('organization', { name: '甲公司' });
  book = book.reopen();
  expect(book.books.history(undefined, 10).map(({ origin }) => origin)).toEqual(['keyboard', 'reveal']);
  expect(integrity(book.ledger)).toMatchObject({ ok: true, batches: 2 });
  expect(() => book.ledger.run('DELETE FROM change_batch WHERE batch = 1')).toThrow(/append-only/);
  book.ledger.run('DROP TRIGGER change_batch_never_deleted');
  book.ledger.run('DELETE FROM change_batch WHERE batch = 1');
  expect(integrity(book.ledger).ok).toBe(false);
});

test('undo and redo pass it over', () => {
  const book = makeLedger();
  const id = book.insert('organization', { name: '甲公司' });
  book.books.reveal('member');
  expect(book.books.next()).toEqual({ undo: '录入', redo: null });
  expect(refusal(() => book.books.undo(2)).code).toBe('UNDO-NOTHING');
  book.books.undo();
  book.books.reveal('member');
  expect(book.books.next()).toEqual({ undo: null, redo: '录入' });
  book.books.redo();
  expect(book.row('organization', id)).toMatchObject({ name: '甲公司' });
});

test('only personal fields are revealed', () => {
  const book = makeLedger();
  for (const fields of [['name'], ['phone', 'nothing'], ['__proto__']])
    expect(refusal(() => book.books.reveal('member', fields)).code).toBe('EDIT-INVALID');
  expect(refusal(() => book.books.reveal('party_group')).code).toBe('EDIT-INVALID');
  expect(book.books.history(undefined, 10)).toEqual([]);
});
