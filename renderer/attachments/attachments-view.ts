import { useSyncExternalStore } from 'react';
import type { TableName } from '#shared/model/tables.ts';

/** The row whose attachments stand beside the sheet. */
export interface AttachmentsView {
  readonly table: TableName;
  readonly id: string;
  /** Files dropped on the row, which the panel is to add; taken once. */
  readonly dropped: readonly File[];
}

let view: AttachmentsView | undefined;
const watchers = new Set<() => void>();
const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};
function set(next: AttachmentsView | undefined): void {
  view = next;
  for (const watcher of watchers) watcher();
}

export const showAttachments = (table: TableName, id: string, dropped: readonly File[] = []): void => set({ table, id, dropped });

/** The panel has taken the dropped files. */
export function takeDropped(taken: AttachmentsView): void {
  if (view === taken) set({ ...taken, dropped: [] });
}

/** Closes the panel and gives the focus back to the sheet. */
export function closeAttachments(): void {
  if (!view) return;
  set(undefined);
  document.querySelector<HTMLElement>('.sheet-capture')?.focus();
}

/** A row's attachments stand beside its table, and nowhere else. */
export function keepAttachmentsBeside(table: TableName | undefined): void {
  if (view && view.table !== table) set(undefined);
}

export const useAttachmentsView = (): AttachmentsView | undefined => useSyncExternalStore(watch, () => view);
