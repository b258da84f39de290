import Database from 'better-sqlite3';
import { LedgerError } from '#shared/errors.ts';

export interface Lock {
  release(): void;
}

/**
 * Takes a ledger folder for this process. The lock is an exclusive SQLite transaction on a file of its own: the system drops it
 * when the process dies, so no stale lock ever keeps a person out. Throws LEDGER-LOCKED.
 */
export function lockFolder(file: string): Lock {
  const connection = new Database(file, { timeout: 200 });
  try {
    connection.pragma('journal_mode = DELETE');
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection.close();
    throw new LedgerError('LEDGER-LOCKED', {}, { cause: error });
  }
  return { release: () => connection.close() };
}
