import { join } from 'node:path';
import type { Identity } from '#shared/contract/ledger.ts';
import { addToMonth, monthOf } from '#shared/model/civil-date.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableNames } from '#shared/model/tables.ts';
import type { Bookkeeping } from '../../electron/bookkeeping/bookkeeping.ts';
import { openBookkeeping } from '../../electron/bookkeeping/open-bookkeeping.ts';
import { acceptEnrolment } from '../../electron/exchange/enrolling/accept-enrolment.ts';
import { issueEnrolment } from '../../electron/exchange/enrolling/issue-enrolment.ts';
import { requestEnrolment } from '../../electron/exchange/enrolling/request-enrolment.ts';
import { clockOf } from '../../electron/host/clock.ts';
import type { WritableLedger } from '../../electron/ledger/ledger.ts';
import { ledgerFolder } from '../../electron/ledger/ledger-folder.ts';
import { createLedger, openLedger } from '../../electron/ledger/open-ledger.ts';
import { rulesetInForce } from '../../electron/ledger/seeding.ts';
import { keepLightKey } from '../support/light-key.ts';
import { township } from '../support/township.ts';

export const passphrase = 'correct horse battery';
const key = '2e'.repeat(32);
// commands take the machine's clock
const clock = clockOf();
export const period = addToMonth(monthOf(clock.today()), -1);

export interface Desk {
  readonly books: Bookkeeping;
  readonly folder: string;
  close(): void;
}

const deskOf = (ledger: WritableLedger): Desk => ({
  books: openBookkeeping(ledger, { clock, ruleset: rulesetInForce(ledger) }),
  folder: ledger.folder,
  close: () => ledger.close(),
});

export const openDesk = (folder: string): Desk => deskOf(openLedger({ folder, key, now: clock.now }));

/** A desk that commands can open too, by the passphrase. */
async function newDesk(folder: string, identity: Identity): Promise<Desk> {
  const desk = deskOf(createLedger({ folder, key, now: clock.now }, identity));
  await keepLightKey(ledgerFolder(folder).key, key, passphrase);
  return desk;
}

export const size = { organizations: 40, branches: [5, 4, 3] };

/** A county and a township enrolled under it, in a folder; the township has a month that can be closed. */
export async function enrolledDesks(folder: string): Promise<{ county: Desk; township: Desk }> {
  const county = await newDesk(join(folder, 'county'), { unit: '330802', level: 'county', name: '柯城区' });
  const below = await newDesk(join(folder, 'township'), { unit: '330802005', level: 'township', name: '新新街道' });
  await acceptEnrolment(below.books, await issueEnrolment(county.books, await requestEnrolment(below.books)));
  const rows: Readonly<Partial<Record<TableName, readonly AnyRow[]>>> = township({ ...size, months: [period], today: clock.today() });
  const changes = tableNames.flatMap((table) =>
    (rows[table] ?? []).map(({ id, ...after }) => ({ op: 'insert' as const, table, id, after: { ...after } })),
  );
  below.books.apply({ origin: 'receive', label: '装入', seq: 0, changes });
  const warnings = below.books.check(period).problems.filter(({ severity }) => severity === 'warning');
  // one 说明 holds for all that a rule says of a field
  for (const { rule, id, field } of new Map(warnings.map((one) => [`${one.rule} ${one.id} ${one.field}`, one])).values())
    below.books.waive({ rule, id, field, text: '情况属实' });
  return { county, township: below };
}
