import type { CellGrid } from '#shared/contract/intake.ts';
import type { ErrorOnWire } from '#shared/errors.ts';

export interface WorkbookFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sheet?: string | number | undefined;
}

/** Reads a file into cells, in a process that is killed when the signal aborts. Throws FILE-*, SHEET-MISSING, CALL-CANCELLED. Entries choose how the process is made. */
export type ReadCells = (file: WorkbookFile, signal?: AbortSignal) => Promise<CellGrid>;

/** What the reading process sends back for the file it is sent. */
export type ReaderAnswer = { readonly grid: CellGrid } | { readonly error: ErrorOnWire };
