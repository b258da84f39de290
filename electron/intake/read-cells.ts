import type { CellGrid } from '#shared/contract/intake.ts';

export interface WorkbookFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sheet?: string | number | undefined;
}

/** Reads a file into cells, in a process that can be killed. Throws LedgerError FILE-* and SHEET-MISSING. Entries choose how the process is made. */
export type ReadCells = (file: WorkbookFile) => Promise<CellGrid>;
