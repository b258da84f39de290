/** 年度事项. */
export const yearItemTable = `
CREATE TABLE year_item (
  id TEXT PRIMARY KEY, unit TEXT NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL,
  party_organization TEXT REFERENCES party_organization (id) DEFERRABLE INITIALLY DEFERRED, year INTEGER, kind TEXT,
  done_on TEXT, detail TEXT, attachments TEXT, note TEXT, unread TEXT
) STRICT;
CREATE INDEX year_item_unit ON year_item (unit);
CREATE INDEX year_item_party_organization ON year_item (party_organization);
`;
