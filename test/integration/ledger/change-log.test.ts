import { expect, test } from 'vitest';
import { beginBatch, changeOf, fieldsOfBatch, storedEntries } from '../../../electron/ledger/change-log.ts';
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

test('new rows are logged as their values, their fields once a batch, and read back as they were', () => {
  const { ledger } = makeLedger();
  const rows = [
    { id: 'o1', unit: '330802005', name: '甲公司', park: null, staff_full: 3, note: null },
    { id: 'o2', unit: '330802005', name: null, park: '园区', staff_full: 0, note: { unread: '约三' } },
    // another program wrote them in another order
    { id: 'o3', unit: '330802005', park: null, name: '丙公司' },
  ];
  const number = ledger.atomically(() => {
    const batch = beginBatch(ledger);
    for (const after of rows) batch.add({ op: 'insert', table: 'organization', id: after.id, before: null, after });
    return batch.seal({ at: '2026-10-01T00:00:00Z', origin: 'import', label: '导入', of: null, by: { unit: '示例街道', account: null } });
  });
  const stored = [...storedEntries(ledger, number)];
  expect(stored.map(({ after }) => after)).toEqual([
    '["330802005","甲公司",null,3]',
    '["330802005",null,"园区",0,{"unread":"约三"}]',
    expect.stringContaining('"name":"丙公司"'),
  ]);
  const fields = fieldsOfBatch(ledger, number);
  expect(stored.map((entry) => changeOf(entry, fields).after)).toEqual([
    { unit: '330802005', name: '甲公司', staff_full: 3 },
    { unit: '330802005', park: '园区', staff_full: 0, note: { unread: '约三' } },
    expect.objectContaining({ name: '丙公司' }),
  ]);
  expect(integrity(ledger).ok).toBe(true);
});

test('the fields of logged rows are under the chain too, and a row without them is damage', () => {
  const book = makeLedger();
  book.insert('organization', { name: '甲公司' });
  const [entry = {}] = storedEntries(book.ledger, 1);
  expect(() => changeOf(entry, {})).toThrow(/LEDGER-DAMAGED|损坏/);
  book.ledger.run('DROP TRIGGER change_batch_kept');
  book.ledger.run('UPDATE change_batch SET fields = replace(fields, \'"name"\', \'"park"\')');
  expect(integrity(book.ledger)).toMatchObject({ ok: false, batches: 0 });
});
