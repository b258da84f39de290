import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { asLedgerError } from '../../ledger/failures.ts';

/** A file as it was given: name and bytes. */
export interface DocumentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One that lies in a folder of the ledger's own, where nobody changes it: it may be too large for memory. */
export interface FileAt {
  readonly name: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

export type GivenFile = DocumentFile | FileAt;

export const sizeOf = (file: GivenFile): number => ('bytes' in file ? file.bytes.length : file.size);

/** The file with its bytes. Throws DISK-ERROR. */
export function inMemory(file: GivenFile): DocumentFile {
  if ('bytes' in file) return file;
  try {
    return { name: file.name, bytes: new Uint8Array(readFileSync(file.path)) };
  } catch (error) {
    throw asLedgerError(error, file.path);
  }
}

const atOnce = 1024 * 1024;

/** Its bytes part by part; a part is overwritten by the next. Throws DISK-ERROR. */
export function* partsOf(file: GivenFile): Generator<Uint8Array> {
  if ('bytes' in file) {
    for (let at = 0; at < file.bytes.length; at += atOnce) yield file.bytes.subarray(at, at + atOnce);
    return;
  }
  try {
    const handle = openSync(file.path, 'r');
    try {
      const part = Buffer.alloc(atOnce);
      for (let read = readSync(handle, part); read > 0; read = readSync(handle, part)) yield part.subarray(0, read);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw asLedgerError(error, file.path);
  }
}

/** Hexadecimal. Throws DISK-ERROR. */
export function sha256OfFile(file: GivenFile): string {
  const hash = createHash('sha256');
  for (const part of partsOf(file)) hash.update(part);
  return hash.digest('hex');
}
