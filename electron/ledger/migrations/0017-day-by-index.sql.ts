/**
 * The meetings of a unit's day are found by an index over the meetings themselves: a key kept beside each cost as much as four more columns. Few
 * meetings are of a 党小组: the others need not stand in its index.
 */
export const dayByIndex = `
DELETE FROM derived_key WHERE name = 'day_and_unit';
DROP INDEX meeting_start;
DROP INDEX meeting_unit;
CREATE INDEX meeting_unit ON meeting (unit, start);
DROP INDEX meeting_group;
CREATE INDEX meeting_group ON meeting ("group") WHERE "group" IS NOT NULL;
`;
