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
    this.#running = this.#running.then(() => this.#sendOne(act)).catch(thrownAside);
  }

  /** Resolves when everything handed in so far has been answered. */
  settled(): Promise<void> {
    return this.#running;
  }

  async #sendOne(act: Act): Promise<void> {
    const changes = [...act.changes()];
    const answer = changes.length > 0 ? await this.#answerTo(act, changes) : undefined;
    this.#queue.shift();
    if (answer && 'reply' in answer) this.#listener.reply(act, answer.reply);
    else if (answer) this.#listener.fail(act, answer.error);
    this.#listener.waiting(this.#queue.length);
  }

  async #answerTo(act: Act, changes: Change[]): Promise<{ reply: BatchReply } | { error: unknown }> {
    try {
      return { reply: await this.#send({ origin: act.origin, label: act.label, seq: act.seq, changes }) };
    } catch (error) {
      return { error };
    }
  }
}

/** A fault in drawing a reply is reported as any fault of the page, and holds up no later act. */
const thrownAside = (error: unknown) =>
  queueMicrotask(() => {
    throw error;
  });
