import { catalogue } from '#shared/rules/catalogue.ts';
import type { Bench } from './bench.ts';
import { rowsWanted } from './handed-in.ts';
import { floorOfReceiving, receiving } from './receiving.ts';

const allOff = Object.fromEntries(catalogue.map(({ id }) => [id, 'off' as const]));

export const bench: Bench = {
  name: 'merge',
  act: `the same package of ${rowsWanted} rows verified and merged under a task that switches every rule off: receiving without judging`,
  floor: floorOfReceiving,
  prepare: (folder) => receiving(folder, (ruleset) => ({ ...ruleset, severities: allOff })),
};
