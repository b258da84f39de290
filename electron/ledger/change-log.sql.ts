const columns = 'b.batch, b.at, b.origin, b.label, b.of_batch, b.hash, b.unit, b.account, b.rows, b.reason, b.fields, b.document';
/** Of an entry of a row that came: what the list of its values has in the place of a field, which is the parameter. */
export const listed = `json_extract(e.after, '$[' || (SELECT f.key FROM change_batch l, json_each(l.fields, '$.' || e.tbl) f
  WHERE l.batch = e.batch AND f.value = ?) || ']')`;
/** What undo and redo pass over: they are no acts of a person, or a package's, which only the sender takes back. */
const notActs = "('undo', 'redo', 'receive', 'create', 'reveal', 'decide')";
const fate = '(SELECT f.origin FROM change_batch f WHERE f.of_batch = b.batch ORDER BY f.batch DESC LIMIT 1)';
// batches logged before their size was kept are counted
const size = 'coalesce(b.rows, (SELECT count(*) FROM change_entry e WHERE e.batch = b.batch)) AS rows';
const shown = `b.batch, b.at, b.origin, b.label, b.unit, b.account, b.reason, ${size}, ${fate} AS fate`;

export const changeLogSql = {
  last: 'SELECT batch, hash FROM change_batch ORDER BY batch DESC LIMIT 1',
  putBatch:
    'INSERT INTO change_batch (batch, at, origin, label, of_batch, hash, unit, account, rows, reason, fields, document) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  putEntry: 'INSERT INTO change_entry (batch, n, op, tbl, row, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)',
  fields: 'SELECT fields FROM change_batch WHERE batch = ?',
  batch: `SELECT ${shown} FROM change_batch b WHERE b.batch = ?`,
  someEntries: 'SELECT n, op, tbl, row, before, after FROM change_entry WHERE batch = ? ORDER BY n LIMIT ? OFFSET ?',
  /** After an entry's number, so many. */
  entries: 'SELECT n, op, tbl, row, before, after FROM change_entry WHERE batch = ? AND n > ? ORDER BY n LIMIT ?',
  entriesBack: 'SELECT n, op, tbl, row, before, after FROM change_entry WHERE batch = ? AND n < ? ORDER BY n DESC LIMIT ?',
  every: `SELECT ${columns} FROM change_batch b ORDER BY b.batch`,
  /** Before a batch number, latest first. */
  latest: `SELECT ${shown} FROM change_batch b WHERE b.batch < ? ORDER BY b.batch DESC LIMIT ?`,
  ofRow: `SELECT ${shown} FROM change_batch b
    WHERE b.batch IN (SELECT DISTINCT e.batch FROM change_entry e WHERE e.row = ? AND e.batch < ? ORDER BY e.batch DESC LIMIT ?) ORDER BY b.batch DESC`,
  /**
   * Batches that touched one field of a row; the field twice as a JSON path, then as it is: a row that came is a list of its values, or has them
   * in the document that it came in.
   */
  ofCell: `SELECT ${shown} FROM change_batch b
    WHERE b.batch IN (
      SELECT DISTINCT e.batch FROM change_entry e
      WHERE e.row = ? AND e.batch < ? AND (coalesce(json_type(e.after, ?), json_type(e.before, ?), ${listed}) IS NOT NULL OR coalesce(e.before, e.after) IS NULL)
      ORDER BY e.batch DESC LIMIT ?) ORDER BY b.batch DESC`,
  entriesOfRow: 'SELECT n, op, tbl, row, before, after FROM change_entry WHERE batch = ? AND row = ? ORDER BY n',
  /** What was done to a row after a batch, latest first. */
  laterOfRow: `SELECT e.n, e.op, e.tbl, e.row, e.before, e.after, b.batch, b.at, b.origin, b.label, ${fate} AS fate
    FROM change_entry e JOIN change_batch b ON b.batch = e.batch WHERE e.row = ? AND e.batch > ? ORDER BY e.batch DESC, e.n DESC`,
  /** The newest act of a person that stands: not itself an undo or redo, not undone, not beyond undoing. */
  undoable: `SELECT b.batch, b.label, b.reason, ${size} FROM change_batch b
    WHERE b.origin NOT IN ${notActs} AND coalesce(${fate}, '') <> 'undo' ORDER BY b.batch DESC LIMIT 1`,
  /** The act whose undo came last, unless a new act came after it. */
  redoable: `SELECT b.batch, b.label, b.reason, ${size} FROM change_batch u JOIN change_batch b ON b.batch = u.of_batch
    WHERE u.origin = 'undo' AND ${fate} = 'undo'
      AND u.batch > coalesce((SELECT n.batch FROM change_batch n WHERE n.origin NOT IN ${notActs} ORDER BY n.batch DESC LIMIT 1), 0)
    ORDER BY u.batch DESC LIMIT 1`,
};
