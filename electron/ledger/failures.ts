import Database from 'better-sqlite3';
import { LedgerError } from '#shared/errors.ts';

const full = new Set(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'ENOSPC', 'EDQUOT']);
const damaged = new Set(['SQLITE_NOTADB', 'SQLITE_CORRUPT', 'SQLITE_CORRUPT_VTAB', 'SQLITE_CORRUPT_INDEX']);

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** The LedgerError that a failure of the disk or the database amounts to; any other error comes back as it was. */
export function asLedgerError(error: unknown, path: string): unknown {
  if (error instanceof LedgerError) return error;
  const code = codeOf(error);
  if (full.has(code)) return new LedgerError('DISK-FULL', {}, { cause: error });
  if (damaged.has(code)) return new LedgerError('LEDGER-DAMAGED', {}, { cause: error });
  if (code === 'SQLITE_BUSY' || code === 'SQLITE_LOCKED') return new LedgerError('LEDGER-LOCKED', {}, { cause: error });
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return new LedgerError('EDIT-REFERENCED', {}, { cause: error });
  if (error instanceof Database.SqliteError || /^E[A-Z]+$/.test(code)) return new LedgerError('DISK-ERROR', { path }, { cause: error });
  return error;
}
