import type { AnyRow, Table } from '#shared/model/table.ts';
import { type TableName, tableNames, tableOf } from '#shared/model/tables.ts';
import { derivedKeys } from '#shared/rules/derived-keys.ts';
import { changedColumns, rowOf, storedValue, storedValues } from './columns.ts';
import type { SqlRow, SqlValue } from './ledger.ts';
import { isKeptBeside, rowsSql } from './rows.sql.ts';
import { searchSql } from './search.sql.ts';
import { searchEntry } from './search.ts';
import { type LateSearch, searchLater } from './search-later.ts';

export interface Statements {
  all(sql: string, ...parameters: SqlValue[]): SqlRow[];
  get(sql: string, ...parameters: SqlValue[]): SqlRow | undefined;
  /** Every record as its values in the order of the statement's columns: half the cost of a record with names. */
  values(sql: string, ...parameters: SqlValue[]): SqlValue[][];
  /** Gives how many records were written or dropped. */
  run(sql: string, ...parameters: SqlValue[]): number;
}

/** Rows of the model's tables in SQLite, with what is kept beside each row: derived keys and the search entry. */
export interface RowStore {
  rows(table: TableName, unit?: string): AnyRow[];
  row(table: TableName, id: string): AnyRow | undefined;
  /** False, with nothing written, where the table has a row of this id. */
  insertRow(table: TableName, row: AnyRow): boolean;
  /** `before` is the row as it stands: only what differs is written. */
  updateRow(table: TableName, row: AnyRow, before: AnyRow): void;
  /** The row as it stands. */
  deleteRow(table: TableName, row: AnyRow): void;
  /** A transaction begins: its rows are of one instant. */
  begin(): void;
  /** The search entries that are not made with their rows. */
  readonly late: LateSearch;
}

/** Is told of every row that was written as it is now, null where it is no more. */
type Hears = (table: TableName, id: string, row: AnyRow | null) => void;

export function openRowStore(statements: Statements, now: () => string, hears: Hears): RowStore {
  const updating = rememberedUpdates();
  const rowOfId = (name: TableName, id: string) => {
    const stored = statements.values(rowsSql.byId(tableOf(name)), id)[0];
    return stored && rowOf(tableOf(name), stored);
  };
  const late = searchLater(statements, (name, id) => {
    const row = rowOfId(name, id);
    if (row) writeSearchEntry(statements, tableOf(name), row, null);
  });
  let instant: string | undefined;
  const stamp = () => {
    instant ??= now();
    return instant;
  };
  return {
    late,
    begin() {
      instant = undefined;
      late.begin();
    },
    rows: (name, unit) => {
      const table = tableOf(name);
      const found = unit === undefined ? statements.values(rowsSql.all(table)) : statements.values(rowsSql.ofUnit(table), unit);
      return found.map((stored) => rowOf(table, stored));
    },
    row: rowOfId,
    insertRow(name, row) {
      const table = tableOf(name);
      if (statements.run(rowsSql.insert(table), row.id, row.unit, stamp(), stamp(), ...storedValues(table, row)) === 0) return false;
      writeKeys(statements, name, row, null);
      if (table.own || !late.mayWait(name)) writeSearchEntry(statements, table, row, null);
      hears(name, row.id, row);
      return true;
    },
    updateRow(name, row, before) {
      const table = tableOf(name);
      const { sql, columns } = updating(table, changedColumns(table, row, before));
      const values = columns.map((column) => storedValue(table, row, column));
      statements.run(sql, row.unit, stamp(), ...values, row.id);
      writeKeys(statements, name, row, before);
      writeSearchEntry(statements, table, row, before);
      hears(name, row.id, row);
    },
    deleteRow(name, row) {
      statements.run(rowsSql.remove(tableOf(name)), row.id);
      dropKeys(statements, name, row);
      statements.run(searchSql.drop, row.id);
      hears(name, row.id, null);
    },
  };
}

const mostUpdates = 300;

interface Update {
  readonly sql: string;
  readonly columns: readonly string[];
}

/** The statement that sets these columns; once there are very many of them, the one that sets all. */
function rememberedUpdates(): (table: Table, columns: readonly string[]) => Update {
  const known = new Map<string, Update>();
  const updateOf = (table: Table, columns: readonly string[]): Update => {
    const key = `${table.name}/${columns.join()}`;
    const made = known.get(key) ?? { sql: rowsSql.update(table, columns), columns };
    known.set(key, made);
    return made;
  };
  return (table, columns) => updateOf(table, known.size < mostUpdates ? columns : rowsSql.everyColumn(table));
}

/** The derived keys of the row; of those that stood before it, only what differs is written. */
function writeKeys(statements: Statements, name: TableName, row: AnyRow, before: AnyRow | null): void {
  for (const [key, keyOf] of keysOf(name)) {
    const [had, has] = [before ? keyOf(before) : undefined, keyOf(row)];
    if (had === has) continue;
    if (had) statements.run(rowsSql.dropKey, key, had, row.id);
    if (has) statements.run(rowsSql.putKey, key, has, row.id);
  }
}

function dropKeys(statements: Statements, name: TableName, row: AnyRow): void {
  for (const [key, keyOf] of keysOf(name)) {
    const had = keyOf(row);
    if (had) statements.run(rowsSql.dropKey, key, had, row.id);
  }
}

const keys = new Map(tableNames.map((name) => [name, Object.entries(derivedKeys[name] ?? {}).filter(([key]) => isKeptBeside(key))]));
const keysOf = (name: TableName) => keys.get(name) ?? [];

function writeSearchEntry(statements: Statements, table: Table, row: AnyRow, before: AnyRow | null): void {
  if (before && [table.label, ...(table.search ?? [])].every((key) => row[key] === before[key])) return;
  const entry = searchEntry(table, row);
  if (entry) statements.run(searchSql.put, row.id, table.name, entry.label, entry.detail, entry.body);
}
