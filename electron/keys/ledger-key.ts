import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Decrypter, Encrypter } from 'age-encryption';
import { LedgerError } from '#shared/errors.ts';

/** scrypt's work factor, log2: about half a second on an office PC. */
const workFactor = 16;
export const shortestPassphrase = 8;

/**
 * Makes the random key of a new ledger and keeps it in an age passphrase file, so that `age -d key.age` recovers it without this program.
 * Gives the key, 64 hex digits. Throws KEY-WEAK.
 */
export async function makeLedgerKey(file: string, passphrase: string): Promise<string> {
  const key = randomBytes(32).toString('hex');
  await keepLedgerKey(file, key, passphrase);
  return key;
}

/** Writes a key under a passphrase. Throws KEY-WEAK. */
export async function keepLedgerKey(file: string, key: string, passphrase: string): Promise<void> {
  if ([...passphrase].length < shortestPassphrase) throw new LedgerError('KEY-WEAK');
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(workFactor);
  encrypter.setPassphrase(passphrase.normalize('NFKC'));
  await writeFile(file, await encrypter.encrypt(key), { mode: 0o600, flag: 'wx', flush: true });
}

/** Opens the key of a ledger. Throws LEDGER-MISSING where there is none, KEY-WRONG where the passphrase does not fit. */
export async function openLedgerKey(folder: string, file: string, passphrase: string): Promise<string> {
  if (!existsSync(file)) throw new LedgerError('LEDGER-MISSING', { folder });
  const sealed = readFileSync(file);
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase.normalize('NFKC'));
  try {
    return await decrypter.decrypt(sealed, 'text');
  } catch (error) {
    // age does not tell a wrong passphrase from a changed header; a file that is no age file at all is damage
    if (!sealed.subarray(0, 21).toString('latin1').startsWith('age-encryption.org/v1'))
      throw new LedgerError('LEDGER-DAMAGED', {}, { cause: error });
    throw new LedgerError('KEY-WRONG', {}, { cause: error });
  }
}
