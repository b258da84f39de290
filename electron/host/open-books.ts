import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import { openBookkeeping } from '../bookkeeping/open-bookkeeping.ts';
import { makeLedgerKey, openLedgerKey } from '../keys/ledger-key.ts';
import { dailyBackup, unpackBackup } from '../ledger/backup.ts';
import { verifyChain } from '../ledger/change-log.ts';
import type { WritableLedger } from '../ledger/ledger.ts';
import { holdsLedger, ledgerFolder, makeLedgerFolder } from '../ledger/ledger-folder.ts';
import { createLedger, discardLedger, openLedger } from '../ledger/open-ledger.ts';
import { markBegun, rulesetInForce } from '../ledger/seeding.ts';
import { accountName } from './account-name.ts';
import { clockOf } from './clock.ts';
import type { ThreadRequest } from './thread-messages.ts';

export interface Books {
  readonly books: Bookkeeping;
  close(): void;
}

/**
 * Opens, creates or restores the ledger that a request names. Nothing half-made stays behind a refusal.
 * Throws LEDGER-*, KEY-*, DISK-*; LEDGER-CHAIN where the change log has been tampered with.
 */
export async function openBooks(request: ThreadRequest): Promise<Books> {
  const clock = clockOf(request.today);
  const { folder } = request;
  const ledger = await (request.act === 'create' ? create(request, clock.now) : open(request, clock.now));
  try {
    if (verifyChain(ledger).brokenAt !== null) throw new LedgerError('LEDGER-CHAIN');
    markBegun(ledger, clock.today());
    const books = openBookkeeping(ledger, { clock, ruleset: rulesetInForce(ledger), account: accountName() });
    if (request.act === 'create') enterOwnUnit(books);
    else await dailyBackup(ledger, clock.today());
    books.check(books.periods().working);
    return { books, close: () => ledger.close() };
  } catch (error) {
    ledger.close();
    if (request.act === 'create') discardLedger(folder);
    throw error;
  }
}

async function create(request: Extract<ThreadRequest, { act: 'create' }>, now: () => string): Promise<WritableLedger> {
  const { folder, unit, level, name, passphrase } = request;
  if (holdsLedger(folder)) throw new LedgerError('LEDGER-EXISTS', { folder });
  makeLedgerFolder(folder);
  try {
    const key = await makeLedgerKey(ledgerFolder(folder).key, passphrase);
    return createLedger({ folder, key, now }, { unit, level, name });
  } catch (error) {
    discardLedger(folder);
    throw error;
  }
}

async function open(request: Extract<ThreadRequest, { act: 'open' | 'restore' }>, now: () => string): Promise<WritableLedger> {
  const { folder, passphrase } = request;
  const unpacked = request.act === 'restore' ? await unpackBackup(request.file, folder) : undefined;
  try {
    const key = await openLedgerKey(folder, ledgerFolder(folder).key, passphrase);
    return openLedger({ folder, key, now });
  } catch (error) {
    if (unpacked) {
      unpacked.takeBack();
      discardLedger(folder);
    }
    throw error;
  }
}

/** The desk's own unit is the first row of a new ledger, so that organizations can name it. */
function enterOwnUnit(books: Bookkeeping): void {
  const { unit, level, name } = books.ledger.identity;
  books.apply({
    origin: 'create',
    label: '新建台账',
    seq: 0,
    changes: [{ op: 'insert', table: 'unit', id: books.clock.id(), after: { code: unit, name, level } }],
  });
}
