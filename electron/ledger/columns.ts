import { blankRow } from '#shared/model/blank-row.ts';
import { isUnread, type Kind } from '#shared/model/field.ts';
import type { AnyRow, Table } from '#shared/model/table.ts';
import type { SqlValue } from './ledger.ts';

/** The SQLite type a kind is stored as; lists and records are JSON text. */
export const sqlOf = {
  text: 'TEXT',
  note: 'TEXT',
  count: 'INTEGER',
  amount: 'REAL',
  date: 'TEXT',
  month: 'TEXT',
  time: 'TEXT',
  yesNo: 'INTEGER',
  code: 'TEXT',
  codes: 'TEXT',
  link: 'TEXT',
  links: 'TEXT',
  records: 'TEXT',
} as const satisfies Record<Kind, 'TEXT' | 'INTEGER' | 'REAL'>;

/** How a kind's values stand in SQLite: as JSON, as 0 and 1, or as they are. */
type Form = 'json' | 'bit' | 'plain';
const formOf = (kind: Kind): Form =>
  kind === 'codes' || kind === 'links' || kind === 'records' ? 'json' : kind === 'yesNo' ? 'bit' : 'plain';

type Columns = readonly { readonly key: string; readonly form: Form }[];

const known = new Map<string, Columns>();

/** A table's columns, made once: asking the model anew for every row cost more than the row. */
function columnsOf(table: Table): Columns {
  const columns = known.get(table.name) ?? Object.entries(table.fields).map(([key, { kind }]) => ({ key, form: formOf(kind) }));
  known.set(table.name, columns);
  return columns;
}

const storedOf = (form: Form, value: unknown): SqlValue => {
  if (value === null || value === undefined || isUnread(value)) return null;
  if (form === 'json') return JSON.stringify(value);
  if (form === 'bit') return value ? 1 : 0;
  return value as SqlValue;
};

const readOf = (form: Form, stored: SqlValue): unknown =>
  form === 'json' ? JSON.parse(stored as string) : form === 'bit' ? stored === 1 : stored;

/** A row's value of one column of the table: a field's, or the `unread` texts as JSON or null. */
export function storedValue(table: Table, row: AnyRow, column: string): SqlValue {
  const field = table.fields[column];
  return field ? storedOf(formOf(field.kind), row[column]) : unreadOf(table, row);
}

/** A row's values in the order of the model's fields, then the `unread` texts as JSON or null. */
export function storedValues(table: Table, row: AnyRow): SqlValue[] {
  const values: SqlValue[] = [];
  let isUnreadIn = false;
  for (const { key, form } of columnsOf(table)) {
    const value = row[key];
    isUnreadIn ||= isUnread(value);
    values.push(storedOf(form, value));
  }
  values.push(isUnreadIn ? unreadOf(table, row) : null);
  return values;
}

/** The columns in which two states of a row are stored otherwise. */
export function changedColumns(table: Table, row: AnyRow, before: AnyRow): string[] {
  const changed = columnsOf(table).filter(({ key }) => row[key] !== before[key]);
  const columns = changed.filter(({ key, form }) => storedOf(form, row[key]) !== storedOf(form, before[key])).map(({ key }) => key);
  if (changed.some(({ key }) => isUnread(row[key]) || isUnread(before[key]))) columns.push('unread');
  return columns;
}

function unreadOf(table: Table, row: AnyRow): string | null {
  let unread: Record<string, string> | undefined;
  for (const { key } of columnsOf(table)) {
    const value = row[key];
    if (isUnread(value)) unread = { ...unread, [key]: value.unread };
  }
  return unread ? JSON.stringify(unread) : null;
}

/** The row that a record stands for: id, unit, the fields in the model's order, unread (see rows.sql.ts). */
export function rowOf(table: Table, stored: readonly SqlValue[]): AnyRow {
  const columns = columnsOf(table);
  const row = blankRow(table, stored[0] as string, stored[1] as string) as Record<string, unknown> & AnyRow;
  for (let at = 0; at < columns.length; at++) {
    const value = stored[at + 2];
    const column = columns[at];
    if (column && value !== null && value !== undefined) row[column.key] = readOf(column.form, value);
  }
  const unread = stored[columns.length + 2];
  if (typeof unread === 'string')
    for (const [key, text] of Object.entries(JSON.parse(unread) as Record<string, string>)) row[key] = { unread: text };
  return row;
}
