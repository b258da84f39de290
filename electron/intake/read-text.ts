import { parseCsv } from 'hucre/csv';
import type { CellGrid } from '#shared/contract/intake.ts';
import { LedgerError } from '#shared/errors.ts';
import type { WorkbookFile } from './read-cells.ts';
import { decodeText } from './text-encoding.ts';

/** Reads .csv, .tsv and .txt: every cell as the text it is. Throws FILE-EMPTY, FILE-KIND, SHEET-MISSING. */
export function readText(file: WorkbookFile): CellGrid {
  const text = decodeText(file.bytes);
  if (isNoTable(text)) throw new LedgerError('FILE-KIND', { name: file.name });
  if (text.trim() === '') throw new LedgerError('FILE-EMPTY', { name: file.name });
  const sheet = file.name.replace(/\.[^.]*$/, '');
  if (file.sheet !== undefined && file.sheet !== sheet && String(file.sheet) !== '1')
    throw new LedgerError('SHEET-MISSING', { name: file.name, sheet: file.sheet, sheets: sheet });
  const cells = parseCsv(text, { typeInference: false }).map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
  return { sheets: [sheet], sheet, firstRow: 1, cells };
}

// a text table holds no control characters, and a page or a document in XML is none
const isControl = (character: string) => character < '\t' || (character > '\r' && character < ' ');
const isNoTable = (text: string) => text.includes('\0') || [...text.slice(0, 4096)].some(isControl) || /^\s*<[?!a-z]/i.test(text);
