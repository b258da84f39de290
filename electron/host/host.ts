import type { CallName, HostEvent, InputOf, OutputOf, Progress } from '#shared/contract/calls.ts';
import type { AskOfFiles } from '#shared/contract/exchange-files.ts';
import type { AskLedger } from '#shared/contract/upload.ts';

export interface CallOptions {
  /** Names the call for cancel and for its progress events. */
  readonly id?: string | undefined;
  readonly onProgress?: (progress: Progress) => void;
}

/** What answers a page, whichever shell it lives in. `input` is validated here; failures are LedgerErrors. */
export interface Host {
  call(name: string, input: unknown, options?: CallOptions): Promise<unknown>;
  cancel(id: string): void;
  listen(listener: (event: HostEvent) => void): () => void;
  close(): Promise<void>;
}

/** The host as its shell has it. */
export interface DeskHost extends Host {
  /** Documents that the system asks the program to open; the page is told and takes them. */
  hand(paths: readonly string[]): void;
}

/** An open ledger behind its thread. Calls of the desk are not answered here. */
export interface LedgerThread {
  call<N extends CallName>(name: N, input: InputOf<N>, options?: CallOptions): Promise<OutputOf<N>>;
  /** What the main side needs of it to upload and to receive uploads; no page can ask these. */
  readonly ask: AskLedger;
  /** Acts on files by their paths; no page can ask these. */
  readonly askOfFiles: AskOfFiles;
  cancel(id: string): void;
  listen(listener: (event: HostEvent) => void): () => void;
  /** Finishes what is under way, checkpoints, releases the lock. */
  close(): Promise<void>;
}
