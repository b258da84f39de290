import { useSyncExternalStore } from 'react';
import type { TableName } from '#shared/model/tables.ts';
import { go } from './route.ts';

/** A cell to show; `turn` tells two jumps to the same cell apart. */
export interface Jump {
  readonly table: TableName;
  readonly id: string;
  readonly field: string;
  readonly turn: number;
}

let current: Jump | undefined;
const watchers = new Set<() => void>();
const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

/** Opens the sheet of a row and goes to its cell. */
export function jumpTo(table: TableName, id: string, field: string): void {
  current = { table, id, field, turn: (current?.turn ?? 0) + 1 };
  go({ page: 'table', table });
  for (const watcher of watchers) watcher();
}

/** The jump that a sheet has still to make. */
export const useJump = (): Jump | undefined => useSyncExternalStore(watch, () => current);
export function jumpDone(jump: Jump): void {
  if (current === jump) current = undefined;
}
