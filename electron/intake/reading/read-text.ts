import { parseCsv } from 'hucre/csv';
import type { CellGrid } from '#shared/contract/intake.ts';
import { LedgerError } from '#shared/errors.ts';
import { unguarded } from '../writing/formula-guard.ts';
import { lineBreaks } from './cell-text.ts';
import type { WorkbookFile } from './read-cells.ts';
import { gridOf, plainSheet, usedCells } from './read-sheet.ts';
import { delimiterOf } from './text-delimiter.ts';
import { decodeText, encodingOf } from './text-encoding.ts';

/** Reads .csv, .tsv, .txt and what a sheet leaves on the clipboard: every cell as the text it is. Throws FILE-EMPTY, FILE-KIND, SHEET-MISSING. */
export function readText(file: WorkbookFile): CellGrid {
  const encoding = file.encoding ?? encodingOf(file.bytes);
  const text = decodeText(file.bytes, encoding);
  if (file.encoding === undefined && isNoTable(text)) throw new LedgerError('FILE-KIND', { name: file.name });
  const { delimiter, begins } = delimiterOf(text);
  const rows = parseCsv(text.slice(begins), { typeInference: false, delimiter });
  const cells = usedCells(rows.map((row) => row.map((cell) => cellOf(cell === null ? '' : String(cell)))));
  return gridOf(file, 'text', [plainSheet(baseName(file.name), cells)], encoding);
}

/** A file's name without its extension: the name of the only sheet it has. */
export const baseName = (name: string): string => name.replace(/\.[^.]*$/, '') || name;

// ="913…" is how a text is kept from becoming a number, and '=1+1 from becoming a formula
const cellOf = (text: string) => lineBreaks(/^="([^"]*)"$/.exec(text)?.[1] ?? unguarded(text));

// a text table holds no control characters
const isControl = (character: string) => character < '\t' || (character > '\r' && character < ' ');
const isNoTable = (text: string) => text.includes('\0') || [...text.slice(0, 4096)].some(isControl);
