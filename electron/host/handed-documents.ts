import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { largestFile } from '#shared/contract/encoding.ts';
import { LedgerError } from '#shared/errors.ts';
import { documentNameOf } from '#shared/exchange/document-names.ts';
import { asLedgerError as failureOfDisk } from '../ledger/failures.ts';
import { asLedgerError } from './as-ledger-error.ts';

/** A document as the page takes it, or why it could not be read. */
export type Handed = { readonly name: string; readonly bytes: Uint8Array } | { readonly name: string; readonly failure: string };

/** The documents among the words that a program is started with, by their names: not its own switches. */
export const documentsAmong = (words: readonly string[], folder: string): string[] =>
  words.filter((word) => !word.startsWith('-') && documentNameOf(word) !== undefined).map((word) => resolve(folder, word));

/** Documents that the system asked the program to open, a double click, until the page takes them; each once. */
export class HandedDocuments {
  #paths: string[] = [];

  get waiting(): number {
    return this.#paths.length;
  }

  add(paths: readonly string[]): void {
    this.#paths.push(...paths.filter((path) => !this.#paths.includes(path)));
  }

  take(): Handed[] {
    const paths = this.#paths;
    this.#paths = [];
    return paths.map(readHanded);
  }
}

function readHanded(path: string): Handed {
  const name = basename(path);
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found?.isFile()) throw new LedgerError('FILE-MISSING', { path: name });
    if (found.size > largestFile) throw new LedgerError('DOC-LIMIT', { reason: `${found.size} 字节，请用命令行 inspect 查看` });
    return { name, bytes: new Uint8Array(readFileSync(path)) };
  } catch (error) {
    return { name, failure: asLedgerError(failureOfDisk(error, name)).message };
  }
}
