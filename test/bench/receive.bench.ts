import type { Bench } from './bench.ts';
import { rowsWanted } from './handed-in.ts';
import { floorOfReceiving, receiving } from './receiving.ts';

export const bench: Bench = {
  name: 'receive',
  act: `a package of ${rowsWanted} rows verified, merged into an empty county, checked by every rule and answered with a receipt`,
  floor: floorOfReceiving,
  prepare: (folder) => receiving(folder),
};
