import type { z } from 'zod';
import type { answerShown, changeShown } from '#shared/contract/answers.ts';
import type { ChangeRecord } from '#shared/documents/month-records.ts';
import { masked } from '#shared/model/masked.ts';
import { rowLabel } from '#shared/model/row-label.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { isTableName, type TableName, tableOf } from '#shared/model/tables.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import type { Entry, ReadableRegisters } from '../../bookkeeping/registers.ts';
import type { PackageRows } from '../receiving/package-rows.ts';

/** The answers that a package brought. */
export const answersOf = (registers: ReadableRegisters, broughtBy: string): Entry<'answered'>[] =>
  registers.list('answered').filter(({ body }) => body.broughtBy === broughtBy);

/** Every answer from below, those not decided first, the latest first. */
export const answersBelow = ({ registers, ledger }: Bookkeeping): z.infer<typeof answerShown>[] =>
  registers
    .list('answered')
    .map((one) => {
      const { table, id } = one.body;
      const row = isTableName(table) ? ledger.row(table, id) : undefined;
      return shownAnswer(one, row && isTableName(table) ? rowLabel(table, row) : '（已不在台账）');
    })
    .sort((one, other) => Number(one.decision !== null) - Number(other.decision !== null) || (one.at < other.at ? 1 : -1));

/** An answer as people are shown it; `label`: how they call the row. */
export const shownAnswer = (
  { id, body: { unit, package: about, table, id: row, field, rule, message, state, text, at, decision } }: Entry<'answered'>,
  label: string,
): z.infer<typeof answerShown> => ({
  key: id,
  unit,
  package: about,
  table,
  id: row,
  field,
  rule,
  message,
  state,
  text,
  at,
  decision: decision?.choice ?? null,
  label,
});

/** A record of the 变更说明 as people are shown it: a name that is personal data is masked. */
export function shownChange({ name, ...record }: ChangeRecord): z.infer<typeof changeShown> {
  const table = isTableName(record.table) ? tableOf(record.table) : undefined;
  const field = table?.fields[table.label];
  return { ...record, name: field?.personal ? masked(field, name) : name };
}

/** How people call a row of a package. */
export function labelIn(rows: PackageRows): (table: string, id: string) => string {
  const byId = new Map<TableName, ReadonlyMap<string, AnyRow>>();
  return (table, id) => {
    if (!isTableName(table)) return table;
    const known = byId.get(table) ?? new Map((rows.get(table) ?? []).map((row) => [row.id, row]));
    byId.set(table, known);
    const row = known.get(id);
    return row ? rowLabel(table, row) : '（已不在其中）';
  };
}
