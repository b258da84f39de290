/** 五结对. */
export const pairingTable = `
CREATE TABLE pairing (
  id TEXT PRIMARY KEY, unit TEXT NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL,
  kind TEXT, side_a TEXT, side_b TEXT, organization TEXT REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
  started_on TEXT, ended_on TEXT, help TEXT, note TEXT, unread TEXT
) STRICT;
CREATE INDEX pairing_unit ON pairing (unit);
CREATE INDEX pairing_organization ON pairing (organization);
`;
