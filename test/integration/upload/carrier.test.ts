import 'reflect-metadata';
import { mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { largestFile } from '#shared/contract/encoding.ts';
import type { AskLedger, InboxState } from '#shared/contract/upload.ts';
import { Carrier } from '../../../electron/host/carrier.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { makeCounty } from '../exchange/desks.ts';
import { askOf } from './room.ts';

/** The county's carrier; its ledger takes its time over a server certificate. */
function slowCarrier(county: TestLedger): Carrier {
  const plain = askOf(county);
  const ask = (async (name: 'inbox.credentials', input: { hosts: string[] }) => {
    if (name === 'inbox.credentials') await new Promise((resolve) => setTimeout(resolve, 200));
    return plain(name, input);
  }) as AskLedger;
  const carrier = new Carrier({ ask, folder: county.folder, environment: {}, tell: () => undefined, onTrouble: () => undefined });
  onTestFinished(() => carrier.close());
  return carrier;
}
const start = (carrier: Carrier) => carrier.answer('inbox.start', { listen: '127.0.0.1:0' }) as Promise<InboxState>;
const answers = (address: string) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1', () => resolve(true));
    socket.on('error', () => resolve(false)).on('connect', () => socket.destroy());
  });

test('started twice at once, the inbox runs once', async () => {
  const carrier = slowCarrier(makeCounty());
  const first = start(carrier);
  await expect(start(carrier)).rejects.toMatchObject({ code: 'INBOX-RUNNING' });
  const address = (await first).running?.address ?? '';
  await carrier.answer('inbox.stop', {});
  expect(await answers(address)).toBe(false);
  // and a start that failed is no start
  await expect(carrier.answer('inbox.start', { listen: '192.0.2.1:1' })).rejects.toMatchObject({ code: 'INBOX-LISTEN' });
  expect((await start(carrier)).running).not.toBeNull();
});

test('stopped or closed while it starts, it is stopped in the end', async () => {
  const carrier = slowCarrier(makeCounty());
  const starting = start(carrier);
  expect(await carrier.answer('inbox.stop', {})).toMatchObject({ running: null });
  await starting;
  expect(await carrier.answer('inbox.state', {})).toMatchObject({ running: null });

  const again = start(carrier);
  await carrier.close();
  const { running } = await again;
  expect(running === null || !(await answers(running.address))).toBe(true);
  await expect(start(carrier)).rejects.toMatchObject({ code: 'HOST-CLOSED' });
});

test('a file that is too large for a page is refused before it is read', async () => {
  const county = makeCounty();
  const carrier = slowCarrier(county);
  const inbox = join(county.folder, 'inbox');
  mkdirSync(inbox, { recursive: true });
  writeFileSync(join(inbox, 'small.lxpkg'), 'age');
  writeFileSync(join(inbox, 'large.lxpkg'), '');
  truncateSync(join(inbox, 'large.lxpkg'), largestFile + 1);
  expect(await carrier.answer('inbox.file', { name: 'small.lxpkg' })).toEqual({
    name: 'small.lxpkg',
    bytes: new Uint8Array([97, 103, 101]),
  });
  await expect(carrier.answer('inbox.file', { name: 'large.lxpkg' })).rejects.toMatchObject({ code: 'INBOX-LARGE' });
});

test('a file that somebody took away after it was listed says so, and one that cannot be removed does not keep the others', async () => {
  const county = makeCounty();
  const carrier = slowCarrier(county);
  const inbox = join(county.folder, 'inbox');
  mkdirSync(inbox);
  const [gone, held, done] = ['330802005_1.lxpkg', '330802006_1.lxpkg', '330802007_1.lxpkg'];
  await expect(carrier.answer('inbox.file', { name: gone })).rejects.toMatchObject({
    code: 'FILE-GONE',
    message: expect.stringContaining(gone),
  });
  // a folder cannot be removed as a file, nor can what another program holds
  mkdirSync(join(inbox, held));
  writeFileSync(join(inbox, done), 'x');
  await expect(carrier.answer('inbox.settle', { names: [gone, held, done] })).rejects.toThrow();
  expect(readdirSync(inbox).filter((name) => !name.startsWith('.'))).toEqual([held]);
});
