const columns = 'p.rule, p.tbl, p.row, p.severity, p.field, p.message, p.other_table, p.other_row';
const waived = '(SELECT w.text FROM waiver w WHERE w.subject = p.row AND w.rule = p.rule AND w.message = p.message LIMIT 1) AS waived';

export const problemSql = {
  all: `SELECT ${columns}, ${waived} FROM problem p`,
  byRow: `SELECT ${columns}, ${waived} FROM problem p ORDER BY p.row, p.rule, p.n`,
  count: 'SELECT count(*) AS problems FROM problem',
  /** Of many rows at once, their ids as a JSON list. */
  ofRows: `SELECT ${columns}, ${waived} FROM problem p WHERE p.row IN (SELECT value FROM json_each(?)) ORDER BY p.row, p.rule, p.n`,
  ofRow: `SELECT ${columns}, ${waived} FROM problem p WHERE p.row = ? ORDER BY p.rule, p.n`,
  put: 'INSERT INTO problem (rule, tbl, row, n, severity, field, message, other_table, other_row) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  dropOfRule: 'DELETE FROM problem WHERE row = ? AND rule = ?',
  dropAll: 'DELETE FROM problem',
  /** How many meetings each unit has: read from the index of units alone. */
  meetingsByUnit: 'SELECT unit, count(*) AS rows FROM meeting GROUP BY unit',
  waivers: 'SELECT subject, rule, message, text FROM waiver',
};
