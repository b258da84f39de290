import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packageName } from '#shared/documents/package-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import type { RegisterBodies } from '../../bookkeeping/registers.ts';
import { asLedgerError } from '../../ledger/failures.ts';
import { ledgerFolder } from '../../ledger/ledger-folder.ts';
import type { DocumentFile } from '../envelope/open.ts';
import { sha256 } from '../envelope/seal.ts';

// the name came from outside: nothing of it may leave the folder
const safe = (name: string) => (name.split(/[/\\]/).at(-1) ?? '').replace(/[^\w.\u4e00-\u9fff-]/g, '_').slice(-100);

/** Keeps a refused file in the ledger's quarantine with the reason beside it. The same file again lands on itself. Returns its name there. */
export function quarantine(folder: string, file: DocumentFile, reason: { code: string; message: string; at: string }): string {
  const name = `${sha256(file.bytes).slice(0, 16)}_${safe(file.name)}`;
  const path = writeWhole(ledgerFolder(folder).quarantine, name, file.bytes);
  writeWhole(
    join(folder, 'quarantine'),
    `${name}.json`,
    new TextEncoder().encode(`${JSON.stringify({ file: file.name, ...reason }, null, 2)}\n`),
  );
  return basename(path);
}

/** Keeps a received package as it came, encrypted as it is: a person who must decide about a fork needs both. Returns the way to take it back. */
export function keepReceived(folder: string, file: DocumentFile, name: string): { takeBack(): void } {
  const path = writeWhole(join(folder, 'received'), safe(name), file.bytes);
  return { takeBack: () => rmSync(path, { force: true }) };
}

/** The kept file of a received package. Throws as keptFile. */
export const receivedFileOf = (folder: string, body: RegisterBodies['received']): DocumentFile =>
  keptFile(folder, 'received', body.file ?? `${packageName(body.unit, body.period, body.revision, body.sequence)}.lxpkg`);

/** A file that was kept before, under the name it was kept by. Throws FILE-MISSING where it is no longer there, DISK-ERROR. */
export function keptFile(folder: string, room: 'received' | 'quarantine', name: string): DocumentFile {
  const path = join(room === 'received' ? join(folder, 'received') : ledgerFolder(folder).quarantine, basename(name));
  if (!existsSync(path)) throw new LedgerError('FILE-MISSING', { path });
  try {
    return { name, bytes: new Uint8Array(readFileSync(path)) };
  } catch (error) {
    throw asLedgerError(error, path);
  }
}

/** Writes a file wholly or not at all. Throws DISK-FULL or DISK-ERROR. */
function writeWhole(folder: string, name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  try {
    mkdirSync(folder, { recursive: true });
    writeDurably(`${path}.part`, bytes);
    renameSync(`${path}.part`, path);
    return path;
  } catch (error) {
    throw asLedgerError(error, path);
  }
}

function writeDurably(path: string, bytes: Uint8Array): void {
  const handle = openSync(path, 'w', 0o600);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
}
