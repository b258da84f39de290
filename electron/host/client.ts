import { Worker } from 'node:worker_threads';
import type { z } from 'zod';
import { type CallName, callOf, type HostEvent, type OutputOf, type ThreadCallName, threadCalls } from '#shared/contract/calls.ts';
import type { AskOfFiles } from '#shared/contract/exchange-files.ts';
import type { AskLedger } from '#shared/contract/upload.ts';
import { fromWire, LedgerError } from '#shared/errors.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import type { ReadCells, WorkbookFile } from '../intake/reading/read-cells.ts';
import { keepDriver } from '../ledger/driver.ts';
import type { CallOptions, LedgerThread } from './host.ts';
import type { Failure, FromThread, ThreadRequest, ToThread } from './thread-messages.ts';

export interface ThreadSettings {
  /** The worker's own file: entries know it, a bundled chunk does not. */
  readonly threadUrl: URL;
  readonly request: ThreadRequest;
  readonly readCells: ReadCells;
  /** Is told of every failure with its cause; the cause never reaches a page. */
  readonly onFailure?: (call: string, failure: Failure) => void;
}

interface Waiting {
  readonly name: string;
  readonly options: CallOptions;
  resolve(output: unknown): void;
  reject(error: Error): void;
}

/** Room for what lives briefly; as large as the system would have it, an import of 50,000 rows takes 100 MB more and no less time. */
const maxYoungGenerationSizeMb = 16;

/** Starts the ledger thread and waits until its ledger is open. Throws what opening throws. */
export async function openThread(settings: ThreadSettings): Promise<LedgerThread> {
  keepDriver();
  const worker = new Worker(settings.threadUrl, { workerData: settings.request, resourceLimits: { maxYoungGenerationSizeMb } });
  const thread = new Thread(worker, settings);
  await thread.ready;
  return thread;
}

class Thread implements LedgerThread {
  readonly ready: Promise<void>;
  readonly #worker: Worker;
  readonly #settings: ThreadSettings;
  readonly #waiting = new Map<number, Waiting>();
  /** What calls off each call under way that has a name. */
  readonly #cancels = new Map<string, () => void>();
  readonly #listeners = new Set<(event: HostEvent) => void>();
  readonly #ended: Promise<void>;
  #last = 0;
  #closing = false;

  constructor(worker: Worker, settings: ThreadSettings) {
    this.#worker = worker;
    this.#settings = settings;
    this.#ended = new Promise((resolve) => worker.once('exit', () => resolve()));
    this.ready = new Promise((resolve, reject) => {
      worker.on('message', (message: FromThread) => {
        if (message.type === 'ready') resolve();
        else if (message.type === 'refused') reject(this.#failed('open', message));
        else this.#take(message);
      });
      worker.on('error', (error) => reject(this.#abandon(error)));
      worker.on('exit', () => reject(this.#abandon(new Error('the ledger thread ended'))));
    });
  }

  async call<N extends CallName>(name: N, input: unknown, options: CallOptions = {}): Promise<OutputOf<N>> {
    return (await (name === 'intake.stage' ? this.#stage(input, options) : this.#ask(name, input, options))) as OutputOf<N>;
  }

  readonly askOfFiles: AskOfFiles = (name, input) => this.#ask(name, input, {}) as ReturnType<typeof this.askOfFiles<typeof name>>;

  readonly ask: AskLedger = (name, input) => this.#ask(name, input, {}) as ReturnType<typeof this.ask<typeof name>>;

  cancel(id: string): void {
    this.#cancels.get(id)?.();
  }

  listen(listener: (event: HostEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    if (!this.#closing) {
      this.#closing = true;
      this.#post({ type: 'close' });
    }
    await this.#ended;
  }

  /** Reads the file on this side, in a process of its own, and hands the cells to the thread. */
  async #stage(input: unknown, options: CallOptions): Promise<unknown> {
    const { bytes, sheet, encoding, ...how } = parse('intake.stage', callOf('intake.stage').input, input) as {
      table: TableName;
      name: string;
      bytes: Uint8Array;
      sheet?: string | number;
      encoding?: WorkbookFile['encoding'];
    };
    const reading = new AbortController();
    if (options.id !== undefined) this.#cancels.set(options.id, () => reading.abort());
    const grid = await this.#settings
      .readCells({ name: how.name, bytes, sheet, encoding, likely: tableOf(how.table).title }, reading.signal)
      .finally(() => this.#forget(options));
    return this.#ask('intake.stageCells', { ...how, grid }, options);
  }

  #ask(name: string, input: unknown, options: CallOptions): Promise<unknown> {
    if (!Object.hasOwn(threadCalls, name)) throw new LedgerError('CALL-UNKNOWN', { name });
    if (this.#closing) throw new LedgerError('HOST-CLOSED');
    const parsed = parse(name, threadCalls[name as ThreadCallName].input, input);
    const number = ++this.#last;
    const cancel = new SharedArrayBuffer(4);
    if (options.id !== undefined) this.#cancels.set(options.id, () => Atomics.store(new Int32Array(cancel), 0, 1));
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { name, options, resolve, reject });
      this.#post({ type: 'call', number, name, input: parsed, cancel });
    });
  }

  #post(message: ToThread): void {
    this.#worker.postMessage(message);
  }

  #take(message: Exclude<FromThread, { type: 'ready' | 'refused' }>): void {
    if (message.type === 'closed') return;
    const waiting = this.#waiting.get(message.number);
    if (!waiting) return;
    if (message.type === 'progress') {
      waiting.options.onProgress?.(message.progress);
      if (waiting.options.id !== undefined) this.#tell({ type: 'progress', call: waiting.options.id, progress: message.progress });
      return;
    }
    this.#waiting.delete(message.number);
    this.#forget(waiting.options);
    if (message.type === 'done') waiting.resolve(message.output);
    else waiting.reject(this.#failed(waiting.name, message));
  }

  #forget({ id }: CallOptions): void {
    if (id !== undefined) this.#cancels.delete(id);
  }

  #failed(call: string, failure: Failure): LedgerError {
    this.#settings.onFailure?.(call, failure);
    return fromWire(failure.error);
  }

  #tell(event: HostEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  #abandon(cause: unknown): LedgerError {
    this.#closing = true;
    const error = new LedgerError('HOST-CLOSED', {}, { cause });
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
    return error;
  }
}

function parse(name: string, schema: z.ZodType, input: unknown): unknown {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new LedgerError(
    'CALL-INVALID',
    { reason: `${name}：${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim() },
    { cause: result.error },
  );
}
