import { join } from 'node:path';
import { tableNames } from '#shared/model/tables.ts';
import type { Bench } from './bench.ts';
import { fill, largeTownship, makeDesk, month } from './desks.ts';

export const bench: Bench = {
  name: 'check',
  act: 'every rule over a large township (2,000 organizations, 100 branches, 10 months of meetings), problems stored',
  floor: 'a bare read of the same rows',
  async prepare(folder) {
    const desk = makeDesk(join(folder, 'ledger'), { unit: '330802005', level: 'township', name: '新新街道' });
    fill(desk, largeTownship());
    desk.books.check(month);
    return {
      act: () => desk.books.check(month),
      floor: () => tableNames.map((table) => desk.books.ledger.rows(table).length),
      close: () => desk.close(),
    };
  },
};
