import { copyFileSync, createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import yazl from 'yazl';
import { LedgerError } from '#shared/errors.ts';
import { asLedgerError } from './failures.ts';
import type { ReadableLedger } from './ledger.ts';
import { holdsLedger, ledgerFolder, makeLedgerFolder } from './ledger-folder.ts';

const kept = 14;
const entries = ['ledger.db', 'key.age'];
const attachmentEntry = /^attachments\/[0-9a-f]{64}$/;

/**
 * Writes a backup: a zip of the encrypted database, its key file and the encrypted attachments, so that the passphrase alone restores it.
 * Written beside and renamed, so that a full disk leaves no half backup. Throws DISK-FULL, DISK-ERROR.
 */
export const writeBackup = (ledger: ReadableLedger, target: string): Promise<{ file: string; bytes: number }> =>
  write(ledger, target, attachmentsBeside(ledger.folder));

async function write(ledger: ReadableLedger, target: string, attachments: readonly string[]): Promise<{ file: string; bytes: number }> {
  const copy = `${target}.db.part`;
  const part = `${target}.part`;
  try {
    for (const path of [copy, part]) rmSync(path, { force: true });
    mkdirSync(dirname(target), { recursive: true });
    ledger.copyTo(copy);
    const zip = new yazl.ZipFile();
    // a file that cannot be read is told on the zip and not on its stream, which would wait for ever
    zip.on('error', (error: Error) => (zip.outputStream as PassThrough).destroy(error));
    zip.addFile(copy, 'ledger.db', { compress: false });
    zip.addFile(ledgerFolder(ledger.folder).key, 'key.age', { compress: false });
    for (const name of attachments)
      zip.addFile(join(ledgerFolder(ledger.folder).attachments, name), `attachments/${name}`, { compress: false });
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

/** The stored attachments of a ledger's folder, by their names there. */
function attachmentsBeside(folder: string): string[] {
  const { attachments } = ledgerFolder(folder);
  return existsSync(attachments) ? readdirSync(attachments).filter((name) => attachmentEntry.test(`attachments/${name}`)) : [];
}

/**
 * One backup a day in the ledger's own folder, the latest fourteen kept: of the database and its key. Attachments never change once they are
 * written, and lie beside: fourteen copies of them would fill the disk and add nothing. Restoring takes them from there.
 */
export async function dailyBackup(ledger: ReadableLedger, today: string): Promise<void> {
  const { backups } = ledgerFolder(ledger.folder);
  mkdirSync(backups, { recursive: true });
  const target = join(backups, `${today}.lxbak`);
  if (existsSync(target)) return;
  await write(ledger, target, []);
  const old = readdirSync(backups)
    .filter((name) => /^\d{4}-\d{2}-\d{2}\.lxbak$/.test(name))
    .sort()
    .slice(0, -kept);
  for (const name of old) rmSync(join(backups, name), { force: true });
}

export interface Unpacked {
  /** Removes what was unpacked, and nothing that stood there before. */
  takeBack(): void;
}

/**
 * Unpacks a backup into a folder that holds no ledger. A backup of a ledger's own backups folder finds its attachments in that ledger's folder.
 * Throws LEDGER-EXISTS, DOC-KIND, LEDGER-DAMAGED, DISK-FULL.
 */
export async function unpackBackup(file: string, folder: string): Promise<Unpacked> {
  if (holdsLedger(folder)) throw new LedgerError('LEDGER-EXISTS', { folder });
  const zip = await yauzl.openPromise(file, { strictFileNames: true, lazyEntries: true }).catch((error: unknown) => {
    throw new LedgerError('DOC-KIND', { name: file }, { cause: error });
  });
  makeLedgerFolder(folder);
  const found: string[] = [];
  const takeBack = () => {
    for (const name of found) rmSync(join(folder, name), { force: true });
  };
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName;
      const known = entries.includes(name) || attachmentEntry.test(name);
      if (!known || found.includes(name)) throw new LedgerError('DOC-KIND', { name: file });
      // the same name is the same file: it is there already
      if (existsSync(join(folder, name))) continue;
      found.push(name);
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(join(folder, name), { mode: 0o600, flush: true }));
    }
    if (!entries.every((name) => found.includes(name))) throw new LedgerError('DOC-KIND', { name: file });
    for (const name of attachmentsOfBackup(file)) {
      if (existsSync(join(folder, name))) continue;
      found.push(name);
      copyFileSync(join(dirname(file), '..', name), join(folder, name));
    }
  } catch (error) {
    takeBack();
    throw asLedgerError(error, folder);
  } finally {
    zip.close();
  }
  return { takeBack };
}

/** The attachments of the ledger in whose backups folder a backup lies. */
const attachmentsOfBackup = (file: string): string[] =>
  basename(dirname(resolve(file))) === 'backups' ? attachmentsBeside(join(dirname(file), '..')).map((name) => `attachments/${name}`) : [];
