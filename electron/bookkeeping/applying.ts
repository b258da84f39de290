import type { Change, EditBatch, Origin } from '#shared/contract/bookkeeping.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Surroundings } from '#shared/model/coerce.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableNames, tableOf } from '#shared/model/tables.ts';
import { periodOf } from '#shared/rules/derived-keys.ts';
import type { LoggedChange } from '../ledger/change-log.ts';
import type { WritableLedger } from '../ledger/ledger.ts';
import type { Watch } from './bookkeeping.ts';
import { coerceFields, emptyRow, sameValue, surroundingsOf } from './coercing.ts';
import { referenceSql } from './references.sql.ts';

/** One row before and after a batch, whole. */
export interface RowChange {
  readonly table: TableName;
  readonly id: string;
  readonly before: AnyRow | null;
  readonly after: AnyRow | null;
}

export interface Applied {
  readonly rows: readonly RowChange[];
  readonly log: readonly LoggedChange[];
}

/** What a batch is held against. */
export interface Bounds {
  readonly today: string;
  /** Whether a month is closed. */
  isClosed(period: string): boolean;
}

// a received package or the way back from one may touch rows that other desks keep
const mayTouchOthers = new Set<Origin>(['receive', 'undo', 'redo']);
// and brings values that were read before: reading them again could read them otherwise
const alreadyRead = mayTouchOthers;

/**
 * Writes a batch's changes to the rows, in order; only within a transaction. Changes that change nothing are left out.
 * Throws EDIT-EXISTS, EDIT-MISSING, EDIT-CONFLICT (payload: the row as it is), EDIT-CLOSED, EDIT-UNIT, EDIT-REFERENCED, EDIT-INVALID.
 */
export function writeChanges(ledger: WritableLedger, batch: EditBatch, bounds: Bounds, watch?: Watch): Applied {
  const around = surroundingsOf(ledger, bounds.today, batch.changes);
  const rows: RowChange[] = [];
  const log: LoggedChange[] = [];
  for (const [index, change] of batch.changes.entries()) {
    if (index % stride === 0) tellProgress(watch, index, batch.changes.length);
    const done = writeOne(ledger, change, (fields) => valuesIn(change.table, fields, batch.origin, around));
    if (!done) continue;
    guard(ledger, done, batch.origin, bounds);
    rows.push(done);
    log.push(logged(done));
  }
  refuseReferenced(
    ledger,
    rows.filter((row) => row.after === null),
  );
  return { rows, log };
}

// often enough to call off within a fifth of a second, seldom enough to cost nothing
const stride = 200;

function tellProgress(watch: Watch | undefined, done: number, total: number): void {
  watch?.throwIfCancelled();
  if (total > stride) watch?.progress({ done, total, label: '写入' });
}

type ReadFields = (fields: Readonly<Record<string, unknown>>) => Record<string, unknown>;

function valuesIn(
  name: TableName,
  fields: Readonly<Record<string, unknown>>,
  origin: Origin,
  around: Surroundings,
): Record<string, unknown> {
  if (!alreadyRead.has(origin)) return coerceFields(tableOf(name), fields, around);
  const { id: _id, ...values } = fields;
  return values;
}

function writeOne(ledger: WritableLedger, change: Change, read: ReadFields): RowChange | undefined {
  const current = ledger.row(change.table, change.id);
  if (change.op === 'insert') {
    if (current) throw new LedgerError('EDIT-EXISTS', {}, { payload: { row: current } });
    const unit = typeof change.after.unit === 'string' ? change.after.unit : ledger.identity.unit;
    const after = { ...emptyRow(change.table, change.id, unit), ...read(change.after) };
    ledger.insertRow(change.table, after);
    return { table: change.table, id: change.id, before: null, after };
  }
  if (!current) throw new LedgerError('EDIT-MISSING', {}, { payload: { table: change.table, id: change.id } });
  refuseConflict(current, change.before ?? {});
  if (change.op === 'delete') {
    ledger.deleteRow(change.table, change.id);
    return { table: change.table, id: change.id, before: current, after: null };
  }
  const values = read(change.after);
  const after: AnyRow = { ...current, ...values };
  if (Object.keys(values).every((key) => sameValue(current[key], after[key]))) return undefined;
  ledger.updateRow(change.table, after);
  return { table: change.table, id: change.id, before: current, after };
}

function refuseConflict(current: AnyRow, before: Readonly<Record<string, unknown>>): void {
  const field = Object.keys(before).find((key) => !sameValue(current[key], before[key]));
  if (field !== undefined) throw new LedgerError('EDIT-CONFLICT', {}, { payload: { row: current, field } });
}

function guard(ledger: WritableLedger, change: RowChange, origin: Origin, bounds: Bounds): void {
  const unit = change.before?.unit ?? change.after?.unit;
  if (unit !== undefined && unit !== ledger.identity.unit && change.table !== 'unit' && !mayTouchOthers.has(origin))
    throw new LedgerError('EDIT-UNIT', { unit });
  const dated = tableOf(change.table).dated;
  if (!dated || origin === 'receive') return;
  for (const row of [change.before, change.after]) {
    const period = row && periodOf(row, dated);
    if (period && bounds.isClosed(period)) throw new LedgerError('EDIT-CLOSED', { period });
  }
}

function logged({ table, id, before, after }: RowChange): LoggedChange {
  if (!before || !after)
    return { op: before ? 'delete' : 'insert', table, id, before: before && filled(before), after: after && filled(after) };
  const keys = Object.keys(after).filter((key) => !sameValue(before[key], after[key]));
  const part = (row: AnyRow) => Object.fromEntries(keys.map((key) => [key, row[key] ?? null]));
  return { op: 'update', table, id, before: part(before), after: part(after) };
}

const filled = ({ id: _id, ...row }: AnyRow) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));

// plain links are the database's foreign keys; lists of links have none
const listsTo = (name: TableName) =>
  tableNames.flatMap((table) =>
    Object.entries(tableOf(table).fields)
      .filter(([, field]) => field.kind === 'links' && field.to === name)
      .map(([key]) => ({ table, key })),
  );

function refuseReferenced(ledger: WritableLedger, removed: readonly RowChange[]): void {
  for (const name of new Set(removed.map((row) => row.table)))
    for (const { table, key } of listsTo(name)) {
      const listed = new Set(ledger.all(referenceSql.listed(tableOf(table), key)).map((found) => found.value));
      const row = removed.find(({ id }) => listed.has(id));
      if (row) throw new LedgerError('EDIT-REFERENCED', {}, { payload: { table, id: row.id } });
    }
}
