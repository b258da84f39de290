import { expect, test } from 'vitest';
import { reportedAmong } from '../../../electron/bookkeeping/reported.ts';
import { restoringBatch } from '../../../electron/bookkeeping/restoring.ts';
import { integrity } from '../../../electron/ledger/integrity.ts';
import { makeLedger, type TestLedger } from '../../support/ledger.ts';
import { refusal } from '../../support/refusal.ts';

const company = { name: '红叶机械有限公司', credit_code: '91330800471867129Q', category: '新经济组织', status: '正常' };
const other = { ...company, name: '绿源食品有限公司', credit_code: '91330802MA28100006' };
const remove = (book: TestLedger, id: string, reason?: string) =>
  book.books.apply({ origin: 'keyboard', label: '删除 1 行', seq: 0, changes: [{ op: 'delete', table: 'organization', id }], reason });

/** A ledger whose organization was in the month that was closed, and one that was not. */
function closed() {
  const book = makeLedger({ today: '2026-11-20' });
  const reported = book.insert('organization', company);
  book.books.close('2026-10');
  const fresh = book.insert('organization', other);
  return { book, reported, fresh };
}

test('what a closed month holds is not deleted without a reason; what none holds goes as ever', () => {
  const { book, reported, fresh } = closed();
  expect(reportedAmong(book.ledger, 'organization', [fresh, reported])).toEqual([reported]);
  expect(refusal(() => remove(book, reported))).toMatchObject({ code: 'EDIT-REPORTED', payload: { id: reported } });
  expect(book.row('organization', reported)).toBeDefined();
  remove(book, fresh);
  remove(book, reported, '重复录入');
  expect(book.row('organization', reported)).toBeUndefined();
  expect(book.books.history(undefined, 1)).toMatchObject([{ label: '删除 1 行', reason: '重复录入' }]);
  expect(integrity(book.ledger).ok).toBe(true);
});

test('the reason is part of the chain', () => {
  const { book, reported } = closed();
  remove(book, reported, '重复录入');
  book.ledger.run('DROP TRIGGER change_batch_kept');
  book.ledger.run("UPDATE change_batch SET reason = '别的原因' WHERE reason IS NOT NULL");
  expect(integrity(book.ledger).ok).toBe(false);
});

test('a deletion undone and done again keeps its reason', () => {
  const { book, reported } = closed();
  remove(book, reported, '重复录入');
  book.books.undo();
  expect(book.row('organization', reported)).toBeDefined();
  book.books.redo();
  expect(book.books.history(undefined, 1)).toMatchObject([{ origin: 'redo', reason: '重复录入' }]);
});

test('undo does not take away what a closed month holds', () => {
  const { book, reported, fresh } = closed();
  const insertion = book.books.history(reported, 1)[0];
  expect(insertion?.undoable).toBe(false);
  expect(refusal(() => book.books.undo(insertion?.batch)).code).toBe('UNDO-REPORTED');
  book.books.undo();
  expect(book.row('organization', fresh)).toBeUndefined();
});

test('a month opened again was reported all the same; a row deleted before it was closed was not', () => {
  const { book, reported } = closed();
  book.books.amend('2026-10', '漏报');
  expect(refusal(() => remove(book, reported)).code).toBe('EDIT-REPORTED');

  const second = makeLedger({ today: '2026-11-20' });
  const id = second.insert('organization', company);
  remove(second, id);
  second.books.close('2026-10', true);
  second.books.applyRead(restoringBatch(second.ledger, [id]));
  expect(reportedAmong(second.ledger, 'organization', [id])).toEqual([]);
});

test('a record of one day, which cannot leave, is deleted as ever', () => {
  const book = makeLedger({ today: '2026-11-20' });
  const branch = book.insert('party_organization', { name: '某某党总支', kind: '党总支', founded_on: '2020-01-01', secretary: '甲' });
  const id = book.insert('party_group', { name: '第一党小组', branch, leader: '甲' });
  for (const { rule, id: row, field, waived } of book.books.check('2026-10').problems)
    if (waived === undefined) book.books.waive({ rule, id: row, field, text: '情况属实。' });
  book.books.close('2026-10');
  expect(reportedAmong(book.ledger, 'party_group', [id])).toEqual([]);
  book.apply([{ op: 'delete', table: 'party_group', id }]);
  expect(book.row('party_group', id)).toBeUndefined();
});
