import { leavingOf } from '#shared/model/leaving.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { ReadableLedger } from '../ledger/ledger.ts';
import { reportedSql } from './reported.sql.ts';

/**
 * Whether a row may go only with a reason: it leaves by a date and a reason, and it stood in the ledger when a month was closed, so the superior has it.
 * Source: 党员、组织离开须有原因，不得以删除代替 [惯例].
 */
export const isReported = (ledger: ReadableLedger, table: TableName, id: string): boolean =>
  leavingOf(table) !== undefined && ledger.get(reportedSql.isReported, id) !== undefined;

/** Of these rows of a table, the ones that may go only with a reason. */
export const reportedAmong = (ledger: ReadableLedger, table: TableName, ids: readonly string[]): string[] =>
  leavingOf(table) === undefined ? [] : ledger.all(reportedSql.among, JSON.stringify(ids)).map((found) => found.id as string);

/** Whether taking a batch back would delete rows that were reported since. */
export function takesReportedRows(ledger: ReadableLedger, batch: number): boolean {
  if (batch > Number(ledger.get(reportedSql.lastClosed)?.batch ?? 0)) return false;
  return ledger.all(reportedSql.insertedTables, batch).some((found) => leavingOf(found.tbl as TableName) !== undefined);
}
