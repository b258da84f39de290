import type { BatchReply, EditBatch, HistoryEntry, Period, RowChange } from '#shared/contract/bookkeeping.ts';
import type { Progress } from '#shared/contract/calls.ts';
import type { CheckResult } from '#shared/contract/checking.ts';
import type { MonthChanges } from '#shared/contract/closing.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { Problem, Ruleset } from '#shared/rules/rule.ts';
import type { Recheck } from '../checking/recheck.ts';
import type { CheckContext } from '../checking/running.ts';
import type { ReadableLedger } from '../ledger/ledger.ts';
import type { GivenReason } from './month-changes.ts';
import type { RegisterBodies, Registers } from './registers.ts';

/** What a closed month holds: the exact bytes of every resource, as they were when it was closed. */
export interface Snapshot {
  readonly period: string;
  readonly revision: number;
  readonly closedAt: string;
  readonly ruleset: { readonly id: string; readonly version: number; readonly sha256: string };
  readonly resources: readonly { readonly table: string; readonly path: string; readonly rows: number; readonly bytes: Uint8Array }[];
}

export interface HistoryPart {
  readonly field?: string | undefined;
  readonly before?: number | undefined;
}

/** A month that the superior has answered, as a ledger that begins again is told of it. */
export interface RecalledMonth {
  readonly period: string;
  readonly revision: number;
  readonly outcome: 'accepted' | 'accepted_with_problems' | 'returned';
  /** The name of the package's file. */
  readonly file: string;
  /** What it held, where that is known byte for byte: only such a month can be exported again. */
  readonly frozen: Pick<Snapshot, 'closedAt' | 'ruleset' | 'resources'> | null;
}

/** The one write path, as the rooms above see it. */
export interface Bookkeeping {
  readonly ledger: ReadableLedger;
  readonly registers: Registers;
  readonly clock: Clock;
  /** The same as `rulesetFor` of the working month. */
  readonly ruleset: Ruleset;
  /**
   * What a month of the units below is held to, and looked at by: due days, what is received, coverage, warnings, code lists. At a desk without units below it
   * is its own.
   */
  rulesetFor(period: string): Ruleset;
  /** What this desk's own report of a month is made by: its due day, its check, its closing; of the working month where none is named. */
  ownRuleset(period?: string): Ruleset;
  /**
   * `sender` is whose package the batch came with; without it the act is this desk's own.
   * `foretold`: what was found beforehand is not looked for again, as long as it still holds.
   */
  apply(batch: EditBatch, watch?: Watch, sender?: Sender, foretold?: Foretold): BatchReply;
  /** The same for a batch whose values are those of the model already: reading them again would only take time. */
  applyRead(batch: EditBatch, watch?: Watch): BatchReply;
  undo(batch?: number, watch?: Watch): BatchReply;
  redo(watch?: Watch): BatchReply;
  /** Labels of what undo and redo would do. */
  next(): Pick<BatchReply, 'undo' | 'redo'>;
  /** Latest first: all, one row's, or one cell's, before a batch number. Throws EDIT-INVALID for a field's name that can be none. */
  history(row: string | undefined, limit: number, only?: HistoryPart): HistoryEntry[];
  /** What a batch did to so many rows after the first `from`, and whether there are more. */
  batch(batch: number, from: number, limit: number): { changes: RowChange[]; more: boolean };
  /** Logs that personal data of a table was shown on screen, or what `act` says was done with it. Throws EDIT-INVALID for a field that is not personal. */
  reveal(table: TableName, fields?: readonly string[], act?: string): { batch: number; at: string };
  /** Logs what a person decided about another unit's documents, with the reason: an entry of the chained log without changes. */
  note(label: string): { batch: number; at: string };
  waive(input: { rule: string; id: string; field?: string | undefined; text: string }): BatchReply;
  /** Runs every rule for a month and keeps what they found: the month becomes the one that is worked on, edits and 说明 speak of it. Called off, nothing changes. */
  check(period: string, watch?: Watch): CheckResult;
  /** The stored problems of the working month; where it moved since the last check, which takes a whole check first. */
  problems(watch?: Watch): CheckResult;
  /** Of the same, those of some rows: where there are many others, a fraction of the reading. */
  problemsOf(rows: ReadonlySet<string>): readonly Problem[];
  periods(): { working: string; periods: Period[] };
  period(period: string): Period;
  /** `unchanged`: a person says that nothing changed in the month. Throws PERIOD-*. */
  close(period: string, unchanged?: boolean, watch?: Watch): Period;
  /** Writes the reason of a change before the month is closed; gives what has still to be said. Throws PERIOD-STATE, PERIOD-ASK. */
  explain(period: string, said: GivenReason): MonthChanges;
  amend(period: string, text: string): Period;
  /** The snapshot of a closed month; PERIOD-STATE where it is open. */
  snapshot(period: string): Snapshot;
  /** Export and receipt move a month on. */
  markExported(period: string, file: string): void;
  markReceipt(period: string, outcome: 'accepted' | 'accepted_with_problems' | 'returned'): void;
  /** Tells a ledger that begins again of a month that was reported before. */
  recall(month: RecalledMonth): void;
  /** Puts a task file's ruleset in force from its month on and runs every rule again over the working month. */
  takeTask(id: string, body: RegisterBodies['task'], file: Uint8Array): CheckResult;
  /** One transaction over everything `act` does here. */
  atomically<T>(act: () => T): T;
}

/** Whose package a batch came with. */
export interface Sender {
  /** The unit's name. */
  readonly unit: string;
  /** The SHA-256 of the package's signed manifest. */
  readonly document: string;
}

/** What the rules will say once a batch is written. */
export interface Foretold {
  readonly context: CheckContext;
  /** All problems of all rows, or those of what the batch touches. */
  readonly found: { readonly all: readonly Problem[] } | { readonly touched: Recheck };
  /** The latest batch of the log when this was found. */
  readonly since: number;
}

/** Who looks on while something long is done: told how far it is, and able to call it off. */
export interface Watch {
  progress(progress: Progress): void;
  /** Throws CALL-CANCELLED once the person has cancelled; the transaction around it rolls back. */
  throwIfCancelled(): void;
}

/** Time and identifiers from outside, so that tests and the sample can fix them. */
export interface Clock {
  /** The instant, ISO 8601 in UTC. */
  now(): string;
  /** The civil date in China. */
  today(): string;
  /** A new UUIDv7. */
  id(): string;
}
