import type { Change, Origin, SetChange } from '#shared/contract/bookkeeping.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Surroundings } from '#shared/model/coerce.ts';
import { remembered } from '#shared/model/remembered.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableNames, tableOf } from '#shared/model/tables.ts';
import { periodOf } from '#shared/rules/derived-keys.ts';
import type { LoggedChange } from '../ledger/change-log.ts';
import type { WritableLedger } from '../ledger/ledger.ts';
import type { Watch } from './bookkeeping.ts';
import { coerceFields, emptyRow, isEmpty, sameValue } from './coercing.ts';
import { referenceSql } from './references.sql.ts';

/** One row before and after a batch, whole. */
export interface RowChange {
  readonly table: TableName;
  readonly id: string;
  readonly before: AnyRow | null;
  readonly after: AnyRow | null;
}

/** What is to be written: a batch as it was handed in, or what undo reads from the log part by part. */
export interface Writing {
  readonly origin: Origin;
  readonly changes: Iterable<Change | SetChange>;
  /** How many rows that are. */
  readonly total: number;
  /** Why, where it was asked: with it rows may go that were reported. */
  readonly reason?: string | undefined;
  /** What the values are read with, where they are to be read. */
  readonly around?: Surroundings;
}

/** Who is told of each row before it is written, and after. */
export interface Hearing {
  before(change: Change): void;
  after(change: LoggedChange): void;
  readonly watch?: Watch | undefined;
}

/** What a batch is held against. */
export interface Bounds {
  /** Whether a month is closed. */
  isClosed(period: string): boolean;
  /** Whether a row may go only with a reason. */
  isReported(table: TableName, id: string): boolean;
}

// a received package or the way back from one may touch rows that other desks keep
const mayTouchOthers = new Set<Origin>(['receive', 'undo', 'redo']);
// what a package leaves out is gone at its own desk; undo is asked before it begins (see write-path)
const mayDeleteReported = new Set<Origin>(['receive', 'undo']);
/** Its values were read before: reading them again could read them otherwise. */
export const isAlreadyRead = (origin: Origin): boolean => mayTouchOthers.has(origin);

/**
 * Writes changes to the rows, in order; only within a transaction. Changes that change nothing are left out.
 * Throws EDIT-EXISTS, EDIT-MISSING, EDIT-CONFLICT (payload: the row as it is), EDIT-CLOSED, EDIT-REPORTED, EDIT-UNIT, EDIT-REFERENCED, EDIT-INVALID.
 */
export function writeChanges(ledger: WritableLedger, writing: Writing, bounds: Bounds, hearing: Hearing): RowChange[] {
  const { total, around } = writing;
  const rows: RowChange[] = [];
  const read = readingOnce((table, fields) => (around ? coerceFields(tableOf(table), fields, around) : fields));
  let index = 0;
  for (const change of eachRow(writing.changes)) {
    if (index % stride === 0) tellProgress(hearing.watch, index, total);
    index++;
    hearing.before(change);
    const done = writeOne(ledger, change, read);
    if (!done) continue;
    guard(ledger, done, writing, bounds);
    rows.push(done);
    hearing.after(logged(done));
  }
  refuseReferenced(
    ledger,
    rows.filter((row) => row.after === null),
  );
  if (writing.origin === 'undo' || writing.origin === 'redo') refuseLost(ledger, rows);
  return rows;
}

// often enough to call off within a fifth of a second, seldom enough to cost nothing
const stride = 200;

function tellProgress(watch: Watch | undefined, done: number, total: number): void {
  watch?.throwIfCancelled();
  if (total > stride) watch?.progress({ done, total, label: '写入' });
}

/** Every row's own change: those of a `set` share one object of values. */
function* eachRow(changes: Writing['changes']): Generator<Change> {
  for (const change of changes)
    if (change.op === 'set') for (const id of change.ids) yield { op: 'update', table: change.table, id, before: {}, after: change.after };
    else yield change;
}

type Values = Readonly<Record<string, unknown>>;
type ReadValues = (table: TableName, fields: Values) => Values;

/** Values shared by many rows are read once. */
function readingOnce(read: ReadValues): ReadValues {
  let last: { fields: Values; values: Values } | undefined;
  return (table, fields) => {
    if (last?.fields !== fields) last = { fields, values: read(table, fields) };
    return last.values;
  };
}

function writeOne(ledger: WritableLedger, change: Change, read: ReadValues): RowChange | undefined {
  if (change.op === 'insert') {
    const unit = typeof change.after.unit === 'string' ? change.after.unit : ledger.identity.unit;
    const after = wholeRow(change, unit, read(change.table, change.after));
    if (!ledger.insertRow(change.table, after))
      throw new LedgerError('EDIT-EXISTS', {}, { payload: { row: ledger.row(change.table, change.id) } });
    return { table: change.table, id: change.id, before: null, after };
  }
  const current = ledger.row(change.table, change.id);
  if (!current) throw new LedgerError('EDIT-MISSING', {}, { payload: { table: change.table, id: change.id } });
  refuseConflict(current, change.before ?? {});
  if (change.op === 'delete') {
    ledger.deleteRow(change.table, current);
    return { table: change.table, id: change.id, before: current, after: null };
  }
  const values = read(change.table, change.after);
  const after: AnyRow = { ...current, ...values, id: change.id };
  if (Object.keys(values).every((key) => sameValue(current[key], after[key]))) return undefined;
  ledger.updateRow(change.table, after, current);
  return { table: change.table, id: change.id, before: current, after };
}

/** The values as a row with every field in the model's order; a row that is so already comes back itself, for a copy of each costs much. */
function wholeRow({ table, id }: Change, unit: string, values: Values): AnyRow {
  if (values.id === id && isWhole(table, values)) return values;
  return { ...emptyRow(table, id, unit), ...values, id };
}

const wholeKeys = remembered((table: TableName) => Object.keys(emptyRow(table, '', '')));
function isWhole(table: TableName, values: Values): values is AnyRow {
  const [given, all] = [Object.keys(values), wholeKeys(table)];
  return given.length === all.length && given.every((key, place) => key === all[place]);
}

function refuseConflict(current: AnyRow, before: Readonly<Record<string, unknown>>): void {
  const field = Object.keys(before).find((key) => !sameValue(current[key], before[key]));
  if (field !== undefined) throw new LedgerError('EDIT-CONFLICT', {}, { payload: { row: current, field } });
}

function guard(ledger: WritableLedger, change: RowChange, { origin, reason }: Writing, bounds: Bounds): void {
  const unit = change.before?.unit ?? change.after?.unit;
  // a 底册 gives a county back the rows of its townships
  const givenBack = origin === 'roster' && change.before === null && ledger.identity.level !== 'township';
  if (unit !== undefined && unit !== ledger.identity.unit && change.table !== 'unit' && !mayTouchOthers.has(origin) && !givenBack)
    throw new LedgerError('EDIT-UNIT', { unit });
  if (change.after === null && reason === undefined && !mayDeleteReported.has(origin) && bounds.isReported(change.table, change.id))
    throw new LedgerError('EDIT-REPORTED', {}, { payload: { table: change.table, id: change.id } });
  const dated = tableOf(change.table).dated;
  if (!dated || origin === 'receive') return;
  for (const row of [change.before, change.after]) {
    const period = row && periodOf(row, dated);
    if (period && bounds.isClosed(period)) throw new LedgerError('EDIT-CLOSED', { period });
  }
}

function logged({ table, id, before, after }: RowChange): LoggedChange {
  if (!before || !after) return { op: before ? 'delete' : 'insert', table, id, before: before && filled(before), after };
  const was: Record<string, unknown> = {};
  const is: Record<string, unknown> = {};
  for (const key in after)
    if (!sameValue(before[key], after[key])) {
      if (!isEmpty(before[key])) was[key] = before[key];
      if (!isEmpty(after[key])) is[key] = after[key];
    }
  return { op: 'update', table, id, before: was, after: is };
}

/** A copy in which what is empty is undefined, which JSON leaves out: faster than one whose fields are put in one by one. */
function filled(row: AnyRow): Record<string, unknown> {
  const values: Record<string, unknown> = { ...row, id: undefined };
  for (const key in values) if (values[key] === null) values[key] = undefined;
  return values;
}

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

/** What is taken back may bring lists whose rows have gone since: the database does not know them as links. */
function refuseLost(ledger: WritableLedger, rows: readonly RowChange[]): void {
  for (const { table, after } of rows)
    for (const [key, { kind, to }] of Object.entries(tableOf(table).fields)) {
      const listed: unknown = kind === 'links' ? after?.[key] : null;
      const lost = Array.isArray(listed) && listed.find((id: string) => !ledger.row(to as TableName, id));
      if (lost) throw new LedgerError('EDIT-REFERENCED', {}, { payload: { table: to, id: lost } });
    }
}
