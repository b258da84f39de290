import { createHash } from 'node:crypto';
import { changeLogSql } from './change-log.sql.ts';
import type { SqlRow } from './ledger.ts';
import type { Statements } from './row-store.ts';

/** One row's part of a batch as it was done: before and after are the fields that changed; null where the row was not. */
export interface LoggedChange {
  readonly op: 'insert' | 'update' | 'delete';
  readonly table: string;
  readonly id: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

export interface LoggedBatch {
  readonly batch: number;
  readonly at: string;
  readonly origin: string;
  readonly label: string;
  /** The batch that an undo or redo is of. */
  readonly of: number | null;
}

export const firstHash = '0'.repeat(64);

interface StoredEntry {
  readonly op: string;
  readonly tbl: string;
  readonly row: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Hash of a batch: over the hash before it, its head and every entry, each as JSON on a line of its own. */
export function chainHash(previous: string, batch: LoggedBatch, entries: Iterable<StoredEntry>): string {
  const hash = createHash('sha256');
  hash.update(`${previous}\n${JSON.stringify([batch.batch, batch.at, batch.origin, batch.label, batch.of])}\n`);
  for (const entry of entries) hash.update(`${JSON.stringify([entry.op, entry.tbl, entry.row, entry.before, entry.after])}\n`);
  return hash.digest('hex');
}

const jsonOf = (value: unknown) => (value === null ? null : JSON.stringify(value));

/** Appends a batch to the log; only within the transaction that wrote its rows. Gives its number. */
export function append(statements: Statements, head: Omit<LoggedBatch, 'batch'>, changes: readonly LoggedChange[]): number {
  const last = statements.get(changeLogSql.last);
  const batch: LoggedBatch = { ...head, batch: Number(last?.batch ?? 0) + 1 };
  const entries: StoredEntry[] = changes.map((change) => ({
    op: change.op,
    tbl: change.table,
    row: change.id,
    before: jsonOf(change.before),
    after: jsonOf(change.after),
  }));
  const hash = chainHash(String(last?.hash ?? firstHash), batch, entries);
  statements.run(changeLogSql.putBatch, batch.batch, batch.at, batch.origin, batch.label, batch.of, hash);
  for (const [n, entry] of entries.entries())
    statements.run(changeLogSql.putEntry, batch.batch, n, entry.op, entry.tbl, entry.row, entry.before, entry.after);
  return batch.batch;
}

export const batchOf = (stored: SqlRow): LoggedBatch => ({
  batch: stored.batch as number,
  at: stored.at as string,
  origin: stored.origin as string,
  label: stored.label as string,
  of: stored.of_batch as number | null,
});

export const changeOf = (stored: SqlRow): LoggedChange => ({
  op: stored.op as LoggedChange['op'],
  table: stored.tbl as string,
  id: stored.row as string,
  before: stored.before === null ? null : (JSON.parse(stored.before as string) as Record<string, unknown>),
  after: stored.after === null ? null : (JSON.parse(stored.after as string) as Record<string, unknown>),
});

/** Walks the whole chain; gives how many batches hold and the number of the first that does not, if any. */
export function verifyChain(statements: Pick<Statements, 'all'>): { batches: number; head: string; brokenAt: number | null } {
  let previous = firstHash;
  let expected = 1;
  for (const stored of statements.all(changeLogSql.every)) {
    const batch = batchOf(stored);
    const entries = statements.all(changeLogSql.entries, batch.batch) as unknown as StoredEntry[];
    if (batch.batch !== expected || chainHash(previous, batch, entries) !== stored.hash)
      return { batches: expected - 1, head: previous, brokenAt: batch.batch };
    previous = stored.hash as string;
    expected++;
  }
  return { batches: expected - 1, head: previous, brokenAt: null };
}
