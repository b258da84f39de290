import type { QueryClient } from '@tanstack/react-query';
import type { BatchReply } from '#shared/contract/bookkeeping.ts';
import type { Bridge, InputOf } from '#shared/contract/calls.ts';
import type { LedgerError } from '#shared/errors.ts';
import type { TableName } from '#shared/model/tables.ts';
import { ledgerErrorOf } from '../bridge/failure.ts';
import { Outbox, type Work } from '../grid/writing/outbox.ts';
import { rereadProblems, takeProblems } from './problems.ts';
import { rereadRows, takeReply } from './rows.ts';

/** An act that was not written. A sheet's own stays on it, so it can be tried again or taken back. */
export interface Failure {
  readonly error: LedgerError;
  readonly label?: string;
  /** The table whose sheet keeps it, though that sheet be closed. */
  readonly table?: TableName;
  retry?(): void;
  discard?(): void;
}

export interface JournalState {
  /** Acts not answered yet. */
  readonly pending: number;
  /** What could not be written and still waits for the person, the oldest first. */
  readonly failures: readonly Failure[];
  /** What is being done now and how far it is; told to the person where it lasts. */
  readonly work: Work | undefined;
  /** Labels of what undo and redo would do. */
  readonly undo: string | null;
  readonly redo: string | null;
}

/** Hears of a reply, and of the table whose outbox has sent for it: the sheet on that one has taken it in by itself. */
type ReplyReader = (reply: BatchReply, from: TableName | undefined) => void;

/** The page's side of the one write path: sends batches one after the other, spreads every reply, knows what is saved. */
export class Journal {
  #bridge: Bridge;
  #client: QueryClient;
  #state: JournalState = { pending: 0, failures: [], work: undefined, undo: null, redo: null };
  #watchers = new Set<() => void>();
  #readers = new Set<ReplyReader>();
  readonly #outboxes = new Map<TableName, Outbox>();
  #sent = 0;
  /** A failure that belongs to no sheet. */
  #failure: Failure | undefined;
  /** What the failures told of last were made of, and they themselves. */
  #failuresOf: readonly unknown[] = [];
  #kept: readonly Failure[] = [];
  #call: { readonly id: string; readonly work: Work } | undefined;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(bridge: Bridge, client: QueryClient) {
    this.#bridge = bridge;
    this.#client = client;
    bridge.listen((event) => {
      if (event.type !== 'progress' || event.call !== this.#call?.id) return;
      const { call, progress } = event;
      this.#call = { id: call, work: { ...this.#call.work, done: progress.done, total: progress.total } };
      this.#set();
    });
  }

  /** Learns what undo and redo would do, after a start. */
  async begin(): Promise<void> {
    this.#set(await this.#bridge.call('bookkeeping.next', {}));
  }

  state = (): JournalState => this.#state;
  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };
  /** Tells of every reply but those that `apply` gives back to who asked for them. */
  onReply(reader: ReplyReader): () => void {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  }

  /** What a table's sheet writes through: it outlives the sheet, with what is not written yet. */
  outboxOf(table: TableName): Outbox {
    const known = this.#outboxes.get(table);
    if (known) return known;
    const made = new Outbox(async (batch) => {
      const reply = await this.apply(batch);
      this.#tell(reply, table);
      return reply;
    });
    made.watch(() => this.#set());
    this.#outboxes.set(table, made);
    return made;
  }

  /** A sheet's own batch: the sheet merges the reply itself. */
  apply(batch: InputOf<'bookkeeping.apply'>): Promise<BatchReply> {
    return this.#send((id) => this.#bridge.call('bookkeeping.apply', batch, id), batch.label);
  }
  /** Any other act that answers with a batch reply; the sheets are told. */
  async act(run: (id: string) => Promise<BatchReply>, label = ''): Promise<BatchReply> {
    const reply = await this.#send(run, label);
    this.#tell(reply, undefined);
    return reply;
  }
  /** What could not be written and has no outbox: stands as 未能保存 until something is written or the person decides. */
  keepFailure(failure: Failure): void {
    this.#failure = failure;
    this.#set();
  }
  undo = (): Promise<BatchReply> => this.act((id) => this.#bridge.call('bookkeeping.undo', {}, id), `撤销：${this.#state.undo ?? ''}`);
  redo = (): Promise<BatchReply> => this.act((id) => this.#bridge.call('bookkeeping.redo', {}, id), `恢复：${this.#state.redo ?? ''}`);

  #tell(reply: BatchReply, from: TableName | undefined): void {
    for (const reader of this.#readers) reader(reply, from);
  }

  async #send(run: (id: string) => Promise<BatchReply>, label: string): Promise<BatchReply> {
    this.#sent += 1;
    this.#set();
    const turn = this.#tail.then(() => this.#watched(run, label));
    // the next batch waits for this one's end, not for its success, and for rows that are to be read anew
    this.#tail = turn.then((reply) => this.#reread(reply)).catch(() => undefined);
    try {
      const reply = await turn;
      takeReply(this.#client, reply);
      takeProblems(this.#client, reply.problems);
      this.#failure = undefined;
      this.#set({ undo: reply.undo, redo: reply.redo });
      return reply;
    } catch (error) {
      throw ledgerErrorOf(error);
    } finally {
      this.#sent -= 1;
      this.#set();
    }
  }

  /** Runs a call under an id, so that its progress is heard and it can be called off. */
  async #watched(run: (id: string) => Promise<BatchReply>, label: string): Promise<BatchReply> {
    const id = crypto.randomUUID();
    this.#call = { id, work: { label, done: 0, total: 0, cancel: () => this.#bridge.cancel(id) } };
    this.#set();
    try {
      return await run(id);
    } finally {
      this.#call = undefined;
    }
  }

  /** Very many changes are not in the reply: the tables concerned are read anew. */
  async #reread({ reread = [], rereadProblems: problems }: BatchReply): Promise<void> {
    await Promise.all([...reread.map((table) => rereadRows(this.#client, table)), ...(problems ? [rereadProblems(this.#client)] : [])]);
  }

  /** The same list while the same acts have failed. */
  #failures(): readonly Failure[] {
    const of: unknown[] = [...[...this.#outboxes.values()].flatMap(({ failed }) => failed), ...(this.#failure ? [this.#failure] : [])];
    if (!sameItems(of, this.#failuresOf)) this.#kept = this.#failuresNow();
    this.#failuresOf = of;
    return this.#kept;
  }

  #failuresNow(): Failure[] {
    const kept = [...this.#outboxes].flatMap(([table, outbox]) =>
      outbox.failed.map(({ act, error }): Failure => {
        const { seq, label } = act;
        return { table, label, error: ledgerErrorOf(error), retry: () => outbox.retry(seq), discard: () => outbox.discard(seq) };
      }),
    );
    return this.#failure ? [...kept, this.#ended(this.#failure)] : kept;
  }

  /** A failure without an outbox is over once the person has decided. */
  #ended(failure: Failure): Failure {
    const end = (act: (() => void) | undefined) => () => {
      this.#failure = undefined;
      this.#set();
      act?.();
    };
    return { ...failure, ...(failure.retry && { retry: end(failure.retry) }), discard: end(failure.discard) };
  }

  #set(change: Partial<Pick<JournalState, 'undo' | 'redo'>> = {}): void {
    const outboxes = [...this.#outboxes.values()];
    const pending = Math.max(
      this.#sent,
      outboxes.reduce((sum, { waiting }) => sum + waiting, 0),
    );
    const work = outboxes.find((outbox) => outbox.work)?.work ?? this.#call?.work;
    const next: JournalState = { ...this.#state, ...change, pending, failures: this.#failures(), work };
    if (sameItems(Object.values(next), Object.values(this.#state))) return;
    this.#state = next;
    for (const watcher of this.#watchers) watcher();
  }
}

const sameItems = (a: readonly unknown[], b: readonly unknown[]) => a.length === b.length && a.every((item, index) => item === b[index]);
