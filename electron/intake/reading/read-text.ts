import { parseCsv } from 'hucre/csv';
import type { CellGrid } from '#shared/contract/intake.ts';
import { LedgerError } from '#shared/errors.ts';
import { unguarded } from '../writing/formula-guard.ts';
import { lineBreaks } from './cell-text.ts';
import { withoutOpenQuote } from './open-quote.ts';
import type { WorkbookFile } from './read-cells.ts';
import { gridOf, plainSheet, usedCells } from './read-sheet.ts';
import { delimiterOf, spacedRows } from './text-delimiter.ts';
import { decodeText, encodingOf } from './text-encoding.ts';

/** Reads .csv, .tsv, .txt and what a sheet leaves on the clipboard: every cell as the text it is. Throws FILE-EMPTY, FILE-KIND, SHEET-MISSING. */
export function readText(file: WorkbookFile): CellGrid {
  const encoding = file.encoding ?? encodingOf(file.bytes);
  const text = decodeText(file.bytes, encoding);
  if (file.encoding === undefined && isNoTable(text)) throw new LedgerError('FILE-KIND', { name: file.name });
  const cells = usedCells(rowsIn(text).map((row) => row.map(cellOf)));
  return gridOf(file, 'text', [plainSheet(baseName(file.name), cells)], encoding);
}

function rowsIn(text: string): string[][] {
  const { delimiter, begins } = delimiterOf(text);
  if (delimiter === undefined) return spacedRows(text) ?? rowsBetween(text, ',');
  return rowsBetween(text.slice(begins), delimiter);
}

// no character: what people define for themselves in GBK is read as characters of the private use area
const literalQuote = '\uFDD0';

function rowsBetween(text: string, delimiter: string): string[][] {
  const rows = parseCsv(withoutOpenQuote(text, delimiter, literalQuote), { typeInference: false, delimiter });
  return rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell).replaceAll(literalQuote, '"'))));
}

/** A file's name without its extension: the name of the only sheet it has. */
export const baseName = (name: string): string => name.replace(/\.[^.]*$/, '') || name;

// ="913…" is how a text is kept from becoming a number, and '=1+1 from becoming a formula
const cellOf = (text: string) => lineBreaks(/^="([^"]*)"$/.exec(text)?.[1] ?? unguarded(text));

// a text table holds no control characters
const isControl = (character: string) => character < '\t' || (character > '\r' && character < ' ');
const isNoTable = (text: string) => text.includes('\0') || [...text.slice(0, 4096)].some(isControl);
