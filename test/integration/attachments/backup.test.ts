import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addAttachment } from '../../../electron/attachments/add-attachment.ts';
import { attachmentStore } from '../../../electron/attachments/attachment-store.ts';
import { dailyBackup, unpackBackup, writeBackup } from '../../../electron/ledger/backup.ts';
import { openLedger } from '../../../electron/ledger/open-ledger.ts';
import { jpegLike } from '../../support/attachment-files.ts';
import { makeLedger, temporaryFolder } from '../../support/ledger.ts';

const photo = jpegLike('会场');

/** A ledger with one attachment; its key file is only carried along here. */
function withPhoto() {
  const book = makeLedger();
  writeFileSync(join(book.folder, 'key.age'), 'age-encryption.org/v1');
  const { sha256 } = addAttachment(book.books, { name: '会场.jpg', bytes: photo });
  return { book, sha256 };
}
/** What a restored folder's store reads under this hash. */
function readIn(folder: string, sha256: string): Uint8Array {
  const ledger = openLedger({ folder, key: '1f'.repeat(32), now: () => '2026-10-31T08:00:00Z' });
  try {
    return attachmentStore(ledger).get(sha256, '会场.jpg');
  } finally {
    ledger.close();
  }
}

test('a backup carries the attachments, and restoring brings them back', async () => {
  const { book, sha256 } = withPhoto();
  const file = join(temporaryFolder(), '备份.lxbak');
  await writeBackup(book.ledger, file);
  const folder = temporaryFolder();
  await unpackBackup(file, folder);
  expect(readIn(folder, sha256)).toEqual(photo);
});

test('the backup of the day leaves them where they lie, and restoring takes them from beside it', async () => {
  const { book, sha256 } = withPhoto();
  await dailyBackup(book.ledger, '2026-10-31');
  const folder = temporaryFolder();
  await unpackBackup(join(book.folder, 'backups', '2026-10-31.lxbak'), folder);
  expect(readIn(folder, sha256)).toEqual(photo);
  // without the folder it lay in there is nothing to take
  const elsewhere = join(temporaryFolder(), 'backups');
  mkdirSync(elsewhere);
  const copy = join(elsewhere, 'x.lxbak');
  copyFileSync(join(book.folder, 'backups', '2026-10-31.lxbak'), copy);
  const bare = temporaryFolder();
  await unpackBackup(copy, bare);
  expect(readdirSync(join(bare, 'attachments'))).toEqual([]);
});

test('what was unpacked can be taken back, and what stood in the folder before stays', async () => {
  const { book } = withPhoto();
  const file = join(temporaryFolder(), '备份.lxbak');
  await writeBackup(book.ledger, file);
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'attachments'));
  const before = 'f'.repeat(64);
  writeFileSync(join(folder, 'attachments', before), 'somebody’s');
  const unpacked = await unpackBackup(file, folder);
  expect(readdirSync(join(folder, 'attachments'))).toHaveLength(2);
  unpacked.takeBack();
  expect(readdirSync(join(folder, 'attachments'))).toEqual([before]);
  expect(readdirSync(folder)).not.toContain('ledger.db');
});

test('an attachment that vanishes while it is backed up fails the backup, which leaves no half file', async () => {
  const { book } = withPhoto();
  const [name = ''] = readdirSync(join(book.folder, 'attachments'));
  const folder = temporaryFolder();
  rmSync(join(book.folder, 'attachments', name));
  mkdirSync(join(book.folder, 'attachments', name));
  await expect(writeBackup(book.ledger, join(folder, '备份.lxbak'))).rejects.toThrow();
  expect(readdirSync(folder)).toEqual([]);
});
