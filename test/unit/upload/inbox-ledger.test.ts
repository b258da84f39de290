import { utimesSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LedgerError } from '#shared/errors.ts';
import { fromLedger, watchLedger } from '../../../electron/commands/inbox-ledger.ts';
import type { LedgerThread } from '../../../electron/host/host.ts';
import { ledgerFolder } from '../../../electron/ledger/ledger-folder.ts';
import { temporaryFolder } from '../../support/ledger.ts';

const minutes = 60_000;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A ledger's folder that a server watches, and what the server was given by it. */
function watched() {
  const folder = temporaryFolder('watched-');
  const { database } = ledgerFolder(folder);
  writeFileSync(database, '');
  let [made, locked] = [0, false];
  const said: string[] = [];
  const ask = async (name: string) =>
    name === 'inbox.permits'
      ? { permits: [], withoutToken: 0, settings: { address: null } }
      : { key: 'key', certificate: `certificate ${++made}` };
  const open = async () => {
    if (locked) throw new LedgerError('LEDGER-LOCKED', { folder });
    return { ask, close: async () => undefined } as unknown as LedgerThread;
  };
  const context = { folder, open, passphrase: () => '', say: (line: string) => said.push(line) };
  return {
    ...{ context, said },
    lock: (is: boolean) => {
      locked = is;
    },
    change: () => utimesSync(database, new Date(), new Date()),
  };
}

test('a certificate is asked for again when the ledger has changed, and as soon as nobody has it open', async () => {
  const { context, change, lock, said } = watched();
  expect((await fromLedger(context, '127.0.0.1')).credentials.certificate).toBe('certificate 1');
  const shown: string[] = [];
  const watch = watchLedger(context, '127.0.0.1', ({ credentials }) => shown.push(credentials.certificate));
  await vi.advanceTimersByTimeAsync(30 * minutes);
  expect(shown).toEqual([]);
  change();
  lock(true);
  await vi.advanceTimersByTimeAsync(10 * minutes);
  expect(shown).toEqual([]);
  lock(false);
  await vi.advanceTimersByTimeAsync(10 * minutes);
  expect(shown).toEqual(['certificate 2']);
  await vi.advanceTimersByTimeAsync(30 * minutes);
  expect(shown).toHaveLength(1);
  expect(said).toEqual([]);
  clearInterval(watch);
});

test('and once a day, as certificates expire', async () => {
  const { context } = watched();
  const shown: string[] = [];
  const watch = watchLedger(context, '127.0.0.1', ({ credentials }) => shown.push(credentials.certificate));
  await vi.advanceTimersByTimeAsync(3 * 24 * 60 * minutes + minutes);
  expect(shown).toHaveLength(3);
  clearInterval(watch);
});
