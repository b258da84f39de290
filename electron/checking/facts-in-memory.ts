import { factsOf } from '#shared/model/facts-of.ts';
import { remembered } from '#shared/model/remembered.ts';
import type { AnyRow } from '#shared/model/table.ts';
import type { FactsOf, TableName } from '#shared/model/tables.ts';
import { derivedKeys } from '#shared/rules/derived-keys.ts';
import { minutesAtHand } from '#shared/rules/meeting/minutes-at-hand.ts';
import { minutesPlace } from '#shared/rules/meeting/minutes-likeness.ts';
import type { FactsView, KeyName, MinutesRow } from '#shared/rules/rule.ts';

/** Rows by the texts they are found by. A row that is alone under its text stands there itself: most do, and a list for each takes time. */
type Index = ReadonlyMap<string, AnyRow | readonly AnyRow[]>;

/** The texts a row is found by under a field or derived key; a list is found by each of its items. */
export function keysOf(table: TableName, field: string, facts: AnyRow): readonly string[] {
  const derived = derivedKeys[table]?.[field as KeyName];
  const value: unknown = derived ? derived(facts) : facts[field];
  if (typeof value === 'string') return value === '' ? [] : [value];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** The rules' view over rows that are all at hand: every row is one object, whatever led to it. */
export interface FactsAtHand extends FactsView {
  all<N extends TableName>(table: N): readonly FactsOf<N>[];
}

/** The rules' view over rows in memory, in their own order. Tables are read and indexed when first asked for. */
export function factsInMemory(rowsOf: (table: TableName) => readonly AnyRow[]): FactsAtHand {
  const tables = remembered((table: TableName) => rowsOf(table).map((row) => factsOf(row) as AnyRow));
  const byId = remembered((table: TableName) => new Map(tables(table).map((row) => [row.id, row])));
  const indexes = remembered((table: TableName) => remembered((field: string) => indexOf(table, field, tables(table))));
  const places = remembered((_: 'meeting') => Map.groupBy(tables('meeting'), minutesPlace) as ReadonlyMap<unknown, unknown>);
  const minutes = remembered((place: string) => minutesAtHand((places('meeting').get(place) ?? []) as readonly MinutesRow[]));
  return {
    minutes,
    all: <N extends TableName>(table: N) => tables(table) as unknown as readonly FactsOf<N>[],
    get: <N extends TableName>(table: N, id: string | null) =>
      id === null ? undefined : (byId(table).get(id) as unknown as FactsOf<N> | undefined),
    where: <N extends TableName>(table: N, field: string, value: string) =>
      listOf(indexes(table)(field).get(value)) as unknown as readonly FactsOf<N>[],
  };
}

const isList = (found: AnyRow | readonly AnyRow[]): found is readonly AnyRow[] => Array.isArray(found);
const none: readonly AnyRow[] = [];
const listOf = (found: AnyRow | readonly AnyRow[] | undefined): readonly AnyRow[] =>
  found === undefined ? none : isList(found) ? found : [found];

function indexOf(table: TableName, field: string, rows: readonly AnyRow[]): Index {
  const index = new Map<string, AnyRow | AnyRow[]>();
  const put = (key: string, row: AnyRow) => {
    const found = index.get(key);
    if (found === undefined) index.set(key, row);
    else if (Array.isArray(found)) found.push(row);
    else index.set(key, [found, row]);
  };
  for (const row of rows) {
    const keys = keysOf(table, field, row);
    const [only] = keys;
    if (keys.length === 1 && only !== undefined) put(only, row);
    else for (const key of new Set(keys)) put(key, row);
  }
  return index;
}
