import 'reflect-metadata';
import { describe, expect, test } from 'vitest';
import type { AskLedger } from '#shared/contract/upload.ts';
import { LedgerError } from '#shared/errors.ts';
import { period } from '../exchange/desks.ts';
import { askOf } from './room.ts';
import { openQueue, readyToSend, until } from './sender.ts';

/** Notes fail in the ledger's own way while `fails` says so. */
const failing = (ask: AskLedger, fails: (input: { state?: string | undefined }) => boolean): AskLedger =>
  (async (name: string, input: { state?: string }) => {
    if (name === 'outbox.note' && fails(input)) throw new LedgerError('DISK-FULL');
    return ask(name as 'outbox.note', input as never);
  }) as AskLedger;

describe('what is settled stays so', () => {
  test('a file that was sent is never shown as refused, though the ledger cannot note it: it is asked again, and noted then', async () => {
    const { township } = await readyToSend('https://127.0.0.1:1/packages');
    const outcomes: string[] = [];
    let isFull = true;
    const { ask, queue, state, troubles, heard } = openQueue(township, {
      ask: failing(askOf(township), ({ state }) => state !== undefined && isFull),
      chance: () => 0,
      send: async () => {
        outcomes.push('sent');
        return 'sent';
      },
    });
    await ask('outbox.put', { period });
    queue.wake();
    await until(() => expect(heard.at(-1)?.now).toMatchObject({ attempt: 1 }));
    expect(await state()).toBe('queued');
    expect(troubles).toEqual([expect.objectContaining({ code: 'DISK-FULL' })]);
    isFull = false;
    queue.wake();
    await until(async () => expect(await state()).toBe('sent'));
    expect(outcomes).toHaveLength(2);
  });

  test('trouble in noting a refusal does not stop the queue for ever', async () => {
    const { township } = await readyToSend('https://127.0.0.1:1/packages');
    let isFull = true;
    const { ask, queue, state, heard } = openQueue(township, {
      ask: failing(askOf(township), () => isFull),
      chance: () => 0,
      send: async () => {
        throw new LedgerError('UPLOAD-TOKEN');
      },
    });
    await ask('outbox.put', { period });
    queue.wake();
    await until(() => expect(heard.at(-1)?.now).toMatchObject({ attempt: 1, waitsUntil: expect.any(String) }));
    isFull = false;
    queue.wake();
    await until(async () => expect(await state()).toBe('refused'));
  });

  test('one that was sent can be neither tried again nor called off', async () => {
    const { township } = await readyToSend('https://127.0.0.1:1/packages');
    const { ask, queue, state } = openQueue(township, { send: async () => 'sent' });
    const { id } = await ask('outbox.put', { period });
    queue.wake();
    await until(async () => expect(await state()).toBe('sent'));
    await expect(queue.retry(id)).rejects.toMatchObject({ code: 'UPLOAD-UNKNOWN' });
    await expect(queue.cancel(id)).rejects.toMatchObject({ code: 'UPLOAD-UNKNOWN' });
    await ask('outbox.note', { id, state: 'refused', offset: 3 });
    expect((await queue.state()).items[0]).toMatchObject({ state: 'sent', failure: null });
  });

  test('a refusal that comes while a file is being called off does not undo that', async () => {
    const { township } = await readyToSend('https://127.0.0.1:1/packages');
    const plain = askOf(township);
    const states: (string | undefined)[] = [];
    let refuse: () => void = () => undefined;
    const { ask, queue, state } = openQueue(township, {
      ask: (async (name: 'outbox.note', input: { id: string; state?: 'cancelled' }) => {
        if (name === 'outbox.note') states.push(input.state);
        const done = await plain(name, input);
        // the note is on its way back, and the line's answer comes first
        if (input.state === 'cancelled') refuse();
        if (input.state === 'cancelled') await new Promise((resolve) => setTimeout(resolve, 50));
        return done;
      }) as AskLedger,
      send: () =>
        new Promise((_, reject) => {
          refuse = () => reject(new LedgerError('UPLOAD-TOKEN'));
        }),
    });
    const { id } = await ask('outbox.put', { period });
    queue.wake();
    await until(async () => expect((await queue.state()).now).toMatchObject({ offset: 0 }));
    await queue.cancel(id);
    expect(await state()).toBe('cancelled');
    expect(states).toEqual(['cancelled']);
  });
});

test('whenever it is woken it looks at the outbox again, be it at the very end of its last look', async () => {
  const { township } = await readyToSend();
  const plain = askOf(township);
  let reads = 0;
  for (let steps = 0; steps < 30; steps++) {
    let woken: number | undefined;
    const { queue } = openQueue(township, {
      ask: (async (name: 'outbox.read', input: Record<string, never>) => {
        if (name === 'outbox.read') reads += 1;
        return plain(name, input);
      }) as AskLedger,
      onChange: () => {
        if (woken !== undefined) return;
        woken = reads;
        let later = Promise.resolve();
        for (let step = 0; step < steps; step++) later = later.then(() => undefined);
        void later.then(() => {
          woken = reads;
          queue.wake();
        });
      },
    });
    queue.wake();
    await until(() => expect(woken).toBeDefined());
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(reads, `woken ${steps} steps after the last look`).toBeGreaterThan(woken ?? 0);
    await queue.close();
  }
});
