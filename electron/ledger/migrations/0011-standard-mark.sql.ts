/** 达标情况. */
export const standardMarkTable = `
CREATE TABLE standard_mark (
  id TEXT PRIMARY KEY, unit TEXT NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL,
  item TEXT, year INTEGER, organization TEXT REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
  party_organization TEXT REFERENCES party_organization (id) DEFERRABLE INITIALLY DEFERRED, met INTEGER, evidence TEXT,
  marked_on TEXT, marked_by TEXT, note TEXT, unread TEXT
) STRICT;
CREATE INDEX standard_mark_unit ON standard_mark (unit);
CREATE INDEX standard_mark_organization ON standard_mark (organization);
CREATE INDEX standard_mark_party_organization ON standard_mark (party_organization);
`;
