import { join } from 'node:path';
import { addToMonth } from '#shared/model/civil-date.ts';
import { tableNames } from '#shared/model/tables.ts';
import { township } from '../support/township.ts';
import type { Bench } from './bench.ts';
import { fill, largeTownship, makeDesk, month } from './desks.ts';
import { withMinutes } from './minutes.ts';

/** 2,000 organizations, 300 branches of 3 to 63 members, two years of meetings: about 10,000 members and 30,000 minutes. */
const wholeTownship = () => {
  const rows = township({
    organizations: 2000,
    branches: Array.from({ length: 300 }, (_, index) => 3 + ((index * 7) % 61)),
    months: Array.from({ length: 24 }, (_, index) => addToMonth(month, index - 23)),
  });
  return { ...rows, meeting: withMinutes(rows.meeting) };
};

// the other benches' township is quick to make; `CHECK_SIZE=whole` asks for the one that the program is held to
const isWhole = process.env.CHECK_SIZE === 'whole';

export const bench: Bench = {
  name: 'check',
  act: isWhole
    ? 'every rule over a township (2,000 organizations, 300 branches, 10,000 members, 30,000 meetings of two years), problems stored'
    : 'every rule over a large township (2,000 organizations, 100 branches, 10 months of meetings), problems stored',
  floor: 'a bare read of the same rows',
  async prepare(folder) {
    const desk = makeDesk(join(folder, 'ledger'), { unit: '330802005', level: 'township', name: '新新街道' });
    fill(desk, isWhole ? wholeTownship() : largeTownship());
    desk.books.check(month);
    return {
      act: () => desk.books.check(month),
      floor: () => tableNames.map((table) => desk.books.ledger.rows(table).length),
      close: () => desk.close(),
    };
  },
};
