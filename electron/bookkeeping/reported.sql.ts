/** The row stood in the ledger when some month was closed: it went into that month's package. */
const stood = (row: string) => `EXISTS (SELECT 1 FROM period p WHERE p.closed_batch IS NOT NULL AND
  (SELECT e.op FROM change_entry e WHERE e.row = ${row} AND e.batch <= p.closed_batch ORDER BY e.batch DESC, e.n DESC LIMIT 1) <> 'delete')`;

export const reportedSql = {
  isReported: `SELECT 1 AS yes WHERE ${stood('?')}`,
  /** Of a JSON list of ids. */
  among: `SELECT v.value AS id FROM json_each(?) v WHERE ${stood('v.value')}`,
  lastClosed: 'SELECT max(closed_batch) AS batch FROM period',
  insertedTables: "SELECT DISTINCT tbl FROM change_entry WHERE batch = ? AND op = 'insert'",
};
