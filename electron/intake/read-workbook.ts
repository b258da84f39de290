import { type CellObject, read, type WorkBook, type WorkSheet } from '@e965/xlsx';
import type { CellGrid } from '#shared/contract/intake.ts';
import { LedgerError } from '#shared/errors.ts';
import { cellText } from './cell-text.ts';
import type { WorkbookFile } from './read-cells.ts';

type DenseSheet = WorkSheet & { '!data'?: (CellObject[] | undefined)[]; '!type'?: string };

/** Reads .xlsx and its kin. `sheet` is a name, or a place from 1 among the sheets offered. Throws FILE-EMPTY, FILE-DAMAGED, FILE-ENCRYPTED, SHEET-MISSING. */
export function readWorkbook(file: WorkbookFile): CellGrid {
  const book = parse(file);
  const sheets = offered(book);
  if (sheets.length === 0) throw new LedgerError('FILE-EMPTY', { name: file.name });
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const cellsOf = (sheet: string) => usedCells(book.Sheets[sheet] as DenseSheet | undefined, date1904);
  if (file.sheet !== undefined) {
    const sheet = sheets.find((name) => name === String(file.sheet)) ?? sheets[Number(file.sheet) - 1];
    if (sheet === undefined) throw new LedgerError('SHEET-MISSING', { name: file.name, sheet: file.sheet, sheets: sheets.join('、') });
    return { sheets, sheet, firstRow: 1, cells: cellsOf(sheet) };
  }
  for (const sheet of sheets) {
    const cells = cellsOf(sheet);
    if (cells.length > 0) return { sheets, sheet, firstRow: 1, cells };
  }
  throw new LedgerError('FILE-EMPTY', { name: file.name });
}

function parse(file: WorkbookFile): WorkBook {
  try {
    return read(file.bytes, { type: 'array', dense: true, cellNF: true });
  } catch (error) {
    const encrypted = error instanceof Error && /password|encrypt/i.test(error.message);
    throw new LedgerError(encrypted ? 'FILE-ENCRYPTED' : 'FILE-DAMAGED', { name: file.name }, { cause: error });
  }
}

// hidden sheets hold lists and leftovers as a rule: offered, but last; a chart is no table
function offered(book: WorkBook): string[] {
  const hidden = (name: string) => Boolean(book.Workbook?.Sheets?.find((sheet) => sheet.name === name)?.Hidden);
  const tables = book.SheetNames.filter((name) => ((book.Sheets[name] as DenseSheet | undefined)?.['!type'] ?? 'sheet') === 'sheet');
  return [...tables.filter((name) => !hidden(name)), ...tables.filter(hidden)];
}

/** From row 1 to the last row that holds a value: styled empty cells reach to the end of many a sheet. */
function usedCells(sheet: DenseSheet | undefined, date1904: boolean): string[][] {
  const cells: string[][] = [];
  let used = 0;
  for (const [index, row] of (sheet?.['!data'] ?? []).entries()) {
    const texts: string[] = [];
    for (const [column, cell] of (row ?? []).entries()) {
      const text = cellText(cell, date1904);
      if (text === '') continue;
      while (texts.length < column) texts.push('');
      texts.push(text);
    }
    cells.push(texts);
    if (texts.length > 0) used = index + 1;
  }
  return cells.slice(0, used);
}
