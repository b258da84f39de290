// an undo takes rows away that an act had brought; where that act was a restoring, the row goes back to where it lay
const undone = `(b.origin = 'undo' AND coalesce((SELECT o.origin FROM change_batch o WHERE o.batch = b.of_batch), '') <> 'restore')`;
const gone = `FROM change_entry e JOIN change_batch b ON b.batch = e.batch
  WHERE e.op = 'delete'
    AND NOT EXISTS (SELECT 1 FROM change_entry l WHERE l.row = e.row AND (l.batch > e.batch OR (l.batch = e.batch AND l.n > e.n)))`;
const shown = 'e.tbl, e.row, e.before, b.batch, b.at, b.origin, b.label, b.unit, b.account, b.reason';

export const recycleBinSql = {
  /** A unit's rows of a table that are gone, latest first; second parameter 1: also those that an undo took away. */
  ofTable: `SELECT ${shown} ${gone} AND e.tbl = ? AND json_extract(e.before, '$.unit') = ? AND (? = 1 OR NOT ${undone})
    ORDER BY e.batch DESC, e.n`,
  ofRow: `SELECT ${shown} ${gone} AND e.row = ?`,
};
