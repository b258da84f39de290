import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LedgerError } from '#shared/errors.ts';
import { asLedgerError } from '../ledger/failures.ts';
import type { ReadableLedger } from '../ledger/ledger.ts';
import { ledgerFolder } from '../ledger/ledger-folder.ts';
import { makeFolder, writeWhole } from './write-whole.ts';

/** First bytes of a stored file; a nonce, the AES-256-GCM text and its tag follow. */
const magic = Buffer.from('LXA1');
const nonceLength = 12;
const tagLength = 16;
const headLength = magic.length + nonceLength;

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The files beside a ledger, encrypted under a key made from the ledger's own. */
export interface AttachmentStore {
  /** Keeps a file; the same bytes are kept once. Throws DISK-FULL, DISK-ERROR. */
  put(bytes: Uint8Array): { readonly sha256: string; readonly fresh: boolean };
  /** Throws ATTACH-MISSING or ATTACH-DAMAGED, which name the file as `name`. */
  get(sha256: string, name: string): Uint8Array<ArrayBuffer>;
  has(sha256: string): boolean;
  remove(sha256: string): void;
  /** Removes stored files that are none of these and were not written after an instant, in milliseconds. */
  removeAllBut(kept: ReadonlySet<string>, before: number): { removed: number; bytes: number };
}

/**
 * Opens the store. A file's name is a keyed hash of its content's, so that nobody without the key can tell whether a known picture is among them;
 * the content's hash is bound into the encryption, so that one file cannot be put in another's place.
 */
export function attachmentStore(ledger: ReadableLedger): AttachmentStore {
  const folder = ledgerFolder(ledger.folder).attachments;
  const key = ledger.keyFor('attachments');
  const names = ledger.keyFor('attachment names');
  const nameOf = (sha256: string) => createHmac('sha256', names).update(sha256).digest('hex');
  const pathOf = (sha256: string) => join(folder, nameOf(sha256));
  const careful = <T>(path: string, act: () => T): T => {
    try {
      return act();
    } catch (error) {
      throw asLedgerError(error, path);
    }
  };
  return {
    put(bytes) {
      const sha256 = sha256Of(bytes);
      const path = pathOf(sha256);
      if (existsSync(path)) return { sha256, fresh: false };
      careful(path, () => {
        makeFolder(folder, 0o700);
        writeWhole(path, sealed(key, sha256, bytes));
      });
      return { sha256, fresh: true };
    },
    get(sha256, name) {
      const path = pathOf(sha256);
      if (!existsSync(path)) throw new LedgerError('ATTACH-MISSING', { name });
      const bytes = opened(
        key,
        sha256,
        careful(path, () => readFileSync(path)),
      );
      if (!bytes || sha256Of(bytes) !== sha256) throw new LedgerError('ATTACH-DAMAGED', { name });
      return bytes;
    },
    has: (sha256) => existsSync(pathOf(sha256)),
    remove: (sha256) => careful(folder, () => rmSync(pathOf(sha256), { force: true })),
    removeAllBut(kept, before) {
      const keeping = new Set([...kept].map(nameOf));
      let [removed, bytes] = [0, 0];
      careful(folder, () => {
        for (const name of existsSync(folder) ? readdirSync(folder) : []) {
          const { size, mtimeMs } = statSync(join(folder, name));
          if (keeping.has(name) || mtimeMs > before) continue;
          rmSync(join(folder, name), { force: true });
          removed += 1;
          bytes += size;
        }
      });
      return { removed, bytes };
    },
  };
}

function sealed(key: Uint8Array, sha256: string, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(sha256));
  return Buffer.concat([magic, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** Undefined where the file is not what was written under this hash. */
function opened(key: Uint8Array, sha256: string, file: Buffer): Uint8Array<ArrayBuffer> | undefined {
  if (file.length < headLength + tagLength || !file.subarray(0, magic.length).equals(magic)) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, file.subarray(magic.length, headLength)).setAAD(Buffer.from(sha256));
  decipher.setAuthTag(file.subarray(file.length - tagLength));
  const text = decipher.update(file.subarray(headLength, file.length - tagLength));
  try {
    decipher.final();
  } catch {
    return undefined; // the tag does not fit: damaged or changed
  }
  return new Uint8Array(text);
}
