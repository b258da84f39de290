import type { Progress } from '#shared/contract/calls.ts';
import type { ErrorOnWire } from '#shared/errors.ts';

/** What a ledger thread is started with. */
export type ThreadRequest = (
  | { readonly act: 'open'; readonly folder: string; readonly passphrase: string }
  | {
      readonly act: 'create';
      readonly folder: string;
      readonly unit: string;
      readonly level: 'city' | 'county' | 'township';
      readonly name: string;
      readonly passphrase: string;
    }
  | { readonly act: 'restore'; readonly file: string; readonly folder: string; readonly passphrase: string }
) & {
  /** A fixed civil date instead of the clock's, for the sample and for tests. */
  readonly today?: string | undefined;
};

export type ToThread =
  | { readonly type: 'call'; readonly number: number; readonly name: string; readonly input: unknown; readonly cancel: SharedArrayBuffer }
  | { readonly type: 'close' };

/** An error with what the log may know besides; never shown to people. */
export interface Failure {
  readonly error: ErrorOnWire;
  readonly cause: string;
}

export type FromThread =
  | { readonly type: 'ready' }
  | ({ readonly type: 'refused' } & Failure)
  | { readonly type: 'done'; readonly number: number; readonly output: unknown }
  | ({ readonly type: 'failed'; readonly number: number } & Failure)
  | { readonly type: 'progress'; readonly number: number; readonly progress: Progress }
  | { readonly type: 'closed' };
