import 'reflect-metadata';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { OutboxEntry } from '#shared/contract/upload.ts';
import { LedgerError } from '#shared/errors.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { period } from '../exchange/desks.ts';
import { askOf, openInbox } from './room.ts';
import { openQueue, readyToSend, until } from './sender.ts';

const inOutbox = (desk: TestLedger, ...names: string[]) => join(desk.folder, 'outbox', ...names);
const filesIn = (desk: TestLedger) => readdirSync(inOutbox(desk)).sort();
const stateOf = (desk: TestLedger, { id }: OutboxEntry) => desk.books.registers.get('upload', id)?.body.state;

/** What a kill leaves that comes after the entry and before the name: the whole file, under the name it was written by. */
function withoutName(desk: TestLedger, { file }: OutboxEntry): void {
  renameSync(inOutbox(desk, file ?? ''), inOutbox(desk, `${file}.4711.new`));
}
const strangersFile = `330802005_${period}_r1_0001_01920001-0000-7000-8000-0123456789ab.lxpkg`;

describe('an outbox that a kill left in the middle', () => {
  test('a file that was entered and had not its name yet gets it at the next start, and is sent, once', async () => {
    const { county, township } = await readyToSend();
    const { inbox, landed } = await openInbox(county);
    const ask = askOf(township);
    await ask('outbox.keepSettings', { address: inbox.address, proxy: 'none' });
    const entry = await ask('outbox.put', { period });
    withoutName(township, entry);

    const again = township.reopen();
    await askOf(again)('outbox.tidy', {});
    expect(filesIn(again)).toEqual([entry.file]);
    expect((await askOf(again)('outbox.put', { period })).id).toBe(entry.id);
    const { queue, state } = openQueue(again);
    queue.wake();
    await until(async () => expect(await state()).toBe('sent'));
    expect(landed()).toHaveLength(1);
  });

  test('what was being written and is not entered goes, and the month can be put in as if nothing had been', async () => {
    const { township } = await readyToSend();
    const ask = askOf(township);
    mkdirSync(inOutbox(township), { recursive: true });
    writeFileSync(inOutbox(township, `${strangersFile}.4711.new`), 'half of a package');
    await ask('outbox.tidy', {});
    expect(filesIn(township)).toEqual([]);
    const entry = await ask('outbox.put', { period });
    expect(entry).toMatchObject({ state: 'queued', revision: 1 });
    expect(filesIn(township)).toEqual([entry.file]);
  });

  test('a file under its name that no entry knows was left by an older program: it goes; what is no package of ours stays', async () => {
    const { township } = await readyToSend();
    const ask = askOf(township);
    const entry = await ask('outbox.put', { period });
    writeFileSync(inOutbox(township, strangersFile), 'a package');
    writeFileSync(inOutbox(township, '说明.txt'), 'a person put it here');
    await ask('outbox.tidy', {});
    expect(filesIn(township)).toEqual([entry.file, '说明.txt']);
    expect(stateOf(township, entry)).toBe('queued');
  });

  test('a file whose entry was settled before it could be removed goes, and the entry stays settled', async () => {
    const { township } = await readyToSend('https://127.0.0.1:1/packages');
    const ask = askOf(township);
    const entry = await ask('outbox.put', { period });
    await ask('outbox.note', { id: entry.id, state: 'sent' });
    writeFileSync(inOutbox(township, entry.file ?? ''), 'x'.repeat(entry.size));
    await ask('outbox.tidy', {});
    expect(filesIn(township)).toEqual([]);
    expect(stateOf(township, entry)).toBe('sent');
  });

  test('a month put in again, because its file was missing, is not sent twice when that file comes back', async () => {
    const { township } = await readyToSend();
    const ask = askOf(township);
    const first = await ask('outbox.put', { period });
    withoutName(township, first);
    const second = await ask('outbox.put', { period });
    expect(second.id).not.toBe(first.id);
    expect(stateOf(township, first)).toBe('superseded');
    await ask('outbox.tidy', {});
    expect(filesIn(township)).toEqual([second.file]);
    expect(stateOf(township, second)).toBe('queued');
  });

  test('a file that is not as long as it was entered is not given the name', async () => {
    const { township } = await readyToSend();
    const ask = askOf(township);
    const entry = await ask('outbox.put', { period });
    rmSync(inOutbox(township, entry.file ?? ''));
    writeFileSync(inOutbox(township, `${entry.file}.4711.new`), 'torn');
    await ask('outbox.tidy', {});
    expect(filesIn(township)).toEqual([]);
  });

  test('a ledger without an outbox has nothing to tidy', async () => {
    const { township } = await readyToSend();
    rmSync(inOutbox(township), { recursive: true, force: true });
    await expect(askOf(township)('outbox.tidy', {})).resolves.toEqual({});
  });
});

test('a file that cannot get its name is not left in the queue: putting the month in again works', async () => {
  const { township } = await readyToSend();
  const ask = askOf(township);
  const { clock } = township.books;
  // a folder stands wherever a file is to go
  const plain = clock.id;
  const blocked = vi.spyOn(clock, 'id').mockImplementation(() => {
    const id = plain();
    mkdirSync(inOutbox(township, `330802005_${period}_r1_0001_${id}.lxpkg`, 'in the way'), { recursive: true });
    return id;
  });
  await expect(ask('outbox.put', { period })).rejects.toBeInstanceOf(LedgerError);
  expect(filesIn(township).filter((name) => name.endsWith('.new'))).toEqual([]);
  blocked.mockRestore();
  for (const name of filesIn(township)) rmSync(inOutbox(township, name), { recursive: true });
  expect(township.books.registers.list('upload').map(({ body }) => body.state)).toEqual(['cancelled']);
  const entry = await ask('outbox.put', { period });
  expect(entry.state).toBe('queued');
  expect(filesIn(township)).toEqual([entry.file]);
});
