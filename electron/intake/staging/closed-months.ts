import { LedgerError } from '#shared/errors.ts';
import type { AnyRow, Table } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import { periodOf } from '#shared/rules/derived-keys.ts';
import type { Problem } from '#shared/rules/rule.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { isClosed } from '../../bookkeeping/period-store.ts';

export const ofClosedMonth = 'EDIT-CLOSED';

/** Says of a row that it belongs to a closed month, which nobody writes in: it stays out, and the others go in. */
export function closedMonths({ ledger }: Bookkeeping, table: Table): (row: AnyRow) => Problem[] {
  const { dated } = table;
  if (dated === undefined) return () => [];
  const closed = new Map<string, boolean>();
  return (row) => {
    const period = periodOf(row, dated);
    if (period === undefined) return [];
    const known = closed.get(period) ?? isClosed(ledger, period);
    closed.set(period, known);
    if (!known) return [];
    const { message } = new LedgerError(ofClosedMonth, { period });
    return [{ rule: ofClosedMonth, severity: 'error', table: table.name as TableName, id: row.id, field: dated, message }];
  };
}
