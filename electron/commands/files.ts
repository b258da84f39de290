import { accessSync, constants, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { LedgerError } from '#shared/errors.ts';
import { makeFolder, syncFolder } from '../attachments/write-whole.ts';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** Throws FILE-MISSING, DISK-ERROR. */
export function readBytes(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    throw new LedgerError(codeOf(error) === 'ENOENT' ? 'FILE-MISSING' : 'DISK-ERROR', { path }, { cause: error });
  }
}

/** A document as the calls of the exchange take it. */
export const readDocument = (path: string) => ({ name: basename(path), bytes: readBytes(path) });

/** Reads a JSON file. Throws FILE-MISSING, and USAGE where it is none. */
export function readJson(path: string): unknown {
  return parseJson(new TextDecoder().decode(readBytes(path)), basename(path));
}

export function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new LedgerError('USAGE', { reason: `“${name}”不是 JSON。` }, { cause: error });
  }
}

/** Writes a whole file or none of it, and what was there before is kept until then. Throws DISK-FULL, DISK-ERROR. */
export function writeBytes(path: string, bytes: Uint8Array): void {
  const beside = `${path}.${process.pid}.new`;
  try {
    makeFolder(dirname(path));
    writeFileSync(beside, bytes, { flush: true });
    renameSync(beside, path);
    syncFolder(dirname(path));
  } catch (error) {
    rmSync(beside, { force: true });
    throw new LedgerError(['ENOSPC', 'EDQUOT'].includes(codeOf(error)) ? 'DISK-FULL' : 'DISK-ERROR', { path }, { cause: error });
  }
}

/** Throws FILE-MISSING, DISK-ERROR for a file that cannot be read. */
export function requireReadable(path: string): void {
  try {
    accessSync(path, constants.R_OK);
  } catch (error) {
    throw new LedgerError(codeOf(error) === 'ENOENT' ? 'FILE-MISSING' : 'DISK-ERROR', { path }, { cause: error });
  }
}

/** Whether `out` means a folder to write into: one that is there, or a path without an extension. */
const isFolder = (out: string) => (existsSync(out) ? statSync(out).isDirectory() : extname(out) === '' || /[\\/]$/.test(out));

/** The same as the ledger's thread takes it, which alone knows the name. */
export const outOf = (out: string): { folder: string } | { file: string } => (isFolder(out) ? { folder: out } : { file: out });

/** Where a document of this name goes: into a folder, or to the file that is named. A path without an extension is a folder. */
export function targetOf(out: string, name: string): string {
  return isFolder(out) ? join(out, name) : out;
}
