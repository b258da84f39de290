import type { Table } from '#shared/model/table.ts';

// names come from the model's own keys, never from outside; values are always parameters
const restored = (field: string) => `json_extract(e.before, '$.${field}')`;

/** What can keep a batch from being taken back, asked of the log and the rows as they stand. */
export const blockingSql = {
  /** What a batch did, once each: which questions are worth asking. */
  deeds: 'SELECT DISTINCT tbl, op FROM change_entry WHERE batch = ?',
  /** Entries whose row was touched again, last first: only there can the row be otherwise than the batch left it. */
  overtaken: `SELECT e.n, e.op, e.tbl, e.row, e.before, e.after FROM change_entry e
    WHERE e.batch = ? AND EXISTS (SELECT 1 FROM change_entry l WHERE l.row = e.row AND l.batch > e.batch) ORDER BY e.n DESC`,
  /** Rows outside the batch's own new ones that link to a row it brought. */
  linkingTo: (from: Table, field: string) => `SELECT t.id AS id FROM "${from.name}" t
    WHERE t."${field}" IN (SELECT e.row FROM change_entry e WHERE e.batch = ? AND e.tbl = ? AND e.op = 'insert')
      AND NOT EXISTS (SELECT 1 FROM change_entry o WHERE o.row = t.id AND o.batch = ?) LIMIT 1`,
  /** The same for lists of links. */
  listing: (from: Table, field: string) => `SELECT t.id AS id FROM "${from.name}" t, json_each(t."${field}") v
    WHERE v.value IN (SELECT e.row FROM change_entry e WHERE e.batch = ? AND e.tbl = ? AND e.op = 'insert')
      AND NOT EXISTS (SELECT 1 FROM change_entry o WHERE o.row = t.id AND o.batch = ?) LIMIT 1`,
  /** Links that taking back would restore and that lead to a row no longer there. */
  lostTarget: (to: Table, field: string) => `SELECT ${restored(field)} AS id FROM change_entry e
    WHERE e.batch = ? AND e.tbl = ? AND e.op <> 'insert' AND json_type(e.before, '$.${field}') = 'text'
      AND NOT EXISTS (SELECT 1 FROM "${to.name}" t WHERE t.id = ${restored(field)})
      AND NOT EXISTS (SELECT 1 FROM change_entry d WHERE d.row = ${restored(field)} AND d.batch = e.batch AND d.op = 'delete') LIMIT 1`,
  /** The same for lists of links. */
  lostListed: (to: Table, field: string) => `SELECT v.value AS id FROM change_entry e, json_each(e.before, '$.${field}') v
    WHERE e.batch = ? AND e.tbl = ? AND e.op <> 'insert' AND json_type(e.before, '$.${field}') = 'array'
      AND NOT EXISTS (SELECT 1 FROM "${to.name}" t WHERE t.id = v.value)
      AND NOT EXISTS (SELECT 1 FROM change_entry d WHERE d.row = v.value AND d.batch = e.batch AND d.op = 'delete') LIMIT 1`,
  anyClosed: "SELECT 1 AS yes FROM period WHERE state <> 'open' LIMIT 1",
  /** A row that belongs to a closed month, as it is or as it would be. */
  closed: (table: Table, field: string) => `SELECT p.period AS period FROM change_entry e LEFT JOIN "${table.name}" t ON t.id = e.row
    JOIN period p ON p.state <> 'open' AND p.period IN (substr(t."${field}", 1, 7), substr(${restored(field)}, 1, 7))
    WHERE e.batch = ? AND e.tbl = ? LIMIT 1`,
};
