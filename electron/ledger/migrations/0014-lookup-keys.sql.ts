/**
 * Minutes are compared in memory, no longer by bands kept beside each meeting. A member is found by the seventeen digits of the number, which a
 * number of fifteen, written down as it was before 1999, has too.
 */
export const lookupKeys = `
DELETE FROM derived_key WHERE name GLOB 'minutes_band_*';
INSERT OR IGNORE INTO derived_key (name, value, row)
  SELECT 'number_digits',
    CASE WHEN id_number GLOB '[1-9]*' AND length(id_number) = 15 AND id_number NOT GLOB '*[^0-9]*'
      THEN substr(id_number, 1, 6) || '19' || substr(id_number, 7) ELSE substr(id_number, 1, 17) END, id
  FROM member WHERE id_number IS NOT NULL AND id_number <> '';
`;
