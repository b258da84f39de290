/** 党员服务中心. */
export const serviceCenterTable = `
CREATE TABLE service_center (
  id TEXT PRIMARY KEY, unit TEXT NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL,
  name TEXT, level TEXT, address TEXT, manager TEXT, area REAL, covers TEXT, opened_on TEXT, closed_on TEXT, note TEXT,
  unread TEXT
) STRICT;
CREATE INDEX service_center_unit ON service_center (unit);
CREATE INDEX service_center_name ON service_center (name);
`;
