import { join } from 'node:path';
import type { Change } from '#shared/contract/bookkeeping.ts';
import { openBooks } from '../../../electron/host/open-books.ts';
import { bareDatabase } from '../desks.ts';
import { benchColumns, benchRows, partyOrganizations, table, unit } from './pages/rows.ts';

export const passphrase = '性能试验-一二三四';

/** A ledger file of so many organizations, written as an import writes them, with the problems of its month checked; gives how many there are. */
export async function seedLedger(folder: string, rows: number): Promise<{ problems: number }> {
  const { books, close } = await openBooks({ act: 'create', folder, passphrase, unit, level: 'township', name: '新新街道' });
  try {
    const parties = partyOrganizations.map(
      ({ id, label }): Change => ({ op: 'insert', table: 'party_organization', id, after: { name: label, kind: 'branch' } }),
    );
    const organizations = benchRows(rows).map(({ id, unit: _unit, ...after }): Change => ({ op: 'insert', table, id, after }));
    books.apply({ origin: 'import', label: `导入 ${rows} 行`, seq: 0, changes: [...parties, ...organizations] });
    return { problems: books.problems().problems.length };
  } finally {
    close();
  }
}

/** A table of the same cipher and durability and nothing else: no checks, no log, no index. */
export function bareLedger(folder: string) {
  const bare = bareDatabase(join(folder, 'bare.db'), benchColumns.length + 1);
  const whole = (count: number, from: number) =>
    benchRows(count, from).map((row) => [row.id, ...benchColumns.map(({ key }) => String(row[key] ?? ''))]);
  let written = 0;
  return {
    /** Commits rows whole, as the ledger writes them, in one transaction; gives the time, ms. */
    write(count: number): number {
      const rows = whole(count, written);
      written += count;
      const began = performance.now();
      bare.insert(rows);
      return performance.now() - began;
    },
    close: () => bare.close(),
  };
}
