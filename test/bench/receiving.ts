import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { parseCsvText } from '#shared/documents/table-csv.ts';
import type { Ruleset } from '#shared/rules/rule.ts';
import { receive } from '../../electron/exchange/receive.ts';
import { type Prepared, rounds } from './bench.ts';
import { bareDatabase, copyOf } from './desks.ts';
import { handedInLarge, month, today } from './handed-in.ts';

export const floorOfReceiving = 'age, inflate and sha256 of the same bytes, then a bare SQLite insert of the same rows';

/** A large package received by a county that holds nothing yet, under the rules that `lay` makes of the county's; the floor beside it. */
export async function receiving(folder: string, lay: (ruleset: Ruleset) => Ruleset = (ruleset) => ruleset): Promise<Prepared> {
  const { county, township, file } = await handedInLarge(folder);
  county.close();
  const counties = Array.from({ length: rounds + 1 }, (_, round) => copyOf(county, join(folder, `county-${round}`), today, lay));
  const resources = township.books.snapshot(month).resources;
  const identity = await generateX25519Identity();
  const encrypter = new Encrypter();
  encrypter.addRecipient(await identityToRecipient(identity));
  const sealed = await encrypter.encrypt(new Uint8Array(deflateRawSync(Buffer.concat(resources.map((resource) => resource.bytes)))));
  const rows = resources.flatMap((resource) => parseCsvText(new TextDecoder().decode(resource.bytes)).slice(1));
  const bare = bareDatabase(join(folder, 'bare.db'), Math.max(...rows.map((row) => row.length)));
  return {
    async act(round) {
      const { outcome, message } = await receive((counties[round] ?? county).books, file);
      if (outcome === 'refused') throw new Error(message);
    },
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
}
