import { type CellObject, read, type WorkSheet } from '@e965/xlsx';

export interface WrittenSheet {
  /** Cells as stored: text or number, null where empty. */
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Number formats of the same cells. */
  readonly formats: readonly (readonly (string | undefined)[])[];
}

/** A workbook's sheets by name, as another program reads them. */
export function writtenSheets(bytes: Uint8Array): Map<string, WrittenSheet> {
  const book = read(bytes, { type: 'array', dense: true, cellNF: true });
  return new Map(book.SheetNames.map((name) => [name, sheetOf(book.Sheets[name] as WorkSheet & { '!data'?: CellObject[][] })]));
}

function sheetOf(sheet: WorkSheet & { '!data'?: CellObject[][] }): WrittenSheet {
  const cells = [...(sheet['!data'] ?? [])].map((row) => [...(row ?? [])]);
  const value = (cell: CellObject | undefined) => (typeof cell?.v === 'string' || typeof cell?.v === 'number' ? cell.v : null);
  return {
    rows: cells.map((row) => row.map(value)),
    formats: cells.map((row) => row.map((cell) => (cell?.z === undefined ? undefined : String(cell.z)))),
  };
}
