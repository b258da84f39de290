import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { AskLedger, UploadQueue } from '#shared/contract/upload.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Sending } from '../../../electron/upload/client/send-file.ts';
import { type QueueParts, SendingQueue } from '../../../electron/upload/client/sending-queue.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { closeMonth, enrolledPair, fill } from '../exchange/desks.ts';
import { askOf } from './room.ts';

interface OpenQueue {
  readonly queue: SendingQueue;
  readonly ask: AskLedger;
  readonly heard: UploadQueue[];
  readonly troubles: unknown[];
  state(): Promise<string>;
}
export function openQueue(desk: TestLedger, more: Partial<QueueParts> = {}): OpenQueue {
  const [heard, troubles]: [UploadQueue[], unknown[]] = [[], []];
  const ask = askOf(desk);
  const queue = new SendingQueue({
    ask,
    outbox: join(desk.folder, 'outbox'),
    environment: {},
    onChange: (now) => heard.push(now),
    onTrouble: (error) => troubles.push(error),
    ...more,
  });
  onTestFinished(() => queue.close());
  return { queue, ask, heard, troubles, state: async () => (await queue.state()).items[0]?.state ?? 'none' };
}

/** A township with a closed month, whose enrolment named an address. */
export async function readyToSend(address: string | null = null): Promise<{ county: TestLedger; township: TestLedger }> {
  const desks = await enrolledPair();
  fill(desks.township);
  closeMonth(desks.township);
  if (address !== null) await askOf(desks.township)('outbox.keepSettings', { address, proxy: 'none' });
  return desks;
}
export const until = (check: () => Promise<void> | void) => vi.waitFor(check, { timeout: 10_000, interval: 20 });

/** A line on which nothing comes back, until it is called off. */
export const hang = ({ signal }: Sending) =>
  new Promise<'sent'>((_, reject) => {
    signal.addEventListener('abort', () => reject(new LedgerError('CALL-CANCELLED')));
  });
