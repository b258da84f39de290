import { isUnread, type Kind } from '#shared/model/field.ts';
import type { AnyRow, Table } from '#shared/model/table.ts';
import type { SqlRow, SqlValue } from './ledger.ts';

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

const jsonKinds = new Set<Kind>(['codes', 'links', 'records']);

const storedOf = (kind: Kind, value: unknown): SqlValue => {
  if (value === null || value === undefined || isUnread(value)) return null;
  if (jsonKinds.has(kind)) return JSON.stringify(value);
  if (kind === 'yesNo') return value ? 1 : 0;
  return value as SqlValue;
};

const readOf = (kind: Kind, stored: SqlValue | undefined): unknown => {
  if (stored === null || stored === undefined) return null;
  if (jsonKinds.has(kind)) return JSON.parse(stored as string);
  if (kind === 'yesNo') return stored === 1;
  return stored;
};

/** A row's values in the order of the model's fields, then the `unread` texts as JSON or null. */
export function storedValues(table: Table, row: AnyRow): SqlValue[] {
  const unread: Record<string, string> = {};
  const values = Object.entries(table.fields).map(([key, field]) => {
    const value = row[key];
    if (isUnread(value)) unread[key] = value.unread;
    return storedOf(field.kind, value);
  });
  return [...values, Object.keys(unread).length > 0 ? JSON.stringify(unread) : null];
}

/** The row that a stored record stands for. */
export function rowOf(table: Table, stored: SqlRow): AnyRow {
  const row: Record<string, unknown> & { id: string; unit: string } = { id: stored.id as string, unit: stored.unit as string };
  for (const [key, field] of Object.entries(table.fields)) row[key] = readOf(field.kind, stored[key]);
  if (typeof stored.unread === 'string')
    for (const [key, text] of Object.entries(JSON.parse(stored.unread) as Record<string, string>)) row[key] = { unread: text };
  return row;
}
