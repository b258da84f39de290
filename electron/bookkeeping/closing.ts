import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type PeriodState, periodStateTitles } from '#shared/contract/bookkeeping.ts';
import { tableCsv } from '#shared/documents/table-csv.ts';
import { LedgerError } from '#shared/errors.ts';
import { monthOf } from '#shared/model/civil-date.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableNames, tableOf } from '#shared/model/tables.ts';
import type { Problem, Ruleset } from '#shared/rules/rule.ts';
import { changeLogSql } from '../ledger/change-log.sql.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/ledger.ts';
import type { Snapshot } from './bookkeeping.ts';
import type { MonthRecords } from './month-records.ts';
import { putPeriod, type StoredPeriod } from './period-store.ts';
import { periodSql } from './periods.sql.ts';

export function requireState(stored: StoredPeriod, allowed: readonly PeriodState[], act: string): void {
  if (!allowed.includes(stored.state))
    throw new LedgerError('PERIOD-STATE', { period: stored.period, state: periodStateTitles[stored.state], act });
}

/** Throws PERIOD-FUTURE for a month to come, PERIOD-PROBLEMS while own rows have errors or warnings without a 说明. */
export function requireClosable(ledger: ReadableLedger, period: string, today: string, problems: readonly Problem[]): void {
  if (period > monthOf(today)) throw new LedgerError('PERIOD-FUTURE', { period });
  const own = problems.filter((problem) => ledger.row(problem.table, problem.id)?.unit === ledger.identity.unit);
  const errors = own.filter((problem) => problem.severity === 'error').length;
  const warnings = own.filter((problem) => problem.severity === 'warning' && problem.waived === undefined).length;
  if (errors + warnings > 0) throw new LedgerError('PERIOD-PROBLEMS', { period, errors, warnings });
}

export const rulesetStamp = (ruleset: Ruleset): Snapshot['ruleset'] => ({
  id: ruleset.id,
  version: ruleset.version,
  sha256: createHash('sha256').update(JSON.stringify(ruleset)).digest('hex'),
});

/** Freezes every table and what is said beside them as the exact bytes of their resources and marks the month closed, with its 变更说明. Only within a transaction. */
export function closePeriod(
  ledger: WritableLedger,
  stored: StoredPeriod,
  now: string,
  ruleset: Ruleset,
  problems: readonly Problem[],
  said: { readonly text: string; readonly records: readonly MonthRecords[] },
): void {
  const standing = new Set(
    problems.filter((problem) => problem.waived !== undefined).map((problem) => `${problem.id}\n${problem.rule}\n${problem.message}`),
  );
  for (const [n, name] of tableNames.entries()) {
    const rows = ledger.rows(name).filter((row) => name !== 'waiver' || standing.has(`${row.subject}\n${row.rule}\n${row.message}`));
    ledger.run(
      periodSql.putSnapshot,
      stored.period,
      stored.revision,
      n,
      name,
      pathOf(name),
      rows.length,
      gzipSync(tableCsv(tableOf(name), inIdOrder(rows))),
    );
  }
  for (const [n, { name, path, count, bytes }] of said.records.entries())
    ledger.run(periodSql.putSnapshot, stored.period, stored.revision, tableNames.length + n, name, path, count, gzipSync(bytes));
  const last = Number(ledger.get(changeLogSql.last)?.batch ?? 0);
  putPeriod(ledger, {
    ...stored,
    state: 'closed',
    closedAt: now,
    changes: said.text,
    file: null,
    ruleset: JSON.stringify(rulesetStamp(ruleset)),
    closedBatch: last,
  });
}

/** Where a document has a table's rows; the waivers' resource has the plural name that package.md gives it. */
export const pathOf = (name: TableName) => (name === 'waiver' ? 'data/waivers.csv' : `data/${name}.csv`);
// the same state gives the same bytes, whatever order the rows were entered in
const inIdOrder = (rows: AnyRow[]) => rows.sort((a, b) => (a.id < b.id ? -1 : 1));

export function readSnapshot(ledger: ReadableLedger, stored: StoredPeriod): Snapshot {
  if (stored.closedAt === null || stored.ruleset === null)
    throw new LedgerError('PERIOD-STATE', { period: stored.period, state: periodStateTitles[stored.state], act: '导出' });
  const resources = ledger.all(periodSql.snapshot, stored.period, stored.revision).map((row) => ({
    table: row.tbl as string,
    path: row.path as string,
    rows: row.rows as number,
    bytes: new Uint8Array(gunzipSync(row.body as Uint8Array)),
  }));
  return {
    period: stored.period,
    revision: stored.revision,
    closedAt: stored.closedAt,
    ruleset: JSON.parse(stored.ruleset) as Snapshot['ruleset'],
    resources,
  };
}

/** Opens a closed month again under a new revision. Only within a transaction. */
export function amendPeriod(ledger: WritableLedger, stored: StoredPeriod, text: string, now: string): void {
  const revision = stored.revision + 1;
  ledger.run(periodSql.putAmendment, stored.period, revision, text, now);
  putPeriod(ledger, { ...stored, state: 'open', revision, closedAt: null, changes: null, file: null, ruleset: null });
}
