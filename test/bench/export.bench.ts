import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { exportPackage } from '../../electron/exchange/export-package.ts';
import type { Bench } from './bench.ts';
import { handedIn, month } from './desks.ts';

export const bench: Bench = {
  name: 'export',
  act: 'the package of a large township from its closed month: manifest, signature, zip, age',
  floor: 'sha256, deflate and age of the same CSV bytes',
  async prepare(folder) {
    const { county, township } = await handedIn(folder);
    const bytes = Buffer.concat(township.books.snapshot(month).resources.map((resource) => resource.bytes));
    const recipient = await identityToRecipient(await generateX25519Identity());
    return {
      act: () => exportPackage(township.books, month),
      floor: async () => {
        createHash('sha256').update(bytes).digest();
        const encrypter = new Encrypter();
        encrypter.addRecipient(recipient);
        return encrypter.encrypt(new Uint8Array(deflateRawSync(bytes)));
      },
      close() {
        county.close();
        township.close();
      },
    };
  },
};
