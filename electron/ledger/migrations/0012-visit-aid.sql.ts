/** 预警帮扶. */
export const visitAidTable = `
CREATE TABLE visit_aid (
  id TEXT PRIMARY KEY, unit TEXT NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL,
  rule TEXT, party_organization TEXT REFERENCES party_organization (id) DEFERRABLE INITIALLY DEFERRED,
  organization TEXT REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED, warning TEXT, raised_on TEXT, measures TEXT,
  responsible TEXT, due_on TEXT, outcome TEXT, closed_on TEXT, note TEXT, unread TEXT
) STRICT;
CREATE INDEX visit_aid_unit ON visit_aid (unit);
CREATE INDEX visit_aid_party_organization ON visit_aid (party_organization);
CREATE INDEX visit_aid_organization ON visit_aid (organization);
`;
