import { type LocalEntries, localCodeOf } from '#shared/codes/local-codes.ts';
import type { EditBatch } from '#shared/contract/bookkeeping.ts';
import { LedgerError } from '#shared/errors.ts';
import { blankRow } from '#shared/model/blank-row.ts';
import { coerce, type Surroundings } from '#shared/model/coerce.ts';
import { spellingsOf } from '#shared/model/plain-text.ts';
import type { AnyRow, Table } from '#shared/model/table.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import type { ReadableLedger } from '../ledger/ledger.ts';

/** Rows that the batch itself brings can be linked to before they are written. */
export function surroundingsOf(ledger: ReadableLedger, today: string, changes: EditBatch['changes'], lists?: LocalEntries): Surroundings {
  const coming = new Set(changes.flatMap((change) => (change.op === 'insert' ? [`${change.table}/${change.id}`] : [])));
  return {
    today,
    local: (list, text) => localCodeOf(lists, list, text),
    resolve(table: TableName, text: string) {
      if (coming.has(`${table}/${text}`)) return text;
      for (const spelling of spellingsOf(text)) {
        const found = ledger.find(table, spelling);
        if (found.length > 0) return found.length === 1 ? found[0] : undefined;
      }
      return undefined;
    },
  };
}

/** The given fields as values of the model. Throws EDIT-INVALID for a field that the table does not have. */
export function coerceFields(table: Table, fields: Readonly<Record<string, unknown>>, around: Surroundings): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [key, input] of Object.entries(fields)) {
    if (key === 'unit' || key === 'id') continue;
    const field = Object.hasOwn(table.fields, key) ? table.fields[key] : undefined;
    if (!field) throw new LedgerError('EDIT-INVALID', { reason: `“${table.title}”没有字段 ${key}` });
    values[key] = coerce(field, input, around);
  }
  return values;
}

/** A row with nothing in it. */
export const emptyRow = (name: TableName, id: string, unit: string): AnyRow => blankRow(tableOf(name), id, unit);

/** A logged row's values with the empty fields that the log leaves out. */
export function wholeValues(name: TableName, values: Readonly<Record<string, unknown>> | null): Record<string, unknown> {
  const { id: _id, unit: _unit, ...empty } = emptyRow(name, '', '');
  return { ...empty, ...values };
}

/** Whether two values of the model are the same; lists and records are compared by content. */
export const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || (isEmpty(a) && isEmpty(b)) || (isObject(a) && isObject(b) && JSON.stringify(a) === JSON.stringify(b));

export const isEmpty = (value: unknown) => value === null || value === undefined;
const isObject = (value: unknown) => typeof value === 'object' && value !== null;
