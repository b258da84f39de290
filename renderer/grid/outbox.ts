import type { BatchReply, Change, Origin } from '#shared/contract/bookkeeping.ts';
import type { InputOf } from '#shared/contract/calls.ts';

/** One act waiting to be written. Its changes are made when its turn comes, against what the ledger holds by then. */
export interface Act {
  readonly seq: number;
  readonly label: string;
  readonly origin: Origin;
  changes(): readonly Change[];
}

export type Batch = InputOf<'bookkeeping.apply'>;

interface Listener {
  reply(act: Act, reply: BatchReply): void;
  fail(act: Act, error: unknown): void;
  /** The number of acts not yet answered changed. */
  waiting(count: number): void;
}

/** Sends acts one after the other, so that each stands on the answer to the one before. */
export class Outbox {
  readonly #send: (batch: Batch) => Promise<BatchReply>;
  readonly #listener: Listener;
  readonly #queue: Act[] = [];
  #running: Promise<void> = Promise.resolve();

  constructor(send: (batch: Batch) => Promise<BatchReply>, listener: Listener) {
    this.#send = send;
    this.#listener = listener;
  }

  push(act: Act): void {
    this.#queue.push(act);
    this.#listener.waiting(this.#queue.length);
    this.#running = this.#running.then(() => this.#sendOne(act));
  }

  /** Resolves when everything handed in so far has been answered. */
  settled(): Promise<void> {
    return this.#running;
  }

  async #sendOne(act: Act): Promise<void> {
    try {
      const changes = [...act.changes()];
      if (changes.length > 0) {
        const reply = await this.#send({ origin: act.origin, label: act.label, seq: act.seq, changes });
        this.#listener.reply(act, reply);
      }
    } catch (error) {
      this.#listener.fail(act, error);
    } finally {
      this.#queue.shift();
      this.#listener.waiting(this.#queue.length);
    }
  }
}
