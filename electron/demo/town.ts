import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableNames } from '#shared/model/tables.ts';
import { emptyRow } from '../bookkeeping/coercing.ts';
import { type Chance, chanceOf } from './township-names.ts';

export type Values = Readonly<Record<string, unknown>>;

/** A township's rows, to be changed one at a time. */
export interface Town {
  readonly chance: Chance;
  readonly unit: string;
  /** The month that is checked, and the day on which it is. */
  readonly period: string;
  readonly today: string;
  /** Names, numbers and codes that somebody has already. */
  readonly taken: { readonly names: Set<string>; readonly numbers: Set<string>; readonly codes: Set<string> };
  rows(table: TableName): readonly AnyRow[];
  row(table: TableName, id: string): AnyRow;
  add(table: TableName, values: Values): AnyRow;
  write(table: TableName, id: string, values: Values): void;
  remove(table: TableName, id: string): void;
}

export interface TownSetting {
  readonly seed: number;
  /** Nine digits. */
  readonly unit: string;
  readonly period: string;
  readonly today: string;
}

/** A town without a row. Ids are the same for the same order of additions. */
export function emptyTown({ seed, ...setting }: TownSetting): Town {
  const tables = new Map(tableNames.map((name) => [name, new Map<string, AnyRow>()]));
  const tableOf = (name: TableName) => {
    const found = tables.get(name);
    if (!found) throw new Error(`no table ${name}`);
    return found;
  };
  let last = 0;
  const row = (table: TableName, id: string) => {
    const found = tableOf(table).get(id);
    if (!found) throw new Error(`no row ${id} in ${table}`);
    return found;
  };
  return {
    ...setting,
    chance: chanceOf(seed),
    taken: { names: new Set(), numbers: new Set(), codes: new Set() },
    rows: (table) => [...tableOf(table).values()],
    row,
    add(table, values) {
      const id = `01930000-0000-7000-8000-${(++last).toString(16).padStart(12, '0')}`;
      const added = { ...emptyRow(table, id, setting.unit), ...values };
      tableOf(table).set(id, added);
      return added;
    },
    write(table, id, values) {
      tableOf(table).set(id, { ...row(table, id), ...values });
    },
    remove(table, id) {
      tableOf(table).delete(id);
    },
  };
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
export const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);
export const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value : []);
