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

/** The same once a field of a table. */
function perField(make: (table: Table, field: string) => string): (table: Table, field: string) => string {
  const made = new Map<string, (table: Table) => string>();
  return (table, field) => {
    const known = made.get(field) ?? perTable((of) => make(of, field));
    made.set(field, known);
    return known(table);
  };
}

// in the order that rowOf reads them
const select = (table: Table) => `SELECT ${['id', 'unit', ...columnsOf(table)].map(quoted).join(', ')} FROM ${quoted(table.name)}`;

/**
 * The derived keys that an index of the table itself answers. `2026-10-05|330802005` is a day and a unit; a time has a T after its day, which the U
 * is behind.
 */
const answered: ReadonlyMap<string, string> = new Map([
  [
    'day_and_unit',
    `rowid IN (SELECT m.rowid FROM (SELECT ? AS key) asked, meeting m WHERE m.unit = substr(asked.key, 12)
      AND m.start >= substr(asked.key, 1, 10) AND m.start < substr(asked.key, 1, 10) || 'U')`,
  ],
]);
const beside = (key: string) => `id IN (SELECT row FROM derived_key WHERE name = '${key}' AND value = ?)`;
/** Whether a derived key is kept beside its row. */
export const isKeptBeside = (key: string): boolean => !answered.has(key);

/** The statements over one table of the model. */
export const rowsSql = {
  all: perTable((table) => `${select(table)} ORDER BY rowid`),
  // the numbers alone are put in order, not the rows: an index may have others within a unit
  ofUnit: perTable((table) => `${select(table)} WHERE rowid IN (SELECT rowid FROM ${quoted(table.name)} WHERE unit = ?) ORDER BY rowid`),
  byId: perTable((table) => `${select(table)} WHERE id = ?`),
  count: perTable((table) => `SELECT count(*) AS rows FROM ${quoted(table.name)}`),
  where: perField((table, field) => `${select(table)} WHERE ${quoted(field)} = ? ORDER BY rowid`),
  /** Rows whose list field holds the value. */
  holding: perField(
    (table, field) =>
      `${select(table)} WHERE rowid IN (SELECT t.rowid FROM ${quoted(table.name)} t, json_each(t.${quoted(field)}) e WHERE e.value = ?) ORDER BY rowid`,
  ),
  byKey: perField((table, key) => `${select(table)} WHERE ${answered.get(key) ?? beside(key)} ORDER BY rowid`),
  /** Whose the rows of these ids are; the ids are a JSON list. */
  unitsOf: perTable((table) => `SELECT id, unit FROM ${quoted(table.name)} WHERE id IN (SELECT value FROM json_each(?))`),
  idsWhere: perField((table, field) => `SELECT id FROM ${quoted(table.name)} WHERE ${quoted(field)} = ?`),
  /** Writes nothing where there is a row of this id. */
  insert: perTable((table) => {
    const columns = ['id', 'unit', 'created', 'updated', ...columnsOf(table)];
    return `INSERT INTO ${quoted(table.name)} (${columns.map(quoted).join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT (id) DO NOTHING`;
  }),
  /** Sets the given columns only: an index whose column is not named is left alone. */
  update: (table: Table, columns: readonly string[]) =>
    `UPDATE ${quoted(table.name)} SET ${['unit', 'updated', ...columns].map((column) => `${quoted(column)} = ?`).join(', ')} WHERE id = ?`,
  everyColumn: columnsOf,
  remove: perTable((table) => `DELETE FROM ${quoted(table.name)} WHERE id = ?`),
  /** What minutes are compared by, of a unit's meetings that began between two times. */
  minutesOfYear: 'SELECT id, start, branch, summary FROM meeting WHERE unit = ? AND start >= ? AND start < ?',
  putKey: 'INSERT INTO derived_key (name, value, row) VALUES (?, ?, ?)',
  dropKey: 'DELETE FROM derived_key WHERE name = ? AND value = ? AND row = ?',
};
