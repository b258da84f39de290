import { listed } from '../ledger/change-log.sql.ts';

export const attachmentsSql = {
  /** What a table's rows ever held in a field, before and after every change: path, table, path, path, table, path, field, table; paths are JSON paths. */
  everNamed: `SELECT json_extract(before, ?) AS value FROM change_entry WHERE tbl = ? AND json_type(before, ?) = 'array'
    UNION SELECT json_extract(after, ?) FROM change_entry WHERE tbl = ? AND json_type(after, ?) = 'array'
    UNION SELECT ${listed} FROM change_entry e WHERE e.tbl = ? AND e.op = 'insert' AND json_type(e.after) = 'array'`,
};
