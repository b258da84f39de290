import { expect, test } from 'vitest';
import { integrity } from '../../../electron/ledger/integrity.ts';
import { makeLedger } from '../../support/ledger.ts';

test('the chain holds over inserts, updates, deletes and undo', () => {
  const book = makeLedger();
  const id = book.insert('organization', { name: '甲公司' });
  book.change('organization', id, { name: '乙公司' });
  book.apply([{ op: 'delete', table: 'organization', id }]);
  book.books.undo();
  expect(integrity(book.ledger)).toMatchObject({ ok: true, batches: 4, problems: [] });
});

test('the log can only grow', () => {
  const book = makeLedger();
  book.insert('organization', { name: '甲公司' });
  for (const sql of [
    "UPDATE change_entry SET after = '{}'",
    'DELETE FROM change_entry',
    "UPDATE change_batch SET label = 'x'",
    'DELETE FROM change_batch',
  ])
    expect(() => book.ledger.run(sql), sql).toThrow(/append-only/);
});

test('a log changed behind its triggers breaks the chain where it was changed', () => {
  const book = makeLedger();
  for (const name of ['甲公司', '乙公司', '丙公司']) book.insert('organization', { name });
  book.ledger.run('DROP TRIGGER change_entry_kept');
  book.ledger.run("UPDATE change_entry SET after = replace(after, '乙', '丁') WHERE batch = 2");
  expect(integrity(book.ledger)).toMatchObject({ ok: false, batches: 1, problems: [{ code: 'LEDGER-CHAIN' }] });
});

test('a batch cut off the end shows against a head noted before', () => {
  const book = makeLedger();
  for (const name of ['甲公司', '乙公司']) book.insert('organization', { name });
  const { head } = integrity(book.ledger);
  book.insert('organization', { name: '丙公司' });
  expect(integrity(book.ledger).head).not.toBe(head);
});
