import type { z } from 'zod';
import { attachmentCalls } from './attachment.ts';
import { bookkeepingCalls } from './bookkeeping.ts';
import type { Call } from './call.ts';
import { checkingCalls } from './checking.ts';
import { closingCalls } from './closing.ts';
import { coverageCalls } from './coverage.ts';
import { deskCalls } from './desk.ts';
import { enrolmentCalls } from './enrolment.ts';
import { exchangeCalls } from './exchange.ts';
import { exchangeFileCalls } from './exchange-files.ts';
import { intakeCalls, intakeInternalCalls } from './intake.ts';
import { ledgerCalls } from './ledger.ts';
import { recycleCalls } from './recycle.ts';
import { rosterCalls } from './rosters.ts';
import { sheetFileCalls } from './sheet-files.ts';
import { transferCalls } from './transfers.ts';
import { type UploadQueue, uploadCalls, uploadThreadCalls } from './upload.ts';

/** Every call between a page and its host, by name `room.act`. */
export const calls = {
  ...deskCalls,
  ...ledgerCalls,
  ...bookkeepingCalls,
  ...closingCalls,
  ...recycleCalls,
  ...coverageCalls,
  ...checkingCalls,
  ...intakeCalls,
  ...sheetFileCalls,
  ...attachmentCalls,
  ...exchangeCalls,
  ...enrolmentCalls,
  ...rosterCalls,
  ...transferCalls,
  ...uploadCalls,
};

type Calls = typeof calls;
export type CallName = keyof Calls;
/** What a caller gives (defaults may be left out). */
export type InputOf<N extends CallName> = z.input<Calls[N]['input']>;
/** What a handler gets. */
export type ParsedInputOf<N extends CallName> = z.output<Calls[N]['input']>;
export type OutputOf<N extends CallName> = z.output<Calls[N]['output']>;

/** The calls that the ledger thread answers: what pages ask of a ledger, files already read into cells. */
export const threadCalls = { ...omitStage(), ...intakeInternalCalls, ...uploadThreadCalls, ...exchangeFileCalls };
export type ThreadCalls = typeof threadCalls;
export type ThreadCallName = keyof ThreadCalls;

function omitStage() {
  const { 'intake.stage': _read, ...rest } = {
    ...ledgerCalls,
    ...bookkeepingCalls,
    ...closingCalls,
    ...recycleCalls,
    ...coverageCalls,
    ...checkingCalls,
    ...intakeCalls,
    ...sheetFileCalls,
    ...attachmentCalls,
    ...exchangeCalls,
    ...enrolmentCalls,
    ...rosterCalls,
    ...transferCalls,
  };
  return rest;
}

export const isCallName = (name: string): name is CallName => Object.hasOwn(calls, name);
export const callOf = (name: CallName): Call => calls[name];

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** What is being done, in Chinese. */
  readonly label: string;
}

/** What a host tells its pages of itself. */
export type HostEvent =
  | {
      readonly type: 'progress';
      /** The id the caller gave. */
      readonly call: string;
      readonly progress: Progress;
    }
  | {
      /** How far the uploads are. */
      readonly type: 'upload';
      readonly queue: UploadQueue;
    }
  /** Something came into the inbox, or it was started or stopped. */
  | { readonly type: 'inbox' }
  /** The system asked the program to open documents: they wait for desk.takeHanded. */
  | { readonly type: 'handed' };

/** What the page has of its host: window.ledger under Electron, the loopback client elsewhere. A failed call rejects with LedgerError. */
export interface Bridge {
  /** `id` names the call for cancel and progress. */
  call<N extends CallName>(name: N, input: InputOf<N>, id?: string): Promise<OutputOf<N>>;
  cancel(id: string): void;
  /** Returns the end of listening. */
  listen(listener: (event: HostEvent) => void): () => void;
}
