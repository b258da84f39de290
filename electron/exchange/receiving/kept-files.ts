import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type PackageManifest, packageName } from '#shared/documents/package-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import { makeFolder, writeWhole } from '../../attachments/write-whole.ts';
import type { RegisterBodies } from '../../bookkeeping/registers.ts';
import { asLedgerError } from '../../ledger/failures.ts';
import { ledgerFolder } from '../../ledger/ledger-folder.ts';
import { type FileAt, type GivenFile, inMemory, partsOf, sha256OfFile } from '../envelope/given-file.ts';
import { limits } from '../envelope/limits.ts';

// a file system takes 255 bytes: besides these there are the hash before, `.json.part` after
const mostNameBytes = 180;

/** What may stand in the folder of a name that came from outside: nothing that leaves it, its end where it is too long, no half character. */
function safe(name: string): string {
  const whole = Buffer.from((name.split(/[/\\]/).at(-1) ?? '').replace(/[^\w.\u4e00-\u9fff-]/g, '_'));
  let from = Math.max(0, whole.length - mostNameBytes);
  while (isWithinCharacter(whole[from])) from += 1;
  return whole.subarray(from).toString();
}

const isWithinCharacter = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80;

/** Keeps a refused file in the ledger's quarantine with the reason beside it. The same file again lands on itself. Returns its name there. */
export function quarantine(folder: string, file: GivenFile, reason: { code: string; message: string; at: string }): string {
  const name = `${sha256OfFile(file).slice(0, 16)}_${safe(file.name)}`;
  const room = ledgerFolder(folder).quarantine;
  const path = keep(room, name, partsOf(file));
  keep(room, `${name}.json`, [new TextEncoder().encode(`${JSON.stringify({ file: file.name, ...reason }, null, 2)}\n`)]);
  return basename(path);
}

/**
 * Keeps a received package as it came, encrypted as it is: a person who must decide about a fork needs both. Two that were decided between can have one name,
 * so its id is in the file's. Returns the file's name, and the way to take it back.
 */
export function keepReceived(folder: string, file: GivenFile, { name, id }: PackageManifest): { readonly name: string; takeBack(): void } {
  const path = keep(ledgerFolder(folder).received, safe(`${name}_${id}.lxpkg`), partsOf(file));
  return { name: basename(path), takeBack: () => rmSync(path, { force: true }) };
}

/** What `look` makes of a file where it lies, which may be too large for memory. Throws FILE-MISSING, FILE-GONE, DOC-LIMIT, DISK-FULL, DISK-ERROR, and what `look` throws. */
export async function lookingAt<T>(folder: string, path: string, look: (file: GivenFile) => Promise<T>): Promise<T> {
  const { file, discard } = takeIn(folder, path);
  return look(file).finally(discard);
}

/** A copy of a large file in the ledger's own folder, where it cannot change or be pulled out while it is looked at. It is to be discarded in the end. */
function takeIn(folder: string, path: string): { readonly file: GivenFile; discard(): void } {
  const given = fileAt(path);
  if (given.size > limits.file) throw new LedgerError('DOC-LIMIT', { reason: `${given.size} 字节` });
  if (given.size <= limits.inMemory) return { file: readable(given, () => inMemory(given)), discard: () => undefined };
  const { received } = ledgerFolder(folder);
  dropForgotten(received);
  const own = keep(received, `${incoming}${randomUUID()}`, readableParts(given));
  return { file: { ...fileAt(own), name: given.name }, discard: () => rmSync(own, { force: true }) };
}

/** A bad spot on a stick is the file's, and not this desk's: the others can still be read. Throws FILE-GONE for it. */
function readable<T>({ name }: FileAt, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof LedgerError && error.code === 'DISK-ERROR' ? new LedgerError('FILE-GONE', { name }, { cause: error }) : error;
  }
}

function* readableParts(file: FileAt): Generator<Uint8Array> {
  const parts = partsOf(file);
  for (let part = readable(file, () => parts.next()); !part.done; part = readable(file, () => parts.next())) yield part.value;
}

const incoming = 'incoming-';
const day = 86_400_000;

/** Copies that stayed behind when the program was ended while it looked at them. */
function dropForgotten(folder: string): void {
  for (const name of existsSync(folder) ? readdirSync(folder) : [])
    if (name.startsWith(incoming) && statSync(join(folder, name)).mtimeMs < Date.now() - day) rmSync(join(folder, name), { force: true });
}

function fileAt(path: string): FileAt {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new LedgerError('FILE-MISSING', { path });
  return { name: basename(path), path, size: found.size };
}

/** The kept file of a received package. Throws as keptFile. */
export const receivedFileOf = (folder: string, body: RegisterBodies['received']): FileAt =>
  keptFile(folder, 'received', body.file ?? `${packageName(body.unit, body.period, body.revision, body.sequence)}.lxpkg`);

/** A file that was kept before, under the name it was kept by. Throws FILE-MISSING where it is no longer there. */
export const keptFile = (folder: string, room: 'received' | 'quarantine', name: string): FileAt =>
  fileAt(join(ledgerFolder(folder)[room], basename(name)));

/** Keeps a file under a name in a folder of the ledger, durably. Throws DISK-FULL or DISK-ERROR. */
function keep(folder: string, name: string, parts: Iterable<Uint8Array>): string {
  const path = join(folder, name);
  try {
    makeFolder(folder);
    writeWhole(path, parts);
    return path;
  } catch (error) {
    throw asLedgerError(error, path);
  }
}
