/**
 * Why a batch was done, where it was asked (a row that was reported is deleted); what a person said of a month's changes before closing it;
 * and the way to what was deleted.
 */
export const reasons = `
ALTER TABLE change_batch ADD COLUMN reason TEXT;
CREATE INDEX change_entry_deleted ON change_entry (tbl, batch) WHERE op = 'delete';
CREATE TABLE change_note (
  period TEXT NOT NULL, row TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (period, row, kind)
) STRICT, WITHOUT ROWID;
`;
