import type { Table } from '#shared/model/table.ts';

/** Scanned, not indexed: 20,000 rows take 12 ms, while a trigram index made each written row nine times dearer. */
export const searchSql = {
  put: `INSERT INTO search_entry (row, tbl, label, detail, body) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (row) DO UPDATE SET label = excluded.label, detail = excluded.detail, body = excluded.body`,
  /** Rows after a place in the table that have no entry; the table's name is the model's own. */
  lacking: (table: Table) =>
    `SELECT rowid, id FROM "${table.name}" t WHERE rowid > ? AND NOT EXISTS (SELECT 1 FROM search_entry s WHERE s.row = t.id) ORDER BY rowid LIMIT ?`,
  drop: 'DELETE FROM search_entry WHERE row = ?',
  /** Hits in the label first, shorter labels before longer. */
  holding: `SELECT row, tbl, label, detail FROM search_entry WHERE body LIKE ? ESCAPE '\\'
    ORDER BY instr(lower(label), ?) = 0, length(label), rid LIMIT ?`,
};
