import { type Field, isUnread, type Kind } from '#shared/model/field.ts';
import type { AnyRow, Table } from '#shared/model/table.ts';

// names and codes come from the model; there is nothing from outside in these texts
const listOf = (field: Field) =>
  Object.keys(field.list?.entries ?? {})
    .map((code) => `'${code}'`)
    .join(', ');
const digits = (pattern: string) => pattern.replaceAll('9', '[0-9]');
const fromJson = (column: string, fault: string) => `EXISTS (SELECT 1 FROM json_each(${column}) v WHERE ${fault})`;

/** When a stored value of a kind is wrong, as a CHECK of SQLite would say it. */
const faultOf = {
  text: (column, { format }) =>
    format === 'creditCode'
      ? `(length(${column}) <> 18 OR ${column} GLOB '*[^0-9A-HJ-NP-RTUWXY]*')`
      : format === 'idNumber'
        ? `${column} NOT GLOB '${digits('99999999999999999')}[0-9X]'`
        : `typeof(${column}) <> 'text'`,
  note: (column) => `typeof(${column}) <> 'text'`,
  count: (column) => `(typeof(${column}) <> 'integer' OR ${column} < 0)`,
  amount: (column) => `typeof(${column}) NOT IN ('real', 'integer')`,
  date: (column) => `(${column} NOT GLOB '${digits('9999-99-99')}' OR date(${column}) IS NOT ${column})`,
  month: (column) => `${column} NOT GLOB '${digits('9999-99')}'`,
  time: (column) => `${column} NOT GLOB '${digits('9999-99-99T99:99')}'`,
  yesNo: (column) => `${column} NOT IN (0, 1)`,
  code: (column, field) => `${column} NOT IN (${listOf(field)})`,
  codes: (column, field) => fromJson(column, `v.value NOT IN (${listOf(field)})`),
  link: (column, { to }) => `NOT EXISTS (SELECT 1 FROM "${to}" o WHERE o.id = ${column})`,
  links: (column, { to }) => fromJson(column, `NOT EXISTS (SELECT 1 FROM "${to}" o WHERE o.id = v.value)`),
  records: (column) => `NOT json_valid(${column})`,
} satisfies Record<Kind, (column: string, field: Field) => string>;

/** Rows of a table that break what its columns ask: filled, of the type, in the list, of the pattern, leading somewhere. One pass. */
export function faultyRowsSql(table: Table): string {
  const faults = Object.entries(table.fields).map(([key, field]) => {
    const column = `t."${key}"`;
    const wrong = `(${column} IS NOT NULL AND ${faultOf[field.kind](column, field)})`;
    return field.required ? `${column} IS NULL OR ${wrong}` : wrong;
  });
  return `SELECT t.id AS id FROM "${table.name}" t WHERE t.unread IS NOT NULL OR ${faults.join(' OR ')}`;
}

/** Values that two rows of a table have and only one may: codes and numbers. */
export const sharedValuesSql = (table: Table): string[] =>
  Object.entries(table.fields)
    .filter(([, { format }]) => format === 'creditCode' || format === 'idNumber')
    .map(([key]) => `SELECT "${key}" AS value FROM "${table.name}" WHERE "${key}" IS NOT NULL GROUP BY "${key}" HAVING count(*) > 1`);

/** The same for one row in memory, to hold the two against each other: only what is not filled or was not read. */
export const isUnfilled = (table: Table, row: AnyRow): boolean =>
  Object.entries(table.fields).some(([key, { required }]) => isUnread(row[key]) || (required === true && (row[key] ?? null) === null));
