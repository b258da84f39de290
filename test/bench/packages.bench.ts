import { join } from 'node:path';
import { receive } from '../../electron/exchange/receive.ts';
import { type Bench, median, rounds } from './bench.ts';
import { bareDatabase, copyOf } from './desks.ts';
import { handedInMany, today } from './handed-in.ts';

// a city's whole month: PACKAGES=200
const count = Number(process.env.PACKAGES ?? 20);

/** How many a second, and what one takes among the first fifth, half way and among the last: growth is flat where these are alike. */
function say(times: readonly number[]): void {
  const fifth = Math.max(1, Math.floor(times.length / 5));
  const half = Math.floor((times.length - fifth) / 2);
  const parts = [times.slice(0, fifth), times.slice(half, half + fifth), times.slice(-fifth)];
  const rate = (times.length * 1000) / times.reduce((sum, one) => sum + one, 0);
  const each = parts.map((part) => median(part).toFixed(0)).join(', ');
  console.log(`  ${times.length} packages: ${rate.toFixed(1)} a second; ms for one at first, half way, at the end: ${each}`);
}

export const bench: Bench = {
  name: 'packages',
  act: `the packages of ${count} townships received one after another into one county`,
  floor: 'a bare SQLite insert of as many rows as they have, a transaction for each',
  async prepare(folder) {
    const { county, files } = await handedInMany(folder, count);
    const counties = Array.from({ length: rounds + 1 }, (_, round) => copyOf(county, join(folder, `county-${round}`), today));
    const bare = bareDatabase(join(folder, 'bare.db'), 20);
    const rows = Array.from({ length: 170 }, (_, n) => Array.from({ length: 20 }, (_, m) => `${n} ${m}`));
    return {
      async act(round) {
        const { books } = counties[round] ?? county;
        const times: number[] = [];
        for (const file of files) {
          const began = performance.now();
          const { outcome, message } = await receive(books, file);
          if (outcome === 'refused') throw new Error(message);
          times.push(performance.now() - began);
        }
        say(times);
      },
      floor() {
        for (let each = 0; each < count; each++) bare.insert(rows);
      },
      close() {
        for (const each of counties) each.close();
        bare.close();
      },
    };
  },
};
