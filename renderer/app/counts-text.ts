import { isTableName, tableOf } from '#shared/model/tables.ts';

/** How many rows of which tables, as people read it: 两新组织 1 行、党员 12 行; empty where there are none. */
export const countsText = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([table, rows]) => `${isTableName(table) ? tableOf(table).title : table} ${rows} 行`)
    .join('、');
