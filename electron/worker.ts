import { parentPort, workerData } from 'node:worker_threads';
import { threadCalls } from '#shared/contract/calls.ts';
import { LedgerError, toWire } from '#shared/errors.ts';
import { handlersOver } from './host/handlers.ts';
import { openBooks } from './host/open-books.ts';
import type { Failure, FromThread, ThreadRequest, ToThread } from './host/thread-messages.ts';

const port = parentPort;
if (!port) throw new Error('the ledger thread is started by host/client.ts');
const tell = (message: FromThread) => port.postMessage(message);

const failureOf = (error: unknown): Failure => {
  const known = error instanceof LedgerError ? error : new LedgerError('INTERNAL', {}, { cause: error });
  const cause = known.cause instanceof Error ? (known.cause.stack ?? known.cause.message) : String(known.cause ?? '');
  return { error: toWire(known), cause };
};

async function serve(): Promise<void> {
  const { books, close } = await openBooks(workerData as ThreadRequest);
  const handlers = handlersOver(books) as Record<string, (input: unknown, context: object) => unknown>;

  const answer = async ({ number, name, input, cancel }: Extract<ToThread, { type: 'call' }>) => {
    const flag = new Int32Array(cancel);
    const context = {
      progress: (progress: Extract<FromThread, { type: 'progress' }>['progress']) => tell({ type: 'progress', number, progress }),
      throwIfCancelled: () => {
        if (Atomics.load(flag, 0) === 1) throw new LedgerError('CALL-CANCELLED');
      },
    };
    try {
      const handler = Object.hasOwn(threadCalls, name) ? handlers[name] : undefined;
      if (!handler) throw new LedgerError('CALL-UNKNOWN', { name });
      context.throwIfCancelled();
      tell({ type: 'done', number, output: await handler(input, context) });
    } catch (error) {
      tell({ type: 'failed', number, ...failureOf(error) });
    }
  };

  const running = new Set<Promise<void>>();
  port?.on('message', async (message: ToThread) => {
    if (message.type === 'call') {
      const done = answer(message).finally(() => running.delete(done));
      running.add(done);
      return;
    }
    await Promise.all(running);
    close();
    tell({ type: 'closed' });
    port?.close();
  });
  tell({ type: 'ready' });
}

serve().catch((error: unknown) => {
  tell({ type: 'refused', ...failureOf(error) });
  port.close();
});
