import { cpSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Change } from '#shared/contract/bookkeeping.ts';
import type { Identity } from '#shared/contract/ledger.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableNames } from '#shared/model/tables.ts';
import type { Ruleset } from '#shared/rules/rule.ts';
import type { Bookkeeping } from '../../electron/bookkeeping/bookkeeping.ts';
import { openBookkeeping } from '../../electron/bookkeeping/open-bookkeeping.ts';
import { acceptEnrolment } from '../../electron/exchange/enrolling/accept-enrolment.ts';
import { issueEnrolment } from '../../electron/exchange/enrolling/issue-enrolment.ts';
import { requestEnrolment } from '../../electron/exchange/enrolling/request-enrolment.ts';
import { exportPackage } from '../../electron/exchange/export-package.ts';
import { clockOf } from '../../electron/host/clock.ts';
import { createLedger, openLedger } from '../../electron/ledger/open-ledger.ts';
import { rulesetInForce } from '../../electron/ledger/seeding.ts';
import { township } from '../support/township.ts';

export const key = '1f'.repeat(32);
export const month = '2026-10';

export interface Desk {
  readonly books: Bookkeeping;
  readonly folder: string;
  close(): void;
}

export function makeDesk(folder: string, identity: Identity, today = '2026-11-03'): Desk {
  const clock = clockOf(today);
  const ledger = createLedger({ folder, key, now: clock.now }, identity);
  return { books: openBookkeeping(ledger, { clock, ruleset: rulesetInForce(ledger) }), folder, close: () => ledger.close() };
}

/** The same desk once more, from a copy of its folder; the original must be closed. `lay` makes its rules of those in force. */
export function copyOf(desk: Desk, folder: string, today = '2026-11-03', lay = (ruleset: Ruleset): Ruleset => ruleset): Desk {
  cpSync(desk.folder, folder, { recursive: true });
  const clock = clockOf(today);
  const ledger = openLedger({ folder, key, now: clock.now });
  return { books: openBookkeeping(ledger, { clock, ruleset: lay(rulesetInForce(ledger)) }), folder, close: () => ledger.close() };
}

/** A large township: 2,000 organizations, 100 branches, a year of meetings. */
export const largeTownship = () =>
  township({
    organizations: 2000,
    branches: Array.from({ length: 100 }, (_, index) => 3 + (index % 22)),
    months: ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', month],
  });

export function fill(desk: Desk, tables: Readonly<Partial<Record<TableName, readonly AnyRow[]>>>): number {
  const changes: Change[] = tableNames.flatMap((table) =>
    (tables[table] ?? []).map(({ id, ...after }) => ({ op: 'insert' as const, table, id, after: { ...after } })),
  );
  desk.books.apply({ origin: 'receive', label: '装入', seq: 0, changes });
  return changes.length;
}

/** Closes the month with a 说明 for every warning. */
export function closeMonth({ books }: Desk): void {
  for (const { rule, id, field, severity, waived } of books.check(month).problems)
    if (severity === 'warning' && waived === undefined) books.waive({ rule, id, field, text: '情况属实' });
  books.close(month);
}

/** A county, a township of a few rows enrolled under it, and its package of the month: what it is refused for is looked at, not how long it takes. */
export async function handedInSmall(folder: string) {
  const county = makeDesk(join(folder, 'county'), { unit: '330802', level: 'county', name: '柯城区' });
  const below = makeDesk(join(folder, 'township'), { unit: '330802005', level: 'township', name: '新新街道' });
  await acceptEnrolment(below.books, await issueEnrolment(county.books, await requestEnrolment(below.books)));
  fill(below, township({ organizations: 8, branches: [4], months: [month] }));
  closeMonth(below);
  return { county, township: below, file: await exportPackage(below.books, month) };
}

/** A table of text columns under the same cipher and durability, and nothing else: the floor of what is written. */
export function bareDatabase(file: string, columns: number) {
  const database = new Database(file);
  for (const pragma of ["cipher = 'sqlcipher'", 'legacy = 4', `key = "x'${key}'"`, 'journal_mode = WAL', 'synchronous = FULL'])
    database.pragma(pragma);
  database.exec(`CREATE TABLE bare (${Array.from({ length: columns }, (_, n) => `c${n} TEXT`).join(', ')}) STRICT`);
  const insert = database.prepare(`INSERT INTO bare VALUES (${Array.from({ length: columns }, () => '?').join(', ')})`);
  return {
    insert: database.transaction((rows: readonly (readonly string[])[]) => {
      for (const row of rows) insert.run(...Array.from({ length: columns }, (_, n) => row[n] ?? null));
    }),
    close: () => database.close(),
  };
}
