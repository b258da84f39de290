import type { BatchReply, Change, Origin, SetChange } from '#shared/contract/bookkeeping.ts';
import type { InputOf } from '#shared/contract/calls.ts';
import { type ErrorCode, LedgerError } from '#shared/errors.ts';
import type { Bulk } from './bulk.ts';
import type { CellEdit } from './edits.ts';

/** One act waiting to be written: what it does, as data, so that another sheet of the table can take it over. */
export interface Act {
  readonly seq: number;
  readonly label: string;
  readonly origin: Origin;
  /** What the page is told once it is written. */
  readonly done?: string;
  readonly edits?: readonly CellEdit[];
  /** Rows that the edits begin. */
  readonly made?: readonly string[];
  readonly bulk?: Bulk;
  readonly deletes?: readonly string[];
  /** Why they are deleted, where that was asked. */
  readonly reason?: string;
}

export interface FailedAct {
  readonly act: Act;
  readonly error: unknown;
}

/** Long work of the page itself: what, how far, and how to call it off. */
export interface Work {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  cancel?(): void;
}

export type Batch = InputOf<'bookkeeping.apply'>;

/** The sheet that stands on an outbox: it knows what the ledger holds, and draws what becomes of an act. */
export interface OutboxSheet {
  /** Made when the act's turn comes, against what the ledger holds by then. */
  changesOf(act: Act): readonly (Change | SetChange)[];
  /** Draws an act that is not in the ledger yet, on a sheet that has just taken over. */
  adopt(act: Act, failed: boolean): void;
  replied(act: Act, reply: BatchReply): void;
  /** `kept`: the act stays, to be tried again or given up. */
  refused(act: Act, error: unknown, kept: boolean): void;
  /** A failed act is to be sent again: what is left of it, undefined where nothing is. */
  reopened(act: Act): Act | undefined;
  /** A failed act is given up. */
  discarded(act: Act): void;
  /** Acts waiting or failed, or the work, changed. */
  changed(): void;
}

/** Faults that often pass by themselves: such an act is sent a second time before anybody is told. Nothing was written then. */
const passing: ReadonlySet<ErrorCode> = new Set(['LEDGER-LOCKED', 'DISK-ERROR']);
/** Faults of the machine, not of the act: once another act is written, these are tried again. */
const machine: ReadonlySet<ErrorCode> = new Set([...passing, 'DISK-FULL', 'INTERNAL']);
const isOf = (codes: ReadonlySet<ErrorCode>, error: unknown) => error instanceof LedgerError && codes.has(error.code);
const again = 800;

interface Queued {
  readonly act: Act;
  /** Sent again because another act got through: its own success moves no third. */
  readonly following: boolean;
}

/**
 * Sends the acts of one table one after the other, so that each stands on the answer to the one before, and keeps those that failed.
 * Outlives the sheet: the next sheet of the table takes over what is not written yet.
 */
export class Outbox {
  readonly #send: (batch: Batch) => Promise<BatchReply>;
  readonly #wait: (milliseconds: number) => Promise<unknown>;
  readonly #queue: Queued[] = [];
  readonly #failed = new Map<number, FailedAct>();
  readonly #watchers = new Set<() => void>();
  #sheet: OutboxSheet | undefined;
  #work: Work | undefined;
  #running: Promise<void> = Promise.resolve();
  #seq = 0;

  constructor(
    send: (batch: Batch) => Promise<BatchReply>,
    wait: (milliseconds: number) => Promise<unknown> = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  ) {
    this.#send = send;
    this.#wait = wait;
  }

  nextSeq(): number {
    this.#seq += 1;
    return this.#seq;
  }
  /** How many acts are not answered yet. */
  get waiting(): number {
    return this.#queue.length;
  }
  /** Acts that were not written; what they did stays on the sheet. */
  get failed(): readonly FailedAct[] {
    return [...this.#failed.values()];
  }
  get work(): Work | undefined {
    return this.#work;
  }

  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** A sheet takes over, with everything that is not in the ledger yet. */
  attach(sheet: OutboxSheet): void {
    this.#sheet = sheet;
    const open = [...this.failed.map(({ act }) => ({ act, failed: true })), ...this.#queue.map(({ act }) => ({ act, failed: false }))];
    for (const { act, failed } of open.sort((a, b) => a.act.seq - b.act.seq)) sheet.adopt(act, failed);
  }

  push(act: Act): void {
    this.#enqueue({ act, following: false });
  }

  /** Resolves when everything handed in so far has been answered. */
  settled(): Promise<void> {
    return this.#running;
  }

  /** Sends a failed act again. */
  retry(seq: number): void {
    this.#reopen(seq, false);
  }

  discard(seq: number): void {
    const failed = this.#failed.get(seq);
    if (!failed) return;
    this.#failed.delete(seq);
    this.#sheet?.discarded(failed.act);
    this.#changed();
  }

  /** What failed acts did to these rows is no longer wanted: the rows are taken off the sheet. */
  forget(ids: ReadonlySet<string>): void {
    for (const [seq, { act, error }] of this.#failed) {
      const edits = act.edits?.filter((edit) => !ids.has(edit.id));
      if (!edits || edits.length === act.edits?.length) continue;
      if (edits.length > 0) this.#failed.set(seq, { act: { ...act, edits }, error });
      else this.#failed.delete(seq);
    }
    this.#changed();
  }

  /** Says what long work the sheet is at; undefined when it is over. */
  working(work: Work | undefined): void {
    this.#work = work;
    this.#changed();
  }

  #enqueue(queued: Queued): void {
    this.#queue.push(queued);
    this.#changed();
    this.#running = this.#running.then(() => this.#sendOne(queued)).catch(thrownAside);
  }

  #reopen(seq: number, following: boolean): void {
    const failed = this.#failed.get(seq);
    if (!failed) return;
    this.#failed.delete(seq);
    const act = this.#sheet?.reopened(failed.act);
    if (act) this.#enqueue({ act, following });
    else this.#changed();
  }

  async #sendOne(queued: Queued): Promise<void> {
    const { act } = queued;
    const changes = [...(this.#sheet?.changesOf(act) ?? [])];
    const answer = changes.length > 0 ? await this.#answerTo(act, changes) : undefined;
    this.#queue.shift();
    if (answer && 'reply' in answer) this.#written(queued, answer.reply);
    else if (answer) this.#notWritten(act, answer.error);
    this.#changed();
  }

  #written({ act, following }: Queued, reply: BatchReply): void {
    this.#sheet?.replied(act, reply);
    if (!following) for (const { act: other, error } of this.failed) if (isOf(machine, error)) this.#reopen(other.seq, true);
  }

  #notWritten(act: Act, error: unknown): void {
    const calledOff = error instanceof LedgerError && error.code === 'CALL-CANCELLED';
    // a deletion that the ledger refuses has left nothing on the sheet that could be lost
    const kept = !calledOff && (act.deletes === undefined || isOf(machine, error));
    if (kept) this.#failed.set(act.seq, { act, error });
    this.#sheet?.refused(act, error, kept);
    if (!kept) this.#sheet?.discarded(act);
  }

  async #answerTo(act: Act, changes: (Change | SetChange)[]): Promise<{ reply: BatchReply } | { error: unknown }> {
    const { origin, label, seq, reason } = act;
    const batch: Batch = { origin, label, seq, changes, ...(reason !== undefined && { reason }) };
    try {
      return { reply: await this.#send(batch) };
    } catch (error) {
      if (!isOf(passing, error)) return { error };
    }
    await this.#wait(again);
    try {
      return { reply: await this.#send(batch) };
    } catch (error) {
      return { error };
    }
  }

  #changed(): void {
    this.#sheet?.changed();
    for (const watcher of this.#watchers) watcher();
  }
}

/** A fault in drawing a reply is reported as any fault of the page, and holds up no later act. */
const thrownAside = (error: unknown) =>
  queueMicrotask(() => {
    throw error;
  });
