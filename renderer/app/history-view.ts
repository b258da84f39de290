import { useSyncExternalStore } from 'react';
import type { TableName } from '#shared/model/tables.ts';

export interface HistoryCell {
  readonly table: TableName;
  readonly id: string;
  readonly field: string;
}
/** What the history drawer shows: everything that was done, or how one cell came about. */
export interface HistoryView {
  readonly cell: HistoryCell | undefined;
}

let view: HistoryView | undefined;
/** What had the focus when the drawer opened: it comes back there. */
let before: Element | null = null;
const watchers = new Set<() => void>();
const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};
function set(next: HistoryView | undefined): void {
  view = next;
  for (const watcher of watchers) watcher();
}
function open(next: HistoryView): void {
  if (!view) before = document.activeElement;
  set(next);
}

export const showHistory = (): void => open({ cell: undefined });
export const showCellHistory = (table: TableName, id: string, field: string): void => open({ cell: { table, id, field } });

export function closeHistory(): void {
  if (!view) return;
  set(undefined);
  const back = before?.isConnected ? before : document.querySelector('.sheet-capture');
  if (back instanceof HTMLElement) back.focus();
}

/** A cell's history stands beside its table: on another page it would speak of what is not there. */
export function keepHistoryBeside(table: TableName | undefined): void {
  if (view?.cell && view.cell.table !== table) set(undefined);
}

/** Another ledger has another history. */
export const forgetHistory = (): void => set(undefined);

export const useHistoryView = (): HistoryView | undefined => useSyncExternalStore(watch, () => view);
