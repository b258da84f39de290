import type { QueryClient } from '@tanstack/react-query';
import type { BatchReply, HistoryEntry } from '#shared/contract/bookkeeping.ts';
import type { Bridge, InputOf } from '#shared/contract/calls.ts';
import type { LedgerError } from '#shared/errors.ts';
import { ledgerErrorOf } from '../bridge/failure.ts';
import { takeProblems } from './problems.ts';
import { takeReply } from './rows.ts';

/** An act that was not written. A sheet's own stays on it, so it can be tried again or taken back. */
export interface Failure {
  readonly error: LedgerError;
  readonly label?: string;
  retry?(): void;
  discard?(): void;
}

export interface JournalState {
  /** Batches under way. */
  readonly pending: number;
  readonly failure: Failure | undefined;
  /** Labels of what undo and redo would do. */
  readonly undo: string | null;
  readonly redo: string | null;
}

/** The page's side of the one write path: sends batches one after the other, spreads every reply, knows what is saved. */
export class Journal {
  #bridge: Bridge;
  #client: QueryClient;
  #state: JournalState = { pending: 0, failure: undefined, undo: null, redo: null };
  #watchers = new Set<() => void>();
  #readers = new Set<(reply: BatchReply) => void>();
  #tail: Promise<unknown> = Promise.resolve();

  constructor(bridge: Bridge, client: QueryClient) {
    this.#bridge = bridge;
    this.#client = client;
  }

  /** Learns from the history what undo and redo would do, after a start. */
  async begin(): Promise<void> {
    const entries = await this.#bridge.call('bookkeeping.history', { limit: 50 });
    this.#set({ undo: undoLabel(entries), redo: redoLabel(entries) });
  }

  state = (): JournalState => this.#state;
  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };
  /** Tells of every reply that `apply` did not itself give back to a sheet. */
  onReply(reader: (reply: BatchReply) => void): () => void {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  }

  /** A sheet's own batch: the sheet merges the reply itself. */
  apply(batch: InputOf<'bookkeeping.apply'>): Promise<BatchReply> {
    return this.#send(() => this.#bridge.call('bookkeeping.apply', batch));
  }
  /** Any other act that answers with a batch reply; the sheets are told. */
  async act(run: () => Promise<BatchReply>): Promise<BatchReply> {
    const reply = await this.#send(run);
    for (const reader of this.#readers) reader(reply);
    return reply;
  }
  /** What a sheet could not write: stands as 未能保存 until something is written or the person decides. */
  keepFailure(failure: Failure): void {
    this.#set({ failure });
  }
  dropFailure(): void {
    this.#set({ failure: undefined });
  }
  undo = (): Promise<BatchReply> => this.act(() => this.#bridge.call('bookkeeping.undo', {}));
  redo = (): Promise<BatchReply> => this.act(() => this.#bridge.call('bookkeeping.redo', {}));

  async #send(run: () => Promise<BatchReply>): Promise<BatchReply> {
    this.#set({ pending: this.#state.pending + 1 });
    const turn = this.#tail.then(run);
    // the next batch waits for this one's end, not for its success
    this.#tail = turn.catch(() => undefined);
    try {
      const reply = await turn;
      takeReply(this.#client, reply);
      takeProblems(this.#client, reply.problems);
      this.#set({ pending: this.#state.pending - 1, failure: undefined, undo: reply.undo, redo: reply.redo });
      return reply;
    } catch (error) {
      const failure = ledgerErrorOf(error);
      this.#set({ pending: this.#state.pending - 1 });
      throw failure;
    }
  }

  #set(change: Partial<JournalState>): void {
    this.#state = { ...this.#state, ...change };
    for (const watcher of this.#watchers) watcher();
  }
}

// what a received package wrote is not taken back by undo
const isOwn = ({ origin }: HistoryEntry) => origin !== 'undo' && origin !== 'redo' && origin !== 'receive';
const undoLabel = (entries: readonly HistoryEntry[]) => entries.find((entry) => isOwn(entry) && !entry.undone)?.label ?? null;
const redoLabel = (entries: readonly HistoryEntry[]) =>
  entries[0]?.origin === 'undo' ? (entries.find((entry) => isOwn(entry) && entry.undone)?.label ?? null) : null;
