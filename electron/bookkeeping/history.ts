import type { BatchReply, Change, HistoryEntry, RowChange } from '#shared/contract/bookkeeping.ts';
import { ownOrigins } from '#shared/contract/bookkeeping.ts';
import { LedgerError } from '#shared/errors.ts';
import type { TableName } from '#shared/model/tables.ts';
import { changeLogSql } from '../ledger/change-log.sql.ts';
import { authorOf, changeOf, fieldsOfBatch, type LoggedChange, storedEntries } from '../ledger/change-log.ts';
import type { ReadableLedger, SqlRow } from '../ledger/ledger.ts';
import { canBeTakenBack } from './blocking.ts';
import type { HistoryPart } from './bookkeeping.ts';
import { isEmpty, wholeValues } from './coercing.ts';

export interface Act {
  readonly batch: number;
  readonly label: string;
  /** How many entries it has. */
  readonly rows: number;
  readonly reason: string | null;
}

const asAct = (found: SqlRow): Act => ({
  batch: found.batch as number,
  label: found.label as string,
  rows: found.rows as number,
  reason: found.reason as string | null,
});
const actOf = (ledger: ReadableLedger, sql: string): Act | undefined => {
  const found = ledger.get(sql);
  return found && asAct(found);
};
/** The act that undo would take back; it is read from the log, so it survives a restart. */
export const undoable = (ledger: ReadableLedger): Act | undefined => actOf(ledger, changeLogSql.undoable);
export const redoable = (ledger: ReadableLedger): Act | undefined => actOf(ledger, changeLogSql.redoable);
export const nextActs = (ledger: ReadableLedger): Pick<BatchReply, 'undo' | 'redo'> => ({
  undo: undoable(ledger)?.label ?? null,
  redo: redoable(ledger)?.label ?? null,
});

const isAct = (stored: SqlRow) => !ownOrigins.some((origin) => origin === stored.origin) && stored.fate !== 'undo';

/** The act of a given batch number. Throws UNDO-NOTHING where there is none, where it is undone, or where it is itself an undo, redo, note or package. */
export function actByNumber(ledger: ReadableLedger, batch: number): Act {
  const found = ledger.get(changeLogSql.batch, batch);
  if (!found || !isAct(found)) throw new LedgerError('UNDO-NOTHING');
  return asAct(found);
}

/** The changes that take a batch back, last first; read from the log as they are asked for. */
export function* inverse(ledger: ReadableLedger, batch: number): Generator<Change> {
  const fields = fieldsOfBatch(ledger, batch);
  for (const stored of storedEntries(ledger, batch, true)) {
    const change = changeOf(stored, fields);
    yield asChange(change, change.after, change.before);
  }
}
/** The changes that do a batch again. */
export function* again(ledger: ReadableLedger, batch: number): Generator<Change> {
  const fields = fieldsOfBatch(ledger, batch);
  for (const stored of storedEntries(ledger, batch)) {
    const change = changeOf(stored, fields);
    yield asChange(change, change.before, change.after);
  }
}

function asChange({ table, id }: LoggedChange, before: LoggedChange['before'], after: LoggedChange['after']): Change {
  const name = table as TableName;
  // what was filled in later in an empty field is a later change too
  if (after === null) return { op: 'delete', table: name, id, before: wholeValues(name, before) };
  return before === null
    ? { op: 'insert', table: name, id, after: { ...after } }
    : { op: 'update', table: name, id, before: { ...before }, after: { ...after } };
}

const everyBatch = Number.MAX_SAFE_INTEGER;

/** The log's batches, latest first; see Bookkeeping.history. */
export function history(ledger: ReadableLedger, row: string | undefined, limit: number, only: HistoryPart = {}): HistoryEntry[] {
  const before = only.before ?? everyBatch;
  const found =
    row === undefined
      ? ledger.all(changeLogSql.latest, before, limit)
      : only.field === undefined
        ? ledger.all(changeLogSql.ofRow, row, before, limit)
        : ledger.all(changeLogSql.ofCell, row, before, pathOf(only.field), pathOf(only.field), only.field, limit);
  return found.map((stored) => ({
    batch: stored.batch as number,
    at: stored.at as string,
    origin: stored.origin as HistoryEntry['origin'],
    label: stored.label as string,
    rows: stored.rows as number,
    undone: stored.fate === 'undo',
    undoable: isAct(stored) && canBeTakenBack(ledger, stored.batch as number),
    by: authorOf(stored),
    reason: stored.reason as string | null,
    ...(row === undefined ? {} : { changes: changesOfRow(ledger, stored.batch as number, row) }),
  }));
}

/** A field as a JSON path. Throws EDIT-INVALID for what can be no field's name, for it would be read as a path of its own. */
function pathOf(field: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(field)) throw new LedgerError('EDIT-INVALID', { reason: `没有字段 ${field}` });
  return `$.${field}`;
}

/** What a batch did to so many rows after the first `from`, and whether there are more. */
export function changesOfBatch(
  ledger: ReadableLedger,
  batch: number,
  from: number,
  limit: number,
): { changes: RowChange[]; more: boolean } {
  const found = ledger.all(changeLogSql.someEntries, batch, limit + 1, from);
  return { changes: found.slice(0, limit).map(rowChangesOf(ledger, batch)), more: found.length > limit };
}

const changesOfRow = (ledger: ReadableLedger, batch: number, row: string): RowChange[] =>
  ledger.all(changeLogSql.entriesOfRow, batch, row).map(rowChangesOf(ledger, batch));

function rowChangesOf(ledger: ReadableLedger, batch: number): (stored: SqlRow) => RowChange {
  const fields = fieldsOfBatch(ledger, batch);
  return (stored) => {
    const { table, id, op, before, after } = changeOf(stored, fields);
    const came = op === 'insert' && after === null ? cameAs(ledger, table as TableName, id, batch) : after;
    return { table: table as TableName, id, op, before: before && { ...before }, after: came && { ...came } };
  };
}

/**
 * What a row held when a package brought it, which the log leaves to the package: as it stands, with everything that was done to it since taken
 * back. Fields that were empty are left out, as they are in what is logged.
 */
function cameAs(ledger: ReadableLedger, table: TableName, id: string, batch: number): Record<string, unknown> {
  const { id: _, ...stands } = ledger.row(table, id) ?? { id };
  let held: Record<string, unknown> = stands;
  for (const stored of ledger.all(changeLogSql.laterOfRow, id, batch)) {
    // a row of another table may have the same id where other programs make them
    if (stored.tbl !== table) continue;
    // a row that came once more begins anew: what went before it is told by the entry that took it
    const { op, before } = changeOf(stored, fieldsOfBatch(ledger, stored.batch as number));
    held = op === 'delete' ? wholeValues(table, before) : { ...held, ...before };
  }
  return Object.fromEntries(Object.entries(held).filter(([, value]) => !isEmpty(value)));
}
