export const searchSql = {
  put: `INSERT INTO search_entry (row, tbl, label, detail, body) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (row) DO UPDATE SET label = excluded.label, detail = excluded.detail, body = excluded.body`,
  drop: 'DELETE FROM search_entry WHERE row = ?',
  /** Three characters and more: by the trigram index, best first. */
  indexed: `SELECT e.row, e.tbl, e.label, e.detail FROM search s JOIN search_entry e ON e.rid = s.rowid WHERE search MATCH ?
    ORDER BY instr(lower(e.label), ?) = 0, length(e.label), e.rid LIMIT ?`,
  /** One or two characters: the index has none, a scan is quick enough. */
  scanned: `SELECT row, tbl, label, detail FROM search_entry WHERE body LIKE ? ESCAPE '\\'
    ORDER BY instr(lower(label), ?) = 0, length(label), rid LIMIT ?`,
};
