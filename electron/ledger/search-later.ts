import { type TableName, tableOf } from '#shared/model/tables.ts';
import type { WritableLedger } from './ledger.ts';
import { metaSql } from './meta.sql.ts';
import { searchSql } from './search.sql.ts';

/** New rows of one transaction whose search entries are made at once; those after them are found a little later. */
const atOnce = 500;
const marker = 'search-later';

export interface LateSearch {
  /** Whether some entries wait. */
  waits(): boolean;
  /** A transaction begins. */
  begin(): void;
  /** Whether the entry of one more new row may wait; then the table is noted in the database, in the same transaction. */
  mayWait(table: TableName): boolean;
  /** Makes some of the entries that wait; true while more do. Only within a transaction; `restart` when that fails. */
  catchUp(rows: number): boolean;
  restart(): void;
}

/**
 * Half a second of the writing of 50,000 rows is their search entries, which nobody waits for: they are made when nothing was written for a
 * while, or when first searched. Which tables lack some stands in the database, so a crash between loses none.
 */
export function searchLater(
  statements: Pick<WritableLedger, 'all' | 'get' | 'run'>,
  putEntry: (table: TableName, id: string) => void,
): LateSearch {
  let inserted = 0;
  let noted = new Set<TableName>();
  /** How far a table has been gone through; rows may have come anywhere once more are put off. */
  const reached = new Map<TableName, number>();
  const behind = (): TableName[] => JSON.parse((statements.get(metaSql.get, marker)?.value as string | undefined) ?? '[]') as TableName[];
  const note = (tables: readonly TableName[]) => statements.run(metaSql.put, marker, JSON.stringify(tables));
  return {
    waits: () => behind().length > 0,
    begin() {
      inserted = 0;
      noted = new Set();
    },
    mayWait(table) {
      if (++inserted <= atOnce) return false;
      if (!noted.has(table)) {
        note([...new Set([...behind(), table])]);
        noted.add(table);
        reached.delete(table);
      }
      return true;
    },
    catchUp(rows) {
      const [table, ...others] = behind();
      if (table === undefined) return false;
      const found = statements.all(searchSql.lacking(tableOf(table)), reached.get(table) ?? 0, rows);
      for (const { id } of found) putEntry(table, id as string);
      const last = found.at(-1)?.rowid;
      if (last !== undefined) reached.set(table, last as number);
      if (found.length === rows) return true;
      reached.delete(table);
      note(others);
      return others.length > 0;
    },
    restart: () => reached.clear(),
  };
}
