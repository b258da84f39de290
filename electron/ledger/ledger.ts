import type { Identity } from '#shared/contract/ledger.ts';
import type { AnyRow } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { FactsView } from '#shared/rules/rule.ts';

export type SqlValue = string | number | bigint | null | Uint8Array;
export type SqlRow = Record<string, SqlValue>;

/** A ledger that can be read. SQL comes from files named *.sql.ts; values are always parameters. */
export interface ReadableLedger {
  readonly folder: string;
  readonly identity: Identity;
  all(sql: string, ...parameters: SqlValue[]): SqlRow[];
  get(sql: string, ...parameters: SqlValue[]): SqlRow | undefined;
  /** Every row of a table, by id; of one unit where given. */
  rows(table: TableName, unit?: string): AnyRow[];
  row(table: TableName, id: string): AnyRow | undefined;
  /** Ids of the rows whose id, match field or label is this text. */
  find(table: TableName, text: string): string[];
  /** A key of its own for a purpose, 32 bytes, made from the ledger's: for what is kept encrypted beside the database. */
  keyFor(purpose: string): Uint8Array;
  /** Writes a consistent copy of the database, under the same key, to a file that must not exist. */
  copyTo(file: string): void;
  /** The rules' view over the database, unread values as null. */
  facts(): FactsView;
  /** Makes the search entries that a large batch put off. */
  searchable(): void;
}

/** A ledger that can be written: only ledger/ and bookkeeping/ are given one. */
export interface WritableLedger extends ReadableLedger {
  /** Gives how many records were written or dropped. */
  run(sql: string, ...parameters: SqlValue[]): number;
  /** One transaction; a nested one joins it. Rolls back and rethrows when `act` throws. */
  atomically<T>(act: () => T): T;
  /** False, with nothing written, where the table has a row of this id. */
  insertRow(table: TableName, row: AnyRow): boolean;
  /** `before` is the row as it stands: only what differs is written. */
  updateRow(table: TableName, row: AnyRow, before: AnyRow): void;
  /** The row as it stands. */
  deleteRow(table: TableName, row: AnyRow): void;
  close(): void;
}
