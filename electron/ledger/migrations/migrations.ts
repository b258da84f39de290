import { firstTables } from './0001-first-tables.sql.ts';
import { whoseAct } from './0002-whose-act.sql.ts';

/** In order; the database's user_version counts how many have run. A shipped one never changes, new ones are added at the end. */
export const migrations: readonly { readonly name: string; readonly sql: string }[] = [
  { name: '0001-first-tables', sql: firstTables },
  { name: '0002-whose-act', sql: whoseAct },
];
