import type { Table } from '#shared/model/table.ts';

export const referenceSql = {
  /** A row whose list field holds an id. Names come from the model. */
  holding: (table: Table, field: string) => `SELECT t.id FROM "${table.name}" t, json_each(t."${field}") e WHERE e.value = ? LIMIT 1`,
};
