import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeForkReader } from '../../electron/intake/reading/fork-reader.ts';
import { commitStage, stageCells } from '../../electron/intake/staging/stage.ts';
import type { Bench } from './bench.ts';
import { makeDesk } from './desks.ts';
import { organizations } from './organizations.ts';

const rows = 2000;
const headers = ['企业名称', '统一社会信用代码', '注册日期', '注册地址', '从业人数'];
const csv = (round: number) =>
  new TextEncoder().encode(
    [headers, ...organizations(rows, round * rows).map((row) => Object.values(row))].map((cells) => cells.join(',')).join('\r\n'),
  );

export const bench: Bench = {
  name: 'import',
  act: `a .csv of ${rows} organizations read in its own process, matched, staged and committed`,
  floor: 'a bare read of the same file in a process of its own',
  async prepare(folder) {
    const desk = makeDesk(join(folder, 'ledger'), { unit: '330802005', level: 'township', name: '新新街道' });
    const readCells = makeForkReader(new URL('../../electron/intake/reading/reader.ts', import.meta.url));
    writeFileSync(join(folder, 'rows.csv'), csv(0));
    return {
      act: async (round) => {
        const grid = await readCells({ name: 'rows.csv', bytes: csv(round) });
        return commitStage(desk.books, stageCells(desk.books, { table: 'organization', name: 'rows.csv', grid }).stage);
      },
      floor: (round) => readCells({ name: 'rows.csv', bytes: csv(round) }),
      close: () => desk.close(),
    };
  },
};
