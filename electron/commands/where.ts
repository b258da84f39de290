import { LedgerError } from '#shared/errors.ts';
import type { Table } from '#shared/model/table.ts';

/** `--where FIELD=VALUE`, read. Throws USAGE for another form and for a field that the table does not have. */
export function conditionOf(condition: string, table: Table): [field: string, value: string] {
  const [, field, value] = /^([^=]+)=(.*)$/s.exec(condition) ?? [];
  if (field === undefined || value === undefined) throw new LedgerError('USAGE', { reason: `“${condition}”应写作 字段=值` });
  if (field !== 'id' && field !== 'unit' && !Object.hasOwn(table.fields, field))
    throw new LedgerError('USAGE', { reason: `“${table.title}”没有字段 ${field}` });
  return [field, value];
}
