export const periodSql = {
  get: 'SELECT period, state, revision, closed_at, changes, file, ruleset, closed_batch FROM period WHERE period = ?',
  all: 'SELECT period, state, revision, closed_at, changes, file, ruleset, closed_batch FROM period',
  closed: "SELECT 1 AS yes FROM period WHERE period = ? AND state <> 'open'",
  put: `INSERT INTO period (period, state, revision, closed_at, changes, file, ruleset, closed_batch) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (period) DO UPDATE SET state = excluded.state, revision = excluded.revision, closed_at = excluded.closed_at, changes = excluded.changes,
      file = excluded.file, ruleset = excluded.ruleset, closed_batch = excluded.closed_batch`,
  amendments: 'SELECT revision, text, at FROM amendment WHERE period = ? ORDER BY revision',
  putAmendment: 'INSERT INTO amendment (period, revision, text, at) VALUES (?, ?, ?, ?)',
  putSnapshot: 'INSERT INTO snapshot (period, revision, n, tbl, path, rows, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
  snapshot: 'SELECT tbl, path, rows, body FROM snapshot WHERE period = ? AND revision = ? ORDER BY n',
};
