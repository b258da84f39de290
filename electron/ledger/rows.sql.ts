import type { Table } from '#shared/model/table.ts';

// names come from the model's own keys, never from outside; values are always parameters
const quoted = (name: string) => `"${name}"`;
const columnsOf = (table: Table) => [...Object.keys(table.fields), 'unread'];

/** Made once a table: a text built anew for every row cost as much as running it. */
function perTable(make: (table: Table) => string): (table: Table) => string {
  const made = new Map<string, string>();
  return (table) => {
    const known = made.get(table.name) ?? make(table);
    made.set(table.name, known);
    return known;
  };
}

/** The statements over one table of the model. */
export const rowsSql = {
  all: perTable((table) => `SELECT * FROM ${quoted(table.name)} ORDER BY rowid`),
  ofUnit: perTable((table) => `SELECT * FROM ${quoted(table.name)} WHERE unit = ? ORDER BY rowid`),
  byId: perTable((table) => `SELECT * FROM ${quoted(table.name)} WHERE id = ?`),
  where: (table: Table, field: string) => `SELECT * FROM ${quoted(table.name)} WHERE ${quoted(field)} = ? ORDER BY rowid`,
  /** Rows whose list field holds the value. */
  holding: (table: Table, field: string) =>
    `SELECT * FROM ${quoted(table.name)} WHERE rowid IN (SELECT t.rowid FROM ${quoted(table.name)} t, json_each(t.${quoted(field)}) e WHERE e.value = ?) ORDER BY rowid`,
  byKey: (table: Table) =>
    `SELECT * FROM ${quoted(table.name)} WHERE id IN (SELECT row FROM derived_key WHERE name = ? AND value = ?) ORDER BY rowid`,
  idsWhere: (table: Table, field: string) => `SELECT id FROM ${quoted(table.name)} WHERE ${quoted(field)} = ?`,
  insert: perTable((table) => {
    const columns = ['id', 'unit', 'created', 'updated', ...columnsOf(table)];
    return `INSERT INTO ${quoted(table.name)} (${columns.map(quoted).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  }),
  update: perTable(
    (table) =>
      `UPDATE ${quoted(table.name)} SET unit = ?, updated = ?, ${columnsOf(table)
        .map((column) => `${quoted(column)} = ?`)
        .join(', ')} WHERE id = ?`,
  ),
  remove: perTable((table) => `DELETE FROM ${quoted(table.name)} WHERE id = ?`),
  putKey: 'INSERT INTO derived_key (name, value, row) VALUES (?, ?, ?)',
  dropKeys: 'DELETE FROM derived_key WHERE row = ?',
};
