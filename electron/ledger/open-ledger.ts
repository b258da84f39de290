import { hkdfSync } from 'node:crypto';
import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { type Identity, identity as identitySchema } from '#shared/contract/ledger.ts';
import { LedgerError } from '#shared/errors.ts';
import type { TableName } from '#shared/model/tables.ts';
import { tableOf } from '#shared/model/tables.ts';
import { backupSql } from './backup.sql.ts';
import { watchCheckpoints } from './checkpoints.ts';
import { type Connection, openDatabase } from './database.ts';
import { factsInDatabase } from './facts-in-database.ts';
import { asLedgerError } from './failures.ts';
import type { SqlRow, SqlValue, WritableLedger } from './ledger.ts';
import { ledgerFolder, makeLedgerFolder } from './ledger-folder.ts';
import { lockFolder } from './lock.ts';
import { metaSql } from './meta.sql.ts';
import { minutesOfYears } from './minutes-of-years.ts';
import { openRowStore, type Statements } from './row-store.ts';
import { rowsSql } from './rows.sql.ts';

export interface LedgerAccess {
  readonly folder: string;
  /** The database key, 64 hex digits. */
  readonly key: string;
  /** The instant for created/updated stamps. */
  readonly now: () => string;
}

/** Opens a ledger that exists. Throws LEDGER-MISSING, LEDGER-LOCKED, KEY-WRONG, LEDGER-DAMAGED, LEDGER-NEWER. */
export function openLedger(access: LedgerAccess): WritableLedger {
  const files = ledgerFolder(access.folder);
  if (!existsSync(files.database)) throw new LedgerError('LEDGER-MISSING', { folder: access.folder });
  return open(access, (statements) => {
    const stored = statements.get(metaSql.get, 'identity');
    if (!stored) throw new LedgerError('LEDGER-DAMAGED', {}, { cause: 'no identity' });
    return identitySchema.parse(JSON.parse(stored.value as string));
  });
}

/** Makes a new ledger in a folder that holds none. Throws LEDGER-EXISTS, DISK-FULL. */
export function createLedger(access: LedgerAccess, identity: Identity): WritableLedger {
  if (existsSync(ledgerFolder(access.folder).database)) throw new LedgerError('LEDGER-EXISTS', { folder: access.folder });
  makeLedgerFolder(access.folder);
  return open(access, (statements) => {
    statements.run(metaSql.put, 'identity', JSON.stringify(identity));
    return identity;
  });
}

function open(access: LedgerAccess, identify: (statements: Statements) => Identity): WritableLedger {
  const files = ledgerFolder(access.folder);
  const lock = lockFolder(files.lock);
  try {
    const connection = openDatabase(files.database, access.key, false);
    try {
      return assemble(connection, access, identify, () => lock.release());
    } catch (error) {
      connection.close();
      throw error;
    }
  } catch (error) {
    lock.release();
    throw asLedgerError(error, files.database);
  }
}

/** Some 20 ms of work. */
const searchedAtOnce = 2000;

function assemble(
  connection: Connection,
  access: LedgerAccess,
  identify: (statements: Statements) => Identity,
  release: () => void,
): WritableLedger {
  const statements = statementsOf(connection);
  const minutes = minutesOfYears(statements);
  const store = openRowStore(statements, access.now, (table, id, row) => {
    if (table === 'meeting') minutes.wrote(id, row);
  });
  const { late, begin, ...rows } = store;
  const makeSearchable = connection.transaction(() => late.catchUp(searchedAtOnce));
  const catchUpSearch = () => {
    try {
      return makeSearchable.immediate();
    } catch (error) {
      late.restart();
      throw asLedgerError(error, access.folder);
    }
  };
  const checkpoints = watchCheckpoints(connection, catchUpSearch);
  const identity = identify(statements);
  return {
    ...rows,
    ...statements,
    folder: access.folder,
    identity,
    find: (table, text) => find(statements, table, text),
    keyFor: (purpose) => new Uint8Array(hkdfSync('sha256', Buffer.from(access.key, 'hex'), '', `liangxin-ledger ${purpose}`, 32)),
    copyTo: (file) => statements.run(backupSql.copyInto, file),
    facts: () => factsInDatabase(statements, minutes),
    searchable() {
      if (!late.waits()) return;
      try {
        while (catchUpSearch());
      } catch (error) {
        // reading asks for no room on the disk: what has its entry is searched, the rest is made another time
        if (!(error instanceof LedgerError && error.code === 'DISK-FULL')) throw error;
      }
    },
    atomically(act) {
      if (connection.inTransaction) return act();
      try {
        return connection
          .transaction(() => {
            begin();
            return checkpoints.over(act);
          })
          .immediate();
      } catch (error) {
        minutes.forget();
        throw asLedgerError(error, access.folder);
      }
    },
    close() {
      checkpoints.end();
      try {
        connection.pragma('optimize');
      } catch {
        // what SQLite notes for itself is not worth keeping the ledger open for: a full disk refuses it
      }
      connection.close();
      release();
    },
  };
}

function statementsOf(connection: Connection): Statements {
  const preparing = (make: (sql: string) => ReturnType<Connection['prepare']>) => {
    const prepared = new Map<string, ReturnType<Connection['prepare']>>();
    return (sql: string) => {
      const known = prepared.get(sql) ?? make(sql);
      prepared.set(sql, known);
      return known;
    };
  };
  const prepare = preparing((sql) => connection.prepare(sql));
  const prepareRaw = preparing((sql) => connection.prepare(sql).raw());
  return {
    values: (sql, ...parameters: SqlValue[]) => prepareRaw(sql).all(...parameters) as SqlValue[][],
    all: (sql, ...parameters: SqlValue[]) => prepare(sql).all(...parameters) as SqlRow[],
    get: (sql, ...parameters: SqlValue[]) => prepare(sql).get(...parameters) as SqlRow | undefined,
    run: (sql, ...parameters: SqlValue[]) => prepare(sql).run(...parameters).changes,
  };
}

function find(statements: Statements, name: TableName, text: string): string[] {
  const table = tableOf(name);
  const byId = statements.values(rowsSql.byId(table), text);
  if (byId.length > 0) return [text];
  for (const field of new Set([...table.match, table.label])) {
    const found = statements.all(rowsSql.idsWhere(table, field), text);
    if (found.length > 0) return found.map((row) => row.id as string);
  }
  return [];
}

/** Takes back what a failed creation or restoring left; only ever called on a folder that held no ledger before. */
export function discardLedger(folder: string): void {
  const { database, key, lock, ...inside } = ledgerFolder(folder);
  for (const path of [database, `${database}-wal`, `${database}-shm`, key, lock]) rmSync(path, { force: true });
  // a folder that holds something was somebody's before
  for (const path of Object.values(inside)) if (existsSync(path) && readdirSync(path).length === 0) rmdirSync(path);
}
