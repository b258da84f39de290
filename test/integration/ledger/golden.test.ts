import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shipped } from '#shared/standards/shipped.ts';
import { openBookkeeping } from '../../../electron/bookkeeping/open-bookkeeping.ts';
import { integrity } from '../../../electron/ledger/integrity.ts';
import type { WritableLedger } from '../../../electron/ledger/ledger.ts';
import { ledgerFolder } from '../../../electron/ledger/ledger-folder.ts';
import { openLedger } from '../../../electron/ledger/open-ledger.ts';
import { fixedClock, makeLedger, temporaryFolder } from '../../support/ledger.ts';

/** A ledger as an earlier format left it: test/fixtures/ledgers/<the newest migration it had>/ledger.db, key 1f…1f. */
function golden(format: string): WritableLedger {
  const folder = temporaryFolder();
  copyFileSync(join(import.meta.dirname, '../../fixtures/ledgers', format, 'ledger.db'), ledgerFolder(folder).database);
  return openLedger({ folder, key: '1f'.repeat(32), now: () => '2026-11-01T08:00:00.000Z' });
}
const schemaOf = (ledger: WritableLedger) =>
  ledger.all("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name");

test('a ledger of the first format is brought to today, its chain of changes whole as it was sealed then', () => {
  const ledger = golden('0001-first-tables');
  const head = 'b988bc1331366027758a7575e65e88d00282a4bef63f280ad2a8bc480f046af8';
  expect(integrity(ledger)).toEqual({ ok: true, batches: 6, head, problems: [] });
  expect(ledger.row('organization', 'first')).toMatchObject({
    staff_full: 15,
    party_organization: 'branch',
    left_on: { unread: '2020年春' },
  });

  const books = openBookkeeping(ledger, { clock: fixedClock('2026-11-01'), ruleset: shipped, account: 'zhang' });
  expect(books.next()).toEqual({ undo: '修改', redo: '删除 1 行' });
  books.undo();
  expect(ledger.row('organization', 'first')).toMatchObject({ staff_full: 12 });
  const [latest, , ...older] = books.history(undefined, 10);
  expect(latest).toMatchObject({ origin: 'undo', by: { unit: '示例街道', account: 'zhang' }, rows: 1 });
  expect(older.find(({ batch }) => batch === 3)).toMatchObject({ label: '粘贴 2 行', by: null, rows: 2 });
  expect(integrity(ledger)).toMatchObject({ ok: true, batches: 7 });
  ledger.close();
});

test('it is then made like a fresh one', () => {
  const ledger = golden('0001-first-tables');
  expect(schemaOf(ledger)).toEqual(schemaOf(makeLedger().ledger));
  ledger.close();
});

test('an author added to a batch of the first format breaks the chain, as one taken from a later batch does', () => {
  for (const [tampering, batches] of [
    ["UPDATE change_batch SET unit = '别的街道' WHERE batch = 2", 1],
    ['UPDATE change_batch SET unit = NULL WHERE batch = 7', 6],
    ["UPDATE change_batch SET account = 'li' WHERE batch = 7", 6],
    ['UPDATE change_batch SET rows = 2 WHERE batch = 7', 6],
  ] as const) {
    const ledger = golden('0001-first-tables');
    openBookkeeping(ledger, { clock: fixedClock('2026-11-01'), ruleset: shipped, account: 'zhang' }).undo();
    ledger.run('DROP TRIGGER change_batch_kept');
    ledger.run(tampering);
    expect(integrity(ledger), tampering).toMatchObject({ ok: false, batches });
    ledger.close();
  }
});
