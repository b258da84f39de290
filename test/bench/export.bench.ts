import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { tableCsv } from '#shared/documents/table-csv.ts';
import { tableOf } from '#shared/model/tables.ts';
import { exportPackage } from '../../electron/exchange/export-package.ts';
import type { Bench } from './bench.ts';
import { handedInLarge, month, rowsWanted } from './handed-in.ts';

export const bench: Bench = {
  name: 'export',
  act: `the package of a township of ${rowsWanted} rows from its closed month: manifest, signature, zip, age`,
  floor: 'CSV text, sha256, deflate and age of the same rows',
  async prepare(folder) {
    const { county, township, tables } = await handedInLarge(folder);
    const recipient = await identityToRecipient(await generateX25519Identity());
    return {
      act: () => exportPackage(township.books, month),
      floor: async () => {
        const bytes = Buffer.concat([...tables].map(([name, rows]) => Buffer.from(tableCsv(tableOf(name), rows))));
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
