import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { parseCsvText } from '#shared/documents/table-csv.ts';
import { receive } from '../../electron/exchange/receive.ts';
import { type Bench, rounds } from './bench.ts';
import { bareDatabase, copyOf } from './desks.ts';
import { handedInLarge, month, rowsWanted, today } from './handed-in.ts';

export const bench: Bench = {
  name: 'receive',
  act: `a package of ${rowsWanted} rows verified, merged into an empty county, checked and answered with a receipt`,
  floor: 'age, inflate and sha256 of the same bytes, then a bare SQLite insert of the same rows',
  async prepare(folder) {
    const { county, township, file } = await handedInLarge(folder);
    county.close();
    const counties = Array.from({ length: rounds + 1 }, (_, round) => copyOf(county, join(folder, `county-${round}`), today));
    const resources = township.books.snapshot(month).resources;
    const identity = await generateX25519Identity();
    const encrypter = new Encrypter();
    encrypter.addRecipient(await identityToRecipient(identity));
    const sealed = await encrypter.encrypt(new Uint8Array(deflateRawSync(Buffer.concat(resources.map((resource) => resource.bytes)))));
    const rows = resources.flatMap((resource) => parseCsvText(new TextDecoder().decode(resource.bytes)).slice(1));
    const bare = bareDatabase(join(folder, 'bare.db'), Math.max(...rows.map((row) => row.length)));
    return {
      act: (round) => receive((counties[round] ?? county).books, file),
      floor: async () => {
        const decrypter = new Decrypter();
        decrypter.addIdentity(identity);
        createHash('sha256')
          .update(inflateRawSync(await decrypter.decrypt(sealed)))
          .digest();
        bare.insert(rows);
      },
      close() {
        for (const each of counties) each.close();
        township.close();
        bare.close();
      },
    };
  },
};
