import { useSyncExternalStore } from 'react';
import { isTableName, sheetNames, type TableName } from '#shared/model/tables.ts';

export type Route =
  | { readonly page: 'month' }
  | { readonly page: 'table'; readonly table: TableName }
  /** Without a table: that of the import under way. */
  | { readonly page: 'import'; readonly table: TableName | undefined }
  | { readonly page: 'coverage' }
  | { readonly page: 'warning' }
  | { readonly page: 'standards' }
  | { readonly page: 'receive' }
  | { readonly page: 'enrolment' }
  | { readonly page: 'task' }
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
  if (page === 'warning') return { page };
  if (page === 'standards') return { page };
  if (page === 'coverage' || page === 'receive' || page === 'enrolment') return { page };
  if (page === 'task') return { page };
  if (page === 'manual') return { page, chapter: detail };
  return { page: 'month' };
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
