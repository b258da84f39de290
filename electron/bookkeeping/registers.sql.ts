export const registerSql = {
  get: 'SELECT id, body, blob FROM register WHERE name = ? AND id = ?',
  list: 'SELECT id, body FROM register WHERE name = ? ORDER BY rowid',
  listOf: "SELECT id, body FROM register WHERE name = ? AND json_extract(body, '$.unit') = ? ORDER BY rowid",
  put: 'INSERT INTO register (name, id, body, blob) VALUES (?, ?, ?, ?) ON CONFLICT (name, id) DO UPDATE SET body = excluded.body, blob = excluded.blob',
  forgetKey: "DELETE FROM register WHERE name = 'key' AND id = ?",
};
