import { useSyncExternalStore } from 'react';
import type { TableName } from '#shared/model/tables.ts';
import type { NamedFile } from '../../app/files.ts';
import { go } from '../../app/route.ts';

/** A file on its way to the import page of a table. */
export interface HandedFile {
  readonly table: TableName;
  readonly file: NamedFile;
}

let handed: HandedFile | undefined;
const watchers = new Set<() => void>();
const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

/** Opens the import page of a table with a file, from wherever it was given. */
export function handOver(table: TableName, file: NamedFile): void {
  handed = { table, file };
  go({ page: 'import', table });
  for (const watcher of watchers) watcher();
}

/** The file that an import page has still to open. */
export const useHanded = (): HandedFile | undefined => useSyncExternalStore(watch, () => handed);
export function takeHanded(file: HandedFile): void {
  if (handed === file) handed = undefined;
}
