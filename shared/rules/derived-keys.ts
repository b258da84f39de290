import { upgradedIdNumber } from '../codes/id-number.ts';
import { monthOf } from '../model/civil-date.ts';
import { isUnread } from '../model/field.ts';
import { normalizedName } from '../model/plain-text.ts';
import type { AnyRow } from '../model/table.ts';
import type { TableName } from '../model/tables.ts';
import type { KeyName } from './rule.ts';

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && !isUnread(value) ? value : undefined);
const joined = (...parts: (string | undefined)[]) => (parts.includes(undefined) ? undefined : parts.join('|'));

/** The digits before the check character, which a number of fifteen digits of before 1999 has too once it is brought up to date. */
export const numberDigits = (number: string): string => upgradedIdNumber(number).slice(0, 17);

type KeysOf = Partial<Record<TableName, Partial<Record<KeyName, (row: AnyRow) => string | undefined>>>>;

/** Values rows are looked up by that are no field of their own: the row store keeps them beside each row, checks in memory compute them. */
export const derivedKeys: KeysOf = {
  organization: { normalized_name: (row) => textOf(row.name) && normalizedName(textOf(row.name) ?? '') },
  member: {
    name_and_birth: (row) => joined(textOf(row.name), textOf(row.born_on)),
    number_digits: (row) => textOf(row.id_number) && numberDigits(textOf(row.id_number) ?? ''),
  },
  meeting: { day_and_unit: (row) => joined(textOf(row.start)?.slice(0, 10), row.unit) },
};

/** Every name a row can be looked up by besides its fields. */
export const keyNames: ReadonlySet<string> = new Set(Object.values(derivedKeys).flatMap((keys) => Object.keys(keys)));

/** The month a dated row belongs to, for the protection of closed months. */
export const periodOf = (row: AnyRow, field: string): string | undefined => {
  const value = textOf(row[field]);
  return value && monthOf(value);
};
