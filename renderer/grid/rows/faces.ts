import type { SheetRow } from '../writing/row-store.ts';

/** What a cell looks like. */
export interface Faces {
  text(row: SheetRow, index: number, column: string): string;
  /** The names of its classes, as one text. */
  classes(row: SheetRow, index: number, column: string): string;
}
