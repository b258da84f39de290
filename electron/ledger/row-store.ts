import type { AnyRow, Table } from '#shared/model/table.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { derivedKeys } from '#shared/rules/derived-keys.ts';
import { rowOf, storedValues } from './columns.ts';
import type { SqlRow, SqlValue } from './ledger.ts';
import { rowsSql } from './rows.sql.ts';
import { searchSql } from './search.sql.ts';
import { searchEntry } from './search.ts';

export interface Statements {
  all(sql: string, ...parameters: SqlValue[]): SqlRow[];
  get(sql: string, ...parameters: SqlValue[]): SqlRow | undefined;
  run(sql: string, ...parameters: SqlValue[]): void;
}

/** Rows of the model's tables in SQLite, with what is kept beside each row: derived keys and the search entry. */
export interface RowStore {
  rows(table: TableName, unit?: string): AnyRow[];
  row(table: TableName, id: string): AnyRow | undefined;
  insertRow(table: TableName, row: AnyRow): void;
  updateRow(table: TableName, row: AnyRow): void;
  deleteRow(table: TableName, id: string): void;
}

export function openRowStore(statements: Statements, now: () => string): RowStore {
  const beside = (name: TableName, table: Table, row: AnyRow, fresh: boolean) => {
    const keys = Object.entries(derivedKeys[name] ?? {});
    if (keys.length > 0 && !fresh) statements.run(rowsSql.dropKeys, row.id);
    for (const [key, keyOf] of keys) {
      const value = keyOf(row);
      if (value) statements.run(rowsSql.putKey, key, value, row.id);
    }
    const entry = searchEntry(table, row);
    if (entry) statements.run(searchSql.put, row.id, name, entry.label, entry.detail, entry.body);
  };
  return {
    rows: (name, unit) => {
      const table = tableOf(name);
      return (unit === undefined ? statements.all(rowsSql.all(table)) : statements.all(rowsSql.ofUnit(table), unit)).map((stored) =>
        rowOf(table, stored),
      );
    },
    row: (name, id) => {
      const stored = statements.get(rowsSql.byId(tableOf(name)), id);
      return stored && rowOf(tableOf(name), stored);
    },
    insertRow(name, row) {
      const table = tableOf(name);
      statements.run(rowsSql.insert(table), row.id, row.unit, now(), now(), ...storedValues(table, row));
      beside(name, table, row, true);
    },
    updateRow(name, row) {
      const table = tableOf(name);
      statements.run(rowsSql.update(table), row.unit, now(), ...storedValues(table, row), row.id);
      beside(name, table, row, false);
    },
    deleteRow(name, id) {
      statements.run(rowsSql.remove(tableOf(name)), id);
      statements.run(rowsSql.dropKeys, id);
      statements.run(searchSql.drop, id);
    },
  };
}
