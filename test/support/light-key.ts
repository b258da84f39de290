import { createDecipheriv, scrypt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { Decrypter, Encrypter, type Identity } from 'age-encryption';

/** Opens a key file of any work factor beside the thread, in half the time that age takes in it. */
const quickOpener = (passphrase: string): Identity => ({
  async unwrapFileKey([stanza]) {
    const [kind, salt = '', factor] = stanza?.args ?? [];
    if (!stanza || kind !== 'scrypt') return null;
    const N = 2 ** Number(factor);
    const salted = Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt'), Buffer.from(salt, 'base64')]);
    const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);
    const key = await derive(passphrase, salted, 32, { N, r: 8, p: 1, maxmem: 256 * N * 8 });
    const cipher = createDecipheriv('chacha20-poly1305', key, Buffer.alloc(12), { authTagLength: 16 });
    cipher.setAuthTag(stanza.body.subarray(-16));
    return Buffer.concat([cipher.update(stanza.body.subarray(0, -16)), cipher.final()]);
  },
});

/**
 * Keeps the key of a test's ledger under its passphrase, as the program does but with hardly any work: a key file says itself how much it takes to open, and
 * tests open their ledgers many times.
 */
export async function keepLightKey(file: string, key: string, passphrase: string): Promise<void> {
  const sealer = new Encrypter();
  sealer.setScryptWorkFactor(1);
  sealer.setPassphrase(passphrase.normalize('NFKC'));
  writeFileSync(file, await sealer.encrypt(key), { mode: 0o600 });
}

/** Keeps the key that the program made for a ledger anew, so that it takes hardly any work from then on. */
export async function lightenKey(file: string, passphrase: string): Promise<void> {
  const opener = new Decrypter();
  opener.addIdentity(quickOpener(passphrase.normalize('NFKC')));
  await keepLightKey(file, await opener.decrypt(readFileSync(file), 'text'), passphrase);
}
