import { useMemo, useSyncExternalStore } from 'react';
import type { Bridge } from '#shared/contract/calls.ts';
import type { TableName } from '#shared/model/tables.ts';
import { useBridge } from '../../app/host-context.tsx';
import type { Journal } from '../../app/journal.ts';
import { useJournal } from '../../app/journal-context.tsx';
import { ImportDesk } from './import-desk.ts';
import type { ImportState } from './import-state.ts';

/** Imports under way, by the journal of the open ledger: they go with it. */
const desks = new WeakMap<Journal, Map<TableName, ImportDesk>>();

/** The import into a table of an open ledger. */
export function deskOf(journal: Journal, bridge: Bridge, table: TableName): ImportDesk {
  const mine = desks.get(journal) ?? new Map<TableName, ImportDesk>();
  desks.set(journal, mine);
  const desk = mine.get(table) ?? new ImportDesk(bridge, table);
  mine.set(table, desk);
  return desk;
}

/** The import into a table, which outlives its page. */
export function useImportDesk(table: TableName): ImportDesk {
  const journal = useJournal();
  const bridge = useBridge();
  return useMemo(() => deskOf(journal, bridge, table), [journal, bridge, table]);
}

export const useImportState = (desk: ImportDesk): ImportState => useSyncExternalStore(desk.watch, desk.state);

/** The table that an import is under way for, the last one begun; undefined where there is none. */
export function useOpenImport(): TableName | undefined {
  const journal = useJournal();
  return [...(desks.get(journal) ?? [])].filter(([, desk]) => desk.state().file !== undefined).at(-1)?.[0];
}
