import type { Period } from '#shared/contract/bookkeeping.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { periodOf } from '#shared/rules/derived-keys.ts';
import { monthTitle } from '../../app/period-words.ts';

/** Why a row cannot be changed: its month is closed. Undefined for a table whose rows belong to no month. */
export function lockOf(table: TableName, periods: readonly Period[]): ((row: AnyRow) => string | undefined) | undefined {
  const { dated } = tableOf(table);
  if (dated === undefined) return undefined;
  const closed = new Set(periods.filter((period) => period.state !== 'open').map((period) => period.period));
  return (row) => {
    const month = periodOf(row, dated);
    return month !== undefined && closed.has(month)
      ? `${monthTitle(month)}已由本单位封账，不能直接修改；请在“本月”选到该月，发起更正后再改。`
      : undefined;
  };
}
