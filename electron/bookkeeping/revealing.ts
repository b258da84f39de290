import { LedgerError } from '#shared/errors.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';

/**
 * How the log names a reveal: what was done, the table and the titles of the fields shown, all personal ones where none are named; never what was shown.
 * Throws EDIT-INVALID for a field that is not personal.
 */
export function revealLabel(name: TableName, fields: readonly string[] | undefined, act = '显示个人信息'): string {
  const table = tableOf(name);
  const personal = Object.keys(table.fields).filter((key) => table.fields[key]?.personal);
  const strange = fields?.find((key) => !personal.includes(key));
  if (strange !== undefined || personal.length === 0)
    throw new LedgerError('EDIT-INVALID', { reason: `“${table.title}”的 ${strange ?? '字段'} 不是个人信息` });
  const shown = personal.filter((key) => fields?.includes(key) ?? true).map((key) => table.fields[key]?.title);
  return `${act}：${table.title}（${shown.join('、')}）`.slice(0, 200);
}
