import { gzipSync } from 'node:zlib';
import { changeLogSql } from '../ledger/change-log.sql.ts';
import type { WritableLedger } from '../ledger/ledger.ts';
import type { RecalledMonth } from './bookkeeping.ts';
import { putPeriod, readPeriod } from './period-store.ts';
import { periodSql } from './periods.sql.ts';

/** Marks a month that is untouched here as closed and answered; one that was worked on here stays as it is. Only within a transaction. */
export function recallMonth(ledger: WritableLedger, { period, revision, outcome, file, frozen }: RecalledMonth): void {
  const stored = readPeriod(ledger, period);
  if (stored.state !== 'open' || stored.revision !== 1) return;
  for (const [n, { table, path, rows, bytes }] of (frozen?.resources ?? []).entries())
    ledger.run(periodSql.putSnapshot, period, revision, n, table, path, rows, gzipSync(bytes));
  putPeriod(ledger, {
    ...stored,
    state: outcome,
    revision,
    closedAt: frozen?.closedAt ?? null,
    file,
    ruleset: frozen ? JSON.stringify(frozen.ruleset) : null,
    closedBatch: Number(ledger.get(changeLogSql.last)?.batch ?? 0),
  });
}
