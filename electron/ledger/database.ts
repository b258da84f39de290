import Database from 'better-sqlite3';
import { LedgerError } from '#shared/errors.ts';
import { asLedgerError } from './failures.ts';
import { migrations } from './migrations/migrations.ts';

export type Connection = Database.Database;

/**
 * Opens a database file under its key (64 hex digits) and brings it to the newest format.
 * The file is in the format of SQLCipher 4, a published one, and not in one of this driver's own.
 * Throws KEY-WRONG, LEDGER-DAMAGED, LEDGER-NEWER, DISK-FULL.
 */
export function openDatabase(file: string, key: string, fileMustExist: boolean): Connection {
  const connection = new Database(file, { fileMustExist });
  try {
    unlock(connection, key);
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    connection.pragma('trusted_schema = OFF');
    connection.pragma('temp_store = MEMORY');
    // a page that is not in memory is read, verified and deciphered again: SQLite's own 2 MB hold a tenth of a large ledger
    connection.pragma('cache_size = -32768');
    migrate(connection);
    return connection;
  } catch (error) {
    connection.close();
    throw asLedgerError(error, file);
  }
}

function unlock(connection: Connection, key: string): void {
  if (!/^[0-9a-f]{64}$/.test(key)) throw new LedgerError('LEDGER-DAMAGED', {}, { cause: 'the key is not 64 hex digits' });
  connection.pragma("cipher = 'sqlcipher'");
  connection.pragma('legacy = 4');
  connection.pragma(`key = "x'${key}'"`);
}

function migrate(connection: Connection): void {
  const have = connection.pragma('user_version', { simple: true }) as number;
  if (have > migrations.length) throw new LedgerError('LEDGER-NEWER');
  for (const [index, migration] of migrations.entries()) {
    if (index < have) continue;
    connection.transaction(() => {
      connection.exec(migration.sql);
      connection.pragma(`user_version = ${index + 1}`);
    })();
  }
}
