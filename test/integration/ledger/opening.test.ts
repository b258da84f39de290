import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ledgerFolder } from '../../../electron/ledger/ledger-folder.ts';
import { createLedger, openLedger } from '../../../electron/ledger/open-ledger.ts';
import { makeLedger, temporaryFolder } from '../../support/ledger.ts';

const now = () => '2026-10-31T08:00:00.000Z';
const key = '1f'.repeat(32);
const code = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return 'no error';
};

test('the file on the disk shows nothing of what is in it', () => {
  const book = makeLedger();
  book.insert('organization', { name: '衢州某某机械有限公司' });
  book.close();
  const file = readFileSync(ledgerFolder(book.folder).database);
  expect(file.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
  expect(file.includes(Buffer.from('衢州某某机械'))).toBe(false);
});

test('a wrong key does not open it, and leaves it as it was', () => {
  const book = makeLedger();
  book.close();
  expect(code(() => openLedger({ folder: book.folder, key: '2e'.repeat(32), now }))).toBe('LEDGER-DAMAGED');
  openLedger({ folder: book.folder, key, now }).close();
});

test('a ledger that is open is refused to a second opener, and free again once closed', () => {
  const book = makeLedger();
  expect(code(() => openLedger({ folder: book.folder, key, now }))).toBe('LEDGER-LOCKED');
  book.close();
  openLedger({ folder: book.folder, key, now }).close();
});

test('a folder without a ledger, and a folder that has one already', () => {
  expect(code(() => openLedger({ folder: temporaryFolder(), key, now }))).toBe('LEDGER-MISSING');
  const book = makeLedger();
  expect(code(() => createLedger({ folder: book.folder, key, now }, { unit: '330802005', level: 'township', name: '示例街道' }))).toBe(
    'LEDGER-EXISTS',
  );
});

test('a damaged file is named as such and not touched', () => {
  const book = makeLedger();
  book.close();
  const { database } = ledgerFolder(book.folder);
  const damaged = Buffer.concat([Buffer.from('not a ledger'), readFileSync(database).subarray(12)]);
  writeFileSync(database, damaged);
  expect(code(() => openLedger({ folder: book.folder, key, now }))).toBe('LEDGER-DAMAGED');
  expect(readFileSync(database).equals(damaged)).toBe(true);
});

test('a ledger of a newer program is not opened', () => {
  const book = makeLedger();
  book.ledger.run('PRAGMA user_version = 999');
  book.close();
  expect(code(() => openLedger({ folder: book.folder, key, now }))).toBe('LEDGER-NEWER');
});

test('durability is set to the full', () => {
  const { ledger } = makeLedger();
  expect(ledger.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
  expect(ledger.get('PRAGMA synchronous')).toEqual({ synchronous: 2 });
  expect(ledger.get('PRAGMA foreign_keys')).toEqual({ foreign_keys: 1 });
});

test('what was committed is there when the process dies without closing', () => {
  const book = makeLedger();
  const id = book.insert('organization', { name: '衢州某某机械有限公司' });
  const copy = temporaryFolder();
  for (const suffix of ['', '-wal'])
    if (existsSync(`${ledgerFolder(book.folder).database}${suffix}`))
      copyFileSync(`${ledgerFolder(book.folder).database}${suffix}`, join(copy, `ledger.db${suffix}`));
  const again = openLedger({ folder: copy, key, now });
  expect(again.row('organization', id)).toMatchObject({ name: '衢州某某机械有限公司' });
  again.close();
});
