import { type QueryClient, useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { BatchReply } from '#shared/contract/bookkeeping.ts';
import type { Bridge } from '#shared/contract/calls.ts';
import { isTableName, type TableName, tableOf } from '#shared/model/tables.ts';
import { useBridge } from './host-context.tsx';
import { type Names, Naming } from './naming.ts';
import { RowSet } from './row-set.ts';

const rowsKey = (table: TableName) => ['rows', table] as const;

const rowsQuery = (bridge: Bridge, table: TableName) => ({
  queryKey: rowsKey(table),
  queryFn: async (): Promise<RowSet> => new RowSet(table, (await bridge.call('ledger.rows', { table })).rows),
});

/** A table's rows once they are read: another set with every full reading, the same one through all replies. */
export const useRowSet = (table: TableName): RowSet | undefined => useQuery(rowsQuery(useBridge(), table)).data;

/** Brings the rows of a reply into what is known of their tables. */
export function takeReply(client: QueryClient, reply: BatchReply): void {
  const touched = new Set([...reply.rows, ...reply.removed].map((item) => item.table));
  for (const table of touched) client.getQueryData<RowSet>(rowsKey(table))?.take(reply);
}

/** Very many rows changed: they are read anew, now where they are shown, else when they next are. */
export const rereadRows = (client: QueryClient, table: TableName): Promise<void> => client.invalidateQueries({ queryKey: rowsKey(table) });

const noWatch = () => () => undefined;
const noSize = () => undefined;

/** How many rows a table has now. */
export function useRowCount(set: RowSet | undefined): number | undefined {
  return useSyncExternalStore(set?.watch ?? noWatch, set?.size ?? noSize);
}

// answered as a list, so that the query client gives the same one back while its sets are the same
const combine = (results: readonly { readonly data: RowSet | undefined }[]) => results.map(({ data }) => data);

/** What is known of these tables; a table is missing until it has been read. Later changes of rows are not told: see useLiveRowSets. */
export function useRowSets(tables: readonly TableName[]): ReadonlyMap<TableName, RowSet> {
  const bridge = useBridge();
  const read = useQueries({ queries: tables.map((table) => rowsQuery(bridge, table)), combine });
  return useMemo(() => new Map(read.flatMap((set) => (set ? [[set.table, set] as const] : []))), [read]);
}

/** The same, rendered again with every change of a row. */
export function useLiveRowSets(tables: readonly TableName[]): ReadonlyMap<TableName, RowSet> {
  const sets = useRowSets(tables);
  const naming = useMemo(() => new Naming(sets), [sets]);
  useSyncExternalStore(
    naming.watch,
    useCallback(() => [...sets.values()].reduce((sum, set) => sum + set.version(), 0), [sets]),
  );
  return sets;
}

export interface Labels extends Names {
  /** Whether every table asked for has been read. */
  readonly ready: boolean;
}

/** How rows of these tables are named, for links and problems: `labelOf` and `optionsOf` stay the same until a name changes. */
export function useLabels(tables: readonly TableName[]): Labels {
  const sets = useRowSets(tables);
  const naming = useMemo(() => new Naming(sets), [sets]);
  const { labelOf, optionsOf } = useSyncExternalStore(naming.watch, naming.names);
  return { labelOf, optionsOf, ready: tables.every((table) => sets.has(table)) };
}

/** The tables that a table's links lead to. */
export const linkedFrom = (table: TableName): TableName[] => [
  ...new Set(Object.values(tableOf(table).fields).flatMap((field) => (field.to && isTableName(field.to) ? [field.to] : []))),
];

/** The tables that a table's links lead to, and itself. */
export const neighboursOf = (table: TableName): TableName[] => [...new Set([table, ...linkedFrom(table)])];
