import { createHash } from 'node:crypto';
import { LedgerError } from '#shared/errors.ts';
import { changeLogSql } from './change-log.sql.ts';
import type { SqlRow } from './ledger.ts';
import type { Statements } from './row-store.ts';

/**
 * One row's part of a batch as it was done: before and after are the fields that changed; null where the row was not.
 * To be logged, empty fields may be left out: one that only one side has was, or became, empty.
 * Read back, an insert has no `after` where the batch names a document that holds it.
 */
export interface LoggedChange {
  readonly op: 'insert' | 'update' | 'delete';
  readonly table: string;
  readonly id: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** Whose act a batch was: the unit by name, and the machine's account where it was done at this desk. */
export interface Author {
  readonly unit: string;
  readonly account: string | null;
}

export interface LoggedBatch {
  readonly batch: number;
  readonly at: string;
  readonly origin: string;
  readonly label: string;
  /** The batch that an undo or redo is of. */
  readonly of: number | null;
  /** Null where it was logged before this was kept, as is `rows`. */
  readonly by: Author | null;
  /** How many entries it has. */
  readonly rows: number | null;
  /** Why it was done, where that was asked. */
  readonly reason: string | null;
  /** As JSON, by table the fields of the rows it brought, which are logged as lists of their values; null where it brought none, or they were logged with their fields. */
  readonly fields: string | null;
  /** The SHA-256 of the signed manifest of the package that the rows it brought came in, where they did: what they held is not in the log. */
  readonly document: string | null;
}

export const firstHash = '0'.repeat(64);

interface StoredEntry {
  readonly op: string;
  readonly tbl: string;
  readonly row: string;
  readonly before: string | null;
  readonly after: string | null;
}

const line = (parts: readonly unknown[]) => `${JSON.stringify(parts)}\n`;
const entryLine = ({ op, tbl, row, before, after }: StoredEntry) => line([op, tbl, row, before, after]);
const headLine = ({ batch, at, origin, label, of, by, rows, reason, fields, document }: LoggedBatch) =>
  line([...[batch, at, origin, label, of], ...(by ? [by.unit, by.account, rows] : []), ...withoutLastNulls([reason, fields, document])]);

// a head of before one of these was kept has the line that it had then
const withoutLastNulls = (values: readonly (string | null)[]) => values.slice(0, values.findLastIndex((value) => value !== null) + 1);

/**
 * Hash of a batch: over the hash before it, every entry and its head, each as JSON on a line of its own. The head comes last, for only then is
 * all of it known; in a batch of the first format, which has no author, it comes before the entries.
 */
function chainHash(previous: string, batch: LoggedBatch, entries: Iterable<StoredEntry>): string {
  const hash = createHash('sha256').update(`${previous}\n`);
  if (!batch.by) hash.update(headLine(batch));
  for (const entry of entries) hash.update(entryLine(entry));
  if (batch.by) hash.update(headLine(batch));
  return hash.digest('hex');
}

/** A batch to be logged: its number and size follow from the log, and today every batch has an author. */
export type NewBatch = Omit<LoggedBatch, 'batch' | 'rows' | 'by' | 'reason' | 'fields' | 'document'> & {
  readonly by: Author;
  readonly reason?: string | null;
};

/** A batch being appended; only within the transaction that writes its rows. */
export interface Appending {
  add(change: LoggedChange): void;
  /** Writes its head; gives its number. Every batch that was added to must be sealed. */
  seal(head: NewBatch): number;
}

/** The number of the latest batch: as long as it stands, so do all rows. 0 where there is none. */
export const lastBatch = (statements: Pick<Statements, 'get'>): number => Number(statements.get(changeLogSql.last)?.batch ?? 0);

const hashedAtOnce = 16_384;

/** `document`: the SHA-256 of the signed manifest of the package that the new rows come in; what they hold is then not logged. */
export function beginBatch(statements: Pick<Statements, 'get' | 'run'>, document: string | null = null): Appending {
  const last = statements.get(changeLogSql.last);
  const batch = Number(last?.batch ?? 0) + 1;
  const hash = createHash('sha256').update(`${String(last?.hash ?? firstHash)}\n`);
  const lists = openLists();
  let rows = 0;
  // handed to the hash some at a time: each handing over costs as much as a short entry
  let lines = '';
  return {
    add(change) {
      const { op, tbl, row, before, after } = entryOf(
        document !== null && change.before === null ? { ...change, after: null } : change,
        lists.of,
      );
      lines += entryLine({ op, tbl, row, before, after });
      if (lines.length > hashedAtOnce) {
        hash.update(lines);
        lines = '';
      }
      statements.run(changeLogSql.putEntry, batch, rows++, op, tbl, row, before, after);
    },
    seal(head) {
      const { at, origin, label, of, by, reason = null } = head;
      const fields = lists.fields();
      hash.update(`${lines}${headLine({ ...head, batch, rows, reason, fields, document })}`);
      statements.run(
        changeLogSql.putBatch,
        batch,
        at,
        origin,
        label,
        of,
        hash.digest('hex'),
        by.unit,
        by.account,
        rows,
        reason,
        fields,
        document,
      );
      return batch;
    },
  };
}

const jsonOf = (values: LoggedChange['before']) => values && JSON.stringify(values);
const entryOf = ({ op, table, id, before, after }: LoggedChange, listOf: Lists['of']): StoredEntry => ({
  op,
  tbl: table,
  row: id,
  before: jsonOf(before),
  after: before === null && after !== null ? JSON.stringify(listOf(table, after) ?? after) : jsonOf(after),
});

interface Lists {
  /** The values of a new row in the order of its table's fields; undefined where it has others than those that came before it. */
  of(table: string, row: Values): readonly unknown[] | undefined;
  /** The fields by table, as JSON. */
  fields(): string | null;
}

/** The names of its fields are more than half of a new row written as JSON: they stand in the log once a batch. */
function openLists(): Lists {
  const tables = new Map<string, readonly string[]>();
  return {
    of(table, row) {
      const fields = tables.get(table) ?? Object.keys(row).filter((key) => key !== 'id');
      tables.set(table, fields);
      const values: unknown[] = [];
      // empty ones at the end are left out
      let filled = 0;
      for (const key in row) {
        if (key === 'id') continue;
        if (fields[values.length] !== key) return undefined;
        const value = row[key] ?? null;
        values.push(value);
        if (value !== null) filled = values.length;
      }
      values.length = filled;
      return values;
    },
    fields: () => (tables.size === 0 ? null : JSON.stringify(Object.fromEntries(tables))),
  };
}

export const batchOf = (stored: SqlRow): LoggedBatch => ({
  batch: stored.batch as number,
  at: stored.at as string,
  origin: stored.origin as string,
  label: stored.label as string,
  of: stored.of_batch as number | null,
  by: authorOf(stored),
  rows: stored.rows as number | null,
  reason: stored.reason as string | null,
  fields: stored.fields as string | null,
  document: stored.document as string | null,
});

export const authorOf = (stored: SqlRow): Author | null =>
  stored.unit === null ? null : { unit: stored.unit as string, account: stored.account as string | null };

type Values = Readonly<Record<string, unknown>>;
/** By table, the fields of the rows that a batch brought. */
export type BatchFields = Readonly<Record<string, readonly string[]>>;

export function fieldsOfBatch(statements: Pick<Statements, 'get'>, batch: number): BatchFields {
  const stored = statements.get(changeLogSql.fields, batch)?.fields;
  return typeof stored === 'string' ? (JSON.parse(stored) as BatchFields) : {};
}

function valuesOf(stored: unknown, fields: readonly string[] | undefined): Record<string, unknown> | null {
  if (stored === null) return null;
  const values = JSON.parse(stored as string) as Record<string, unknown> | readonly unknown[];
  if (!Array.isArray(values)) return values as Record<string, unknown>;
  if (!fields || fields.length < values.length) throw new LedgerError('LEDGER-DAMAGED', {}, { cause: 'a logged row without its fields' });
  return Object.fromEntries(fields.flatMap((field, place) => ((values[place] ?? null) === null ? [] : [[field, values[place]]])));
}

/** What an entry says; `fields` of its batch. Throws LEDGER-DAMAGED for a row whose fields are not known. */
export function changeOf(stored: SqlRow, fields: BatchFields): LoggedChange {
  const known = fields[stored.tbl as string];
  const [before, after] = [valuesOf(stored.before, known), valuesOf(stored.after, known)];
  if (before && after) {
    for (const key in before) if (!Object.hasOwn(after, key)) after[key] = null;
    for (const key in after) if (!Object.hasOwn(before, key)) before[key] = null;
  }
  return { op: stored.op as LoggedChange['op'], table: stored.tbl as string, id: stored.row as string, before, after };
}

const atOnce = 1000;

/** A batch's entries as they are stored, in order or from the last one back; read in parts, for a batch can be as long as the ledger. */
export function* storedEntries(statements: Pick<Statements, 'all'>, batch: number, backwards = false): Generator<SqlRow> {
  for (let from = backwards ? Number.MAX_SAFE_INTEGER : -1; ; ) {
    const part = statements.all(backwards ? changeLogSql.entriesBack : changeLogSql.entries, batch, from, atOnce);
    yield* part;
    const last = part.at(-1);
    if (!last || part.length < atOnce) return;
    from = last.n as number;
  }
}

/** Walks the whole chain; gives how many batches hold and the number of the first that does not, if any. */
export function verifyChain(statements: Pick<Statements, 'all'>): { batches: number; head: string; brokenAt: number | null } {
  let previous = firstHash;
  let expected = 1;
  for (const stored of statements.all(changeLogSql.every)) {
    const batch = batchOf(stored);
    const entries = storedEntries(statements, batch.batch) as Iterable<unknown> as Iterable<StoredEntry>;
    if (batch.batch !== expected || chainHash(previous, batch, entries) !== stored.hash)
      return { batches: expected - 1, head: previous, brokenAt: batch.batch };
    previous = stored.hash as string;
    expected++;
  }
  return { batches: expected - 1, head: previous, brokenAt: null };
}
