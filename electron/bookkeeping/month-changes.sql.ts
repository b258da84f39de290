export const monthChangesSql = {
  /** The last month before this one that was closed. */
  closedBefore: `SELECT period, closed_batch AS batch FROM period WHERE period < ? AND closed_batch IS NOT NULL ORDER BY period DESC LIMIT 1`,
  /** Everything that was done after a batch, in order; what a row held when it came is not needed. */
  since: `SELECT batch, tbl, row, op, CASE WHEN op = 'insert' THEN NULL ELSE before END AS before, CASE WHEN op = 'update' THEN after END AS after
    FROM change_entry WHERE batch > ? ORDER BY batch, n`,
  reason: 'SELECT reason FROM change_batch WHERE batch = ?',
  notes: 'SELECT row, kind, text FROM change_note WHERE period = ?',
  putNote: `INSERT INTO change_note (period, row, kind, text, at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (period, row, kind) DO UPDATE SET text = excluded.text, at = excluded.at`,
};
