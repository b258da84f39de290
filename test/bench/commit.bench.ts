import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { bareDatabase, makeDesk } from './desks.ts';
import { organizations } from './organizations.ts';

const batch = 1000;

export const bench: Bench = {
  name: 'commit',
  act: `one batch that inserts ${batch} organizations: coerced, logged, checked, committed`,
  floor: 'the same rows into a bare table of the same cipher and durability, one transaction',
  async prepare(folder) {
    const desk = makeDesk(join(folder, 'ledger'), { unit: '330802005', level: 'township', name: '新新街道' });
    const { clock } = desk.books;
    const bare = bareDatabase(join(folder, 'bare.db'), Object.keys(organizations(1)[0] ?? {}).length + 1);
    const rows = (round: number) => organizations(batch, round * batch);
    return {
      act: (round) =>
        desk.books.apply({
          origin: 'import',
          label: '导入',
          seq: 0,
          changes: rows(round).map((after) => ({ op: 'insert', table: 'organization', id: clock.id(), after })),
        }),
      floor: (round) => bare.insert(rows(round).map((row) => [clock.id(), ...Object.values(row)])),
      close() {
        desk.close();
        bare.close();
      },
    };
  },
};
