import type { Change } from '#shared/contract/bookkeeping.ts';
import type { DeletedRow } from '#shared/contract/recycle.ts';
import { plainText } from '#shared/model/plain-text.ts';
import { rowName } from '#shared/model/row-name.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { sheetNames, type TableName, tableOf } from '#shared/model/tables.ts';
import { authorOf } from '../ledger/change-log.ts';
import type { ReadableLedger, SqlRow } from '../ledger/ledger.ts';
import { searchEntry } from '../ledger/search.ts';
import { wholeValues } from './coercing.ts';
import { recycleBinSql } from './recycle-bin.sql.ts';

interface BinQuestion {
  readonly table?: TableName | undefined;
  readonly text: string;
  readonly undone: boolean;
  readonly limit: number;
}

/** The desk's own rows that are gone from the ledger, latest first, with how many each table has: see the call recycle.rows. */
export function deletedRows(ledger: ReadableLedger, { table, text, undone, limit }: BinQuestion) {
  const wanted = plainText(text).toLowerCase();
  const found = sheetNames.map((name) => ({
    name,
    rows: ledger
      .all(recycleBinSql.ofTable, name, ledger.identity.unit, undone ? 1 : 0)
      .map(deletedRow)
      .filter((row) => wanted === '' || bodyOf(row).includes(wanted)),
  }));
  const chosen = found.filter(({ name }) => table === undefined || name === table).flatMap(({ rows }) => rows);
  const latestFirst = chosen.sort((one, other) => other.batch - one.batch);
  return {
    rows: latestFirst.slice(0, limit),
    total: latestFirst.length,
    counts: found.flatMap(({ name, rows }) => (rows.length === 0 ? [] : [{ table: name, count: rows.length }])),
  };
}

const bodyOf = ({ table, id, before }: DeletedRow) => searchEntry(tableOf(table), { unit: '', ...before, id })?.body ?? '';

function deletedRow(stored: SqlRow): DeletedRow {
  const table = stored.tbl as TableName;
  const before = JSON.parse(stored.before as string) as Record<string, unknown>;
  return {
    table,
    id: stored.row as string,
    name: rowName(table, before),
    before,
    batch: stored.batch as number,
    at: stored.at as string,
    origin: stored.origin as DeletedRow['origin'],
    label: stored.label as string,
    by: authorOf(stored),
    reason: stored.reason as string | null,
  };
}

/** A row as it was when it went; undefined where it is in the ledger or never was. */
export function deletedRowOf(ledger: ReadableLedger, id: string): DeletedRow | undefined {
  const stored = ledger.get(recycleBinSql.ofRow, id);
  return stored && deletedRow(stored);
}

/** Ids of the desk's own rows of a table that a person deleted; not those that an undo took away. */
export const deletedIds = (ledger: ReadableLedger, table: TableName): ReadonlySet<string> =>
  new Set(ledger.all(recycleBinSql.ofTable, table, ledger.identity.unit, 0).map((stored) => stored.row as string));

/** The row itself, with every field. */
export const asItWas = ({ table, id, before }: DeletedRow): AnyRow => ({ unit: '', ...wholeValues(table, before), id });

export const insertOf = ({ table, id, before }: DeletedRow): Change => ({ op: 'insert', table, id, after: { ...before } });
