/**
 * Whose act a batch was (the unit's name; at this desk also the machine's account) and how many entries it has: NULL where it was logged before.
 * The entries move to a table with a rowid: an entry of a wide row spilled into a page of its own where there was none.
 * Their link to the batch is deferred, for a batch is sealed when its last entry is written.
 */
export const whoseAct = `
ALTER TABLE change_batch ADD COLUMN unit TEXT;
ALTER TABLE change_batch ADD COLUMN account TEXT;
ALTER TABLE change_batch ADD COLUMN rows INTEGER;

CREATE TABLE change_entry_2 (
  batch INTEGER NOT NULL REFERENCES change_batch (batch) DEFERRABLE INITIALLY DEFERRED, n INTEGER NOT NULL, op TEXT NOT NULL, tbl TEXT NOT NULL,
  row TEXT NOT NULL, before TEXT, after TEXT, PRIMARY KEY (batch, n)
) STRICT;
INSERT INTO change_entry_2 (batch, n, op, tbl, row, before, after)
  SELECT batch, n, op, tbl, row, before, after FROM change_entry ORDER BY batch, n;
DROP TABLE change_entry;
ALTER TABLE change_entry_2 RENAME TO change_entry;
CREATE INDEX change_entry_row ON change_entry (row, batch);
CREATE TRIGGER change_entry_kept BEFORE UPDATE ON change_entry BEGIN SELECT RAISE(ABORT, 'the change log is append-only'); END;
CREATE TRIGGER change_entry_never_deleted BEFORE DELETE ON change_entry BEGIN SELECT RAISE(ABORT, 'the change log is append-only'); END;
`;
