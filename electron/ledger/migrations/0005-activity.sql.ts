/** 培训活动. */
export const activityTable = `
CREATE TABLE activity (
  id TEXT PRIMARY KEY, unit TEXT NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL,
  name TEXT, kind TEXT, held_on TEXT, organization TEXT REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
  party_organization TEXT REFERENCES party_organization (id) DEFERRABLE INITIALLY DEFERRED, people INTEGER, hours INTEGER,
  content TEXT, attachments TEXT, note TEXT, unread TEXT
) STRICT;
CREATE INDEX activity_unit ON activity (unit);
CREATE INDEX activity_organization ON activity (organization);
CREATE INDEX activity_party_organization ON activity (party_organization);
`;
