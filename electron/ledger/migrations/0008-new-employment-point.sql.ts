/** 新就业群体站点. */
export const newEmploymentPointTable = `
CREATE TABLE new_employment_point (
  id TEXT PRIMARY KEY, unit TEXT NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL,
  platform TEXT, name TEXT, kind TEXT, workers INTEGER, members_here INTEGER, members_elsewhere INTEGER,
  branch TEXT REFERENCES party_organization (id) DEFERRABLE INITIALLY DEFERRED, rest_station TEXT, address TEXT, liaison TEXT,
  closed_on TEXT, note TEXT, unread TEXT
) STRICT;
CREATE INDEX new_employment_point_unit ON new_employment_point (unit);
CREATE INDEX new_employment_point_branch ON new_employment_point (branch);
CREATE INDEX new_employment_point_name ON new_employment_point (name);
`;
