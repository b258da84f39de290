import { useSyncExternalStore } from 'react';
import { isTableName, sheetNames, type TableName } from '#shared/model/tables.ts';

/** The pages that need nothing said beside their name. */
const plainPages = [
  'month',
  'coverage',
  'development',
  'assignment',
  'warning',
  'standards',
  'recycle',
  'receive',
  'completeness',
  'enrolment',
  'task',
  'roster',
  'inspect',
] as const;

export type Route =
  | { readonly page: (typeof plainPages)[number] }
  | { readonly page: 'table'; readonly table: TableName }
  /** Without a table: that of the import under way. */
  | { readonly page: 'import'; readonly table: TableName | undefined }
  | { readonly page: 'manual'; readonly chapter: string | undefined };

export const hashOf = (route: Route): string => {
  if (route.page === 'table') return `#/table/${route.table}`;
  if (route.page === 'import') return route.table ? `#/import/${route.table}` : '#/import';
  if (route.page === 'manual') return route.chapter ? `#/manual/${route.chapter}` : '#/manual';
  return `#/${route.page}`;
};

/** The page that the address names; 本月 where it names none. */
export function routeOf(hash: string): Route {
  const [page, detail] = hash.replace(/^#\/?/, '').split('/');
  const table = detail && isTableName(detail) && sheetNames.includes(detail) ? detail : undefined;
  if (page === 'table' && table) return { page, table };
  if (page === 'import') return { page, table };
  if (page === 'manual') return { page, chapter: detail };
  return { page: plainPages.find((plain) => plain === page) ?? 'month' };
}

const watch = (watcher: () => void) => {
  addEventListener('hashchange', watcher);
  return () => removeEventListener('hashchange', watcher);
};
const currentHash = () => location.hash;

export const useRoute = (): Route => routeOf(useSyncExternalStore(watch, currentHash));
export const go = (route: Route): void => {
  if (location.hash !== hashOf(route)) location.hash = hashOf(route);
};
