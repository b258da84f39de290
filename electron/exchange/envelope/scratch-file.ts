import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { LedgerError } from '#shared/errors.ts';
import { asLedgerError } from '../../ledger/failures.ts';

const block = 16;
const algorithm = 'aes-256-ctr';

/**
 * What is too long to be held in memory, on the disk under a key that only this process has: nobody can read it there, not even when it stays behind.
 * AES-256-CTR, so that any part can be read by itself; what it holds was authenticated before and is held against hashes after.
 */
export class ScratchFile {
  readonly #path: string;
  readonly #handle: number;
  readonly #key = randomBytes(32);
  readonly #nonce = randomBytes(8);
  readonly #cipher = createCipheriv(algorithm, this.#key, this.#counterAt(0));
  #length = 0;

  /** Makes one in a folder; it has no name there any more once it is open. Throws DISK-FULL, DISK-ERROR. */
  constructor(folder: string) {
    this.#path = join(folder, `scratch-${randomBytes(8).toString('hex')}`);
    this.#handle = this.#careful(() => {
      const handle = openSync(this.#path, 'wx+', 0o600);
      try {
        rmSync(this.#path);
      } catch (error) {
        closeSync(handle);
        throw error;
      }
      return handle;
    });
  }

  get length(): number {
    return this.#length;
  }

  /** Throws DISK-FULL, DISK-ERROR. */
  append(bytes: Uint8Array): void {
    const sealed = this.#cipher.update(bytes);
    this.#careful(() => {
      for (let at = 0; at < sealed.length; ) at += writeSync(this.#handle, sealed, at, sealed.length - at, this.#length + at);
    });
    this.#length += bytes.length;
  }

  /** So many bytes from a place on, fewer where it ends before. Throws DISK-ERROR. */
  read(start: number, length: number): Buffer {
    const from = start - (start % block);
    const sealed = Buffer.alloc(Math.max(0, Math.min(start + length, this.#length) - from));
    this.#careful(() => {
      for (let at = 0; at < sealed.length; ) {
        const read = readSync(this.#handle, sealed, at, sealed.length - at, from + at);
        if (read === 0) throw new LedgerError('DISK-ERROR', { path: this.#path });
        at += read;
      }
    });
    return createDecipheriv(algorithm, this.#key, this.#counterAt(from / block))
      .update(sealed)
      .subarray(start - from);
  }

  close(): void {
    closeSync(this.#handle);
  }

  #counterAt(blocks: number): Buffer {
    const counter = Buffer.alloc(block);
    this.#nonce.copy(counter);
    counter.writeBigUInt64BE(BigInt(blocks), block / 2);
    return counter;
  }

  #careful<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      throw asLedgerError(error, this.#path);
    }
  }
}
