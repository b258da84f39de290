export const metaSql = {
  get: 'SELECT value FROM meta WHERE name = ?',
  put: 'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
};
