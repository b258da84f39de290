/** 两包三定. */
export const assignmentTable = `
CREATE TABLE assignment (
  id TEXT PRIMARY KEY, unit TEXT NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL,
  organization TEXT REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED, area_leader TEXT, point_cadre TEXT,
  responsible TEXT, due_on TEXT, target TEXT, progress TEXT, progress_note TEXT, completed_on TEXT, note TEXT, unread TEXT
) STRICT;
CREATE INDEX assignment_unit ON assignment (unit);
CREATE INDEX assignment_organization ON assignment (organization);
`;
