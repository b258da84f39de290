export const changeLogSql = {
  last: 'SELECT batch, hash FROM change_batch ORDER BY batch DESC LIMIT 1',
  putBatch: 'INSERT INTO change_batch (batch, at, origin, label, of_batch, hash) VALUES (?, ?, ?, ?, ?, ?)',
  putEntry: 'INSERT INTO change_entry (batch, n, op, tbl, row, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)',
  batch: 'SELECT batch, at, origin, label, of_batch, hash FROM change_batch WHERE batch = ?',
  entries: 'SELECT n, op, tbl, row, before, after FROM change_entry WHERE batch = ? ORDER BY n',
  every: 'SELECT batch, at, origin, label, of_batch, hash FROM change_batch ORDER BY batch',
  latest: `SELECT b.batch, b.at, b.origin, b.label, b.of_batch, (SELECT count(*) FROM change_entry e WHERE e.batch = b.batch) AS rows,
      (SELECT u.origin FROM change_batch u WHERE u.of_batch = b.batch ORDER BY u.batch DESC LIMIT 1) AS fate
    FROM change_batch b ORDER BY b.batch DESC LIMIT ?`,
  ofRow: `SELECT b.batch, b.at, b.origin, b.label, b.of_batch, (SELECT count(*) FROM change_entry e WHERE e.batch = b.batch) AS rows,
      (SELECT u.origin FROM change_batch u WHERE u.of_batch = b.batch ORDER BY u.batch DESC LIMIT 1) AS fate
    FROM change_batch b WHERE b.batch IN (SELECT batch FROM change_entry WHERE row = ?) ORDER BY b.batch DESC LIMIT ?`,
  entriesOfRow: 'SELECT n, op, tbl, row, before, after FROM change_entry WHERE batch = ? AND row = ? ORDER BY n',
  /** The newest act of a person that stands: not itself an undo or redo, not undone, not beyond undoing. */
  undoable: `SELECT b.batch, b.label FROM change_batch b
    WHERE b.origin NOT IN ('undo', 'redo', 'receive', 'create') AND coalesce((SELECT u.origin FROM change_batch u WHERE u.of_batch = b.batch ORDER BY u.batch DESC LIMIT 1), '') <> 'undo'
    ORDER BY b.batch DESC LIMIT 1`,
  /** The act whose undo came last, unless a new act came after it. */
  redoable: `SELECT b.batch, b.label FROM change_batch u JOIN change_batch b ON b.batch = u.of_batch
    WHERE u.origin = 'undo' AND (SELECT v.origin FROM change_batch v WHERE v.of_batch = b.batch ORDER BY v.batch DESC LIMIT 1) = 'undo'
      AND NOT EXISTS (SELECT 1 FROM change_batch n WHERE n.batch > u.batch AND n.origin NOT IN ('undo', 'redo', 'receive', 'create'))
    ORDER BY u.batch DESC LIMIT 1`,
  countOfTable: `SELECT e.tbl AS tbl, e.op AS op, count(DISTINCT e.row) AS rows FROM change_entry e WHERE e.batch > ? AND e.batch <= ? GROUP BY e.tbl, e.op`,
};
