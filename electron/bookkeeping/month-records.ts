import type { MonthChanges } from '#shared/contract/closing.ts';
import { type AnswerRecord, type ChangeRecord, type RecordResourceName, recordResources } from '#shared/documents/month-records.ts';
import { recordsCsv } from '#shared/documents/records-csv.ts';
import type { ReadableLedger } from '../ledger/ledger.ts';
import { periodSql } from './periods.sql.ts';

/** What a closed month carries beside its tables, as the bytes of its resource. */
export interface MonthRecords {
  readonly name: RecordResourceName;
  readonly path: string;
  readonly count: number;
  readonly bytes: Uint8Array;
}

/** 变更说明 and 更正 of a month as it is closed, and the answers to receipts that are still to travel; no answers, no resource. */
export function monthRecords(
  ledger: ReadableLedger,
  period: string,
  changes: MonthChanges,
  answers: readonly AnswerRecord[],
): MonthRecords[] {
  const said = [...amendmentsOf(ledger, period), ...recordsOf(changes)];
  return [resourceOf('changes', said), ...(answers.length > 0 ? [resourceOf('answers', answers)] : [])];
}

function resourceOf<N extends RecordResourceName>(
  name: N,
  records: readonly Readonly<Record<(typeof recordResources)[N]['columns'][number], string>>[],
): MonthRecords {
  const { path, columns } = recordResources[name];
  return { name, path, count: records.length, bytes: new TextEncoder().encode(recordsCsv<string>(columns, records)) };
}

const empty = { table: '', id: '', field: '', name: '', what: '', reason: '' };
const rowCounts = { added: 'added', left: 'gone', changed: 'changed', removed: 'deleted' } as const;

function recordsOf({ tables, asks }: MonthChanges): ChangeRecord[] {
  if (tables.length === 0) return [{ ...empty, kind: 'unchanged' }];
  const counts = tables.flatMap((changed) =>
    (['added', 'left', 'changed', 'removed'] as const).flatMap((kind): ChangeRecord[] => {
      const { count } = changed[kind];
      return count === 0 ? [] : [{ ...empty, kind: rowCounts[kind], table: changed.table, what: String(count) }];
    }),
  );
  const asked = asks.map(
    ({ kind, table, id, field, name, what, reason }): ChangeRecord => ({
      kind,
      table,
      id,
      field: field ?? '',
      name,
      what,
      reason: reason ?? '',
    }),
  );
  return [...counts, ...asked];
}

const amendmentsOf = (ledger: ReadableLedger, period: string): ChangeRecord[] =>
  ledger
    .all(periodSql.amendments, period)
    .map((row) => ({ ...empty, kind: 'amendment', what: String(row.revision), reason: String(row.text) }));
