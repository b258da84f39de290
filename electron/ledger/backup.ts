import { createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import yazl from 'yazl';
import { LedgerError } from '#shared/errors.ts';
import { asLedgerError } from './failures.ts';
import type { ReadableLedger } from './ledger.ts';
import { holdsLedger, ledgerFolder, makeLedgerFolder } from './ledger-folder.ts';

const kept = 14;
const entries = ['ledger.db', 'key.age'];

/**
 * Writes a backup: a zip of the encrypted database and its key file, so that the passphrase alone restores it.
 * Written beside and renamed, so that a full disk leaves no half backup. Throws DISK-FULL, DISK-ERROR.
 */
export async function writeBackup(ledger: ReadableLedger, target: string): Promise<{ file: string; bytes: number }> {
  const copy = `${target}.db.part`;
  const part = `${target}.part`;
  try {
    for (const path of [copy, part]) rmSync(path, { force: true });
    ledger.copyTo(copy);
    const zip = new yazl.ZipFile();
    zip.addFile(copy, 'ledger.db', { compress: false });
    zip.addFile(ledgerFolder(ledger.folder).key, 'key.age', { compress: false });
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(part, { mode: 0o600, flush: true }));
    renameSync(part, target);
    return { file: target, bytes: statSync(target).size };
  } catch (error) {
    throw asLedgerError(error, target);
  } finally {
    for (const path of [copy, part]) rmSync(path, { force: true });
  }
}

/** One backup a day in the ledger's own folder, the latest fourteen kept. */
export async function dailyBackup(ledger: ReadableLedger, today: string): Promise<void> {
  const { backups } = ledgerFolder(ledger.folder);
  mkdirSync(backups, { recursive: true });
  const target = join(backups, `${today}.lxbak`);
  if (existsSync(target)) return;
  await writeBackup(ledger, target);
  const old = readdirSync(backups)
    .filter((name) => /^\d{4}-\d{2}-\d{2}\.lxbak$/.test(name))
    .sort()
    .slice(0, -kept);
  for (const name of old) rmSync(join(backups, name), { force: true });
}

/** Unpacks a backup into a folder that holds no ledger. Throws LEDGER-EXISTS, DOC-KIND, LEDGER-DAMAGED, DISK-FULL. */
export async function unpackBackup(file: string, folder: string): Promise<void> {
  if (holdsLedger(folder)) throw new LedgerError('LEDGER-EXISTS', { folder });
  const zip = await yauzl.openPromise(file, { strictFileNames: true, lazyEntries: true }).catch((error: unknown) => {
    throw new LedgerError('DOC-KIND', { name: file }, { cause: error });
  });
  makeLedgerFolder(folder);
  const found: string[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      if (!entries.includes(entry.fileName) || found.includes(entry.fileName)) throw new LedgerError('DOC-KIND', { name: file });
      found.push(entry.fileName);
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(join(folder, entry.fileName), { mode: 0o600, flush: true }));
    }
    if (found.length !== entries.length) throw new LedgerError('DOC-KIND', { name: file });
  } catch (error) {
    for (const name of entries) rmSync(join(folder, name), { force: true });
    throw asLedgerError(error, folder);
  } finally {
    zip.close();
  }
}
