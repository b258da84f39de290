import { type QueryClient, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { BatchReply } from '#shared/contract/bookkeeping.ts';
import type { Bridge } from '#shared/contract/calls.ts';
import type { LabelOf } from '#shared/model/display.ts';
import { isUnread } from '#shared/model/field.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { isTableName, type TableName, tableOf } from '#shared/model/tables.ts';
import { useBridge } from './host-context.tsx';

/** A table's rows as last known. The map is changed in place; a new wrapper says that it was. */
export interface RowSet {
  readonly byId: Map<string, AnyRow>;
  /** Grows with every full reading, not with single edits. */
  readonly reading: number;
}

let readings = 0;
const rowsKey = (table: TableName) => ['rows', table] as const;

const rowsQuery = (bridge: Bridge, table: TableName) => ({
  queryKey: rowsKey(table),
  queryFn: async (): Promise<RowSet> => {
    const { rows } = await bridge.call('ledger.rows', { table });
    readings += 1;
    return { byId: new Map(rows.map((row) => [row.id, row])), reading: readings };
  },
});

export const useRows = (table: TableName) => useQuery(rowsQuery(useBridge(), table));

/** Brings the rows of a reply into what is known of their tables. */
export function takeReply(client: QueryClient, reply: BatchReply): void {
  const touched = new Set([...reply.rows, ...reply.removed].map((item) => item.table));
  for (const table of touched)
    client.setQueryData<RowSet>(rowsKey(table), (known) => {
      if (!known) return known;
      for (const item of reply.rows) if (item.table === table) known.byId.set(item.row.id, item.row);
      for (const item of reply.removed) if (item.table === table) known.byId.delete(item.id);
      return { ...known };
    });
}

/** Very many rows changed: they are read anew, now where they are shown, else when they next are. */
export const rereadRows = (client: QueryClient, table: TableName): Promise<void> => client.invalidateQueries({ queryKey: rowsKey(table) });

interface Option {
  readonly id: string;
  readonly label: string;
}

export interface Labels {
  labelOf: LabelOf;
  /** The same array while nothing changed: the sheet hangs an index on it. */
  optionsOf(table: string): readonly Option[];
  /** Whether every table asked for has been read. */
  ready: boolean;
}

export function labelIn(table: TableName, row: AnyRow | undefined): string | undefined {
  const value = row?.[tableOf(table).label];
  if (isUnread(value)) return value.unread;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** What is known of these tables; a table is missing until it has been read. */
export function useRowSets(tables: readonly TableName[]): ReadonlyMap<TableName, RowSet> {
  const bridge = useBridge();
  return useQueries({
    queries: tables.map((table) => rowsQuery(bridge, table)),
    combine: (results) => new Map(results.flatMap(({ data }, index) => (data && tables[index] ? [[tables[index], data] as const] : []))),
  });
}

const optionsIn = (table: TableName, set: RowSet | undefined): Option[] =>
  [...(set?.byId.values() ?? [])].map((row) => ({ id: row.id, label: labelIn(table, row) ?? '（未命名）' }));

/** How rows of these tables are named, for links and problems. */
export function useLabels(tables: readonly TableName[]): Labels {
  const sets = useRowSets(tables);
  return useMemo(() => {
    const options = new Map<string, readonly Option[]>();
    return {
      labelOf: (table, id) => (isTableName(table) ? labelIn(table, sets.get(table)?.byId.get(id)) : undefined),
      optionsOf: (table) => {
        const made = options.get(table) ?? (isTableName(table) ? optionsIn(table, sets.get(table)) : []);
        options.set(table, made);
        return made;
      },
      ready: tables.every((table) => sets.has(table)),
    };
  }, [sets, tables]);
}

/** The tables that a table's links lead to, and itself. */
export const neighboursOf = (table: TableName): TableName[] => [
  ...new Set([table, ...Object.values(tableOf(table).fields).flatMap((field) => (field.to && isTableName(field.to) ? [field.to] : []))]),
];
