/** 党务工作者. */
export const workerTable = `
CREATE TABLE worker (
  id TEXT PRIMARY KEY, unit TEXT NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL,
  name TEXT, kind TEXT, employer TEXT, phone TEXT, serves TEXT, term_start TEXT, term_end TEXT, monthly_visits INTEGER,
  appraisal TEXT, training TEXT, ended_on TEXT, note TEXT, unread TEXT
) STRICT;
CREATE INDEX worker_unit ON worker (unit);
`;
