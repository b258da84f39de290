import type { CellGrid, Encoding, PackedRows, ReadGrid } from '#shared/contract/intake.ts';
import type { ErrorOnWire } from '#shared/errors.ts';

export interface WorkbookFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** A name, or a place from 1 among the sheets offered. */
  readonly sheet?: string | number | undefined;
  /** What the sheet may be called that is meant where nobody says which: the table's title. */
  readonly likely?: string | undefined;
  /** Of a text, where a person says it. */
  readonly encoding?: Encoding | undefined;
}

/** Reads a file into cells, in a process that is killed when the signal aborts. Throws FILE-*, SHEET-MISSING, CALL-CANCELLED. Entries choose how the process is made. */
export type ReadCells = (file: WorkbookFile, signal?: AbortSignal) => Promise<ReadGrid>;

/** What the reading process sends back for the file it is sent: the rows in blocks, then the rest of the grid; or an error. */
export type ReaderAnswer = { readonly rows: PackedRows } | { readonly grid: CellGrid } | { readonly error: ErrorOnWire };
