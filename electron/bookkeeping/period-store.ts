import type { Period, PeriodState } from '#shared/contract/bookkeeping.ts';
import { addToMonth } from '#shared/model/civil-date.ts';
import type { Ruleset } from '#shared/rules/rule.ts';
import type { ReadableLedger, SqlRow, WritableLedger } from '../ledger/ledger.ts';
import { periodSql } from './periods.sql.ts';

/** A month as it is stored; a month never touched is open at revision 1. */
export interface StoredPeriod {
  readonly period: string;
  readonly state: PeriodState;
  readonly revision: number;
  readonly closedAt: string | null;
  readonly changes: string | null;
  readonly file: string | null;
  /** JSON of the ruleset's id, version and sha256 it was closed under. */
  readonly ruleset: string | null;
  /** The last batch of the change log when it was closed. */
  readonly closedBatch: number | null;
}

const untouched = (period: string): StoredPeriod => ({
  period,
  state: 'open',
  revision: 1,
  closedAt: null,
  changes: null,
  file: null,
  ruleset: null,
  closedBatch: null,
});

const storedOf = (row: SqlRow): StoredPeriod => ({
  period: row.period as string,
  state: row.state as PeriodState,
  revision: row.revision as number,
  closedAt: row.closed_at as string | null,
  changes: row.changes as string | null,
  file: row.file as string | null,
  ruleset: row.ruleset as string | null,
  closedBatch: row.closed_batch as number | null,
});

export function readPeriod(ledger: ReadableLedger, period: string): StoredPeriod {
  const found = ledger.get(periodSql.get, period);
  return found ? storedOf(found) : untouched(period);
}

export const isClosed = (ledger: ReadableLedger, period: string): boolean => ledger.get(periodSql.closed, period) !== undefined;

export function putPeriod(ledger: WritableLedger, period: StoredPeriod): void {
  const { state, revision, closedAt, changes, file, ruleset, closedBatch } = period;
  ledger.run(periodSql.put, period.period, state, revision, closedAt, changes, file, ruleset, closedBatch);
}

/** The day by which a month is to be reported: its own where it has one, else that of the next month (default 惯例: the 5th). */
export const dueDate = (period: string, { dueDay, dueDates }: Pick<Ruleset, 'dueDay' | 'dueDates'>): string =>
  dueDates?.[period] ?? `${addToMonth(period, 1)}-${String(dueDay).padStart(2, '0')}`;

/** A month as people see it. */
export function shownPeriod(ledger: ReadableLedger, stored: StoredPeriod, due: string): Period {
  const { period, state, revision, closedAt, changes, file } = stored;
  const amendments = ledger
    .all(periodSql.amendments, period)
    .map((row) => ({ revision: row.revision as number, text: row.text as string, at: row.at as string }));
  return {
    period,
    state,
    revision,
    closedAt,
    changes,
    file,
    amendments,
    due,
  };
}

/** The months on offer, latest first: from the month before the ledger began, or its first stored one, to this month. */
export function shownPeriods(ledger: ReadableLedger, first: string, thisMonth: string, show: (stored: StoredPeriod) => Period): Period[] {
  const stored = new Map(ledger.all(periodSql.all).map((row) => [row.period as string, storedOf(row)]));
  const earliest = [...stored.keys(), first].sort()[0] ?? first;
  const months: Period[] = [];
  for (let month = thisMonth; month >= earliest; month = addToMonth(month, -1)) months.push(show(stored.get(month) ?? untouched(month)));
  return months;
}
