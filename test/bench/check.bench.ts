// What is measured is chosen by the environment; without it, a township that is quick to make.
//   CHECK_SIZE=whole          the township that the program is held to
//   CHECK_TOWNSHIPS=0.25,1,4  ledgers of so many such townships, 20 being a county (which takes some minutes to make): besides the whole check,
//                             how long the re-check after one edit of each kind takes (p50, p95, most) and the edit with its way to the disk
import { join } from 'node:path';
import { tableNames } from '#shared/model/tables.ts';
import type { Bench } from './bench.ts';
import { fill, largeTownship, makeDesk, month } from './desks.ts';
import { sayEdits, wholeTownship } from './edits.ts';

const isWhole = process.env.CHECK_SIZE === 'whole';
const sizes = (process.env.CHECK_TOWNSHIPS ?? '').split(',').filter(Boolean).map(Number);

/** The ledger that is checked; where townships are asked for, the last of them. */
function ledgerIn(folder: string) {
  if (sizes.length > 0) {
    const { ledger, books } = sayEdits(folder, sizes);
    return { books, close: () => ledger.close() };
  }
  const desk = makeDesk(join(folder, 'ledger'), { unit: '330802005', level: 'township', name: '新新街道' });
  fill(desk, isWhole ? wholeTownship() : largeTownship());
  return desk;
}

export const bench: Bench = {
  name: 'check',
  act:
    sizes.length > 0
      ? `every rule over ${sizes.at(-1)} townships, problems stored`
      : isWhole
        ? 'every rule over a township (2,000 organizations, 300 branches, 10,000 members, 30,000 meetings of two years), problems stored'
        : 'every rule over a large township (2,000 organizations, 100 branches, 10 months of meetings), problems stored',
  floor: 'a bare read of the same rows',
  async prepare(folder) {
    const { books, close } = ledgerIn(folder);
    books.check(month);
    return {
      act: () => books.check(month),
      floor: () => tableNames.map((table) => books.ledger.rows(table).length),
      close,
    };
  },
};
