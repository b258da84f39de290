import type { Table } from '#shared/model/table.ts';

export const referenceSql = {
  /** Every id that a list field holds, once. Names come from the model. */
  listed: (table: Table, field: string) => `SELECT DISTINCT e.value AS value FROM "${table.name}" t, json_each(t."${field}") e`,
};
