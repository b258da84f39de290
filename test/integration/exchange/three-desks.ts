import type { Bookkeeping } from '../../../electron/bookkeeping/bookkeeping.ts';
import { revoke } from '../../../electron/exchange/enrolling/revoke.ts';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import { chooseSuite } from '../../../electron/keys/desk-keys.ts';
import { revocationList } from '../../../electron/keys/revocation-list.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { enrol, makeCity, makeCounty, makeTownship } from './desks.ts';

/** The same desk some hours later; the clocks of these desks stand still at eight in the morning, UTC. */
export const at = ({ books }: TestLedger, hour: number): Bookkeeping => ({
  ...books,
  clock: { ...books.clock, now: () => `2026-10-31T${String(hour).padStart(2, '0')}:00:00.000Z` },
});

export interface Three {
  readonly city: TestLedger;
  readonly county: TestLedger;
  readonly township: TestLedger;
}

export async function three(suite: 'p256' | 'gm' = 'p256'): Promise<Three> {
  const [city, county, township] = [makeCity(), makeCounty(), makeTownship()];
  for (const desk of [city, county, township]) await chooseSuite(desk.books, suite);
  await enrol(county, city);
  await enrol(township, county);
  return { city, county, township };
}

export const listOf = async (books: Bookkeeping): Promise<DocumentFile> => ({ name: '330800.crl', bytes: await revocationList(books) });

/** The city revokes what it issued last, and exports its list an hour later. */
export function revokedLast(city: TestLedger): Promise<DocumentFile> {
  revoke(at(city, 9), city.books.registers.list('certificate').at(-1)?.id ?? '', { reason: '县里的电脑被盗', since: '2026-10-20' });
  return listOf(at(city, 10));
}
