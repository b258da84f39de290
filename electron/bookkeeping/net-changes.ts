import type { TableName } from '#shared/model/tables.ts';
import { changeOf } from '../ledger/change-log.ts';
import type { ReadableLedger } from '../ledger/ledger.ts';
import { sameValue, wholeValues } from './coercing.ts';
import { monthChangesSql } from './month-changes.sql.ts';

type Values = Readonly<Record<string, unknown>>;

/** What became of a row from one batch of the log to now, whatever was done in between. */
export interface NetChange {
  readonly table: TableName;
  readonly id: string;
  /** The fields that are otherwise now, as they were; null where the row was not there. */
  readonly was: Values | null;
  /** Whether the row is there. */
  readonly stands: boolean;
  /** The row as it stands; null where it is gone, or new: those are not read, for a first month has all of them. */
  readonly now: Values | null;
  /** What it held when it went last, and the batch that took it. */
  readonly gone: { readonly before: Values; readonly batch: number } | undefined;
}

interface Course {
  readonly table: TableName;
  readonly came: boolean;
  /** The oldest value of every field touched since. */
  readonly was: Record<string, unknown>;
  stands: boolean;
  gone?: { readonly before: Values; readonly batch: number };
}

/** Rows that are otherwise than after a batch, in the order in which they were first touched: what was put in and taken out again is none. */
export function netChanges(ledger: ReadableLedger, since: number): NetChange[] {
  const courses = new Map<string, Course>();
  for (const stored of ledger.all(monthChangesSql.since, since)) {
    // what a row held when it came is not asked for
    const { table, id, op, before } = changeOf(stored, {});
    const course: Course = courses.get(id) ?? { table: table as TableName, came: op === 'insert', was: {}, stands: true };
    courses.set(id, course);
    const held = op === 'delete' ? wholeValues(course.table, before) : (before ?? {});
    if (!course.came) for (const key in held) if (!Object.hasOwn(course.was, key)) course.was[key] = held[key];
    course.stands = op !== 'delete';
    if (op === 'delete') course.gone = { before: held, batch: stored.batch as number };
  }
  return [...courses].flatMap(([id, course]) => netOf(ledger, id, course));
}

function netOf(ledger: ReadableLedger, id: string, { table, came, was, stands, gone }: Course): NetChange[] {
  if (came) return stands ? [{ table, id, was: null, stands, now: null, gone }] : [];
  const now = stands ? ledger.row(table, id) : undefined;
  if (!now) return [{ table, id, was, stands: false, now: null, gone }];
  const other = Object.keys(was).filter((key) => key !== 'unit' && !sameValue(was[key], now[key]));
  return other.length === 0 ? [] : [{ table, id, was: Object.fromEntries(other.map((key) => [key, was[key]])), stands, now, gone }];
}
