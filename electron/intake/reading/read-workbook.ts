import { type CellObject, type ParsingOptions, read, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import type { CellGrid } from '#shared/contract/intake.ts';
import { LedgerError } from '#shared/errors.ts';
import { cellText } from './cell-text.ts';
import type { OdsTable, Span } from './ods-tables.ts';
import type { WorkbookFile } from './read-cells.ts';
import { gridOf, type ReadSheet, usedCells } from './read-sheet.ts';

type DenseSheet = WorkSheet & { '!data'?: (CellObject[] | undefined)[]; '!type'?: string };

// workbooks of before 1997 hold their texts in the code page of the machine: a Chinese one where they do not say
set_cptable(codePages);
const chinese = 936;

/** Which columns are hidden the library tells only together with every styled empty cell: asked of files that cannot hold many. */
const stylesBelow = 2 * 1024 * 1024;

/** What the caller has read of a workbook already. */
export interface KnownOfBook {
  readonly text?: string;
  /** In the order of the file. */
  readonly tables?: readonly OdsTable[];
}

/** Reads .xls, .et, .xlsb and .ods, and given as text the XML spreadsheet of 2003. Throws FILE-EMPTY, FILE-DAMAGED, FILE-ENCRYPTED, FILE-KIND, SHEET-MISSING. */
export function readWorkbook(file: WorkbookFile, kind: 'compound' | 'zip' | 'xml', { text, tables = [] }: KnownOfBook = {}): CellGrid {
  const book = parse(file, text, kind === 'compound' && file.bytes.length < stylesBelow);
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets = sheetNames(book).map((name) => sheetOf(book, name, date1904, tables[book.SheetNames.indexOf(name)]));
  return { ...gridOf(file, 'workbook', sheets), ...(date1904 && { date1904 }) };
}

function parse(file: WorkbookFile, text: string | undefined, cellStyles: boolean): WorkBook {
  const options: ParsingOptions = { dense: true, cellNF: true, cellFormula: false, cellHTML: false, cellStyles, codepage: chinese };
  try {
    return text === undefined ? read(file.bytes, { ...options, type: 'array' }) : read(text, { ...options, type: 'string' });
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    const code = /password|encrypt/i.test(said)
      ? 'FILE-ENCRYPTED'
      : /Cannot find Workbook stream/i.test(said)
        ? 'FILE-KIND'
        : 'FILE-DAMAGED';
    throw new LedgerError(code, { name: file.name }, { cause: error });
  }
}

// a chart is no table
const sheetNames = (book: WorkBook) =>
  book.SheetNames.filter((name) => ((book.Sheets[name] as DenseSheet | undefined)?.['!type'] ?? 'sheet') === 'sheet');

function sheetOf(book: WorkBook, name: string, date1904: boolean, told: OdsTable | undefined): ReadSheet {
  const sheet = book.Sheets[name] as DenseSheet | undefined;
  const cells = usedText(sheet, date1904);
  const width = cells.reduce((widest, row) => Math.max(widest, row.length), 0);
  return {
    name: told?.name || name,
    hidden: told?.hidden ?? Boolean(book.Workbook?.Sheets?.find((one) => one.name === name)?.Hidden),
    cells,
    merges: (sheet?.['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c })),
    hiddenRows: told ? placesIn(told.hiddenRows, cells.length) : hiddenOf(sheet?.['!rows']),
    hiddenColumns: told ? placesIn(told.hiddenColumns, width) : hiddenOf(sheet?.['!cols']),
  };
}

const placesIn = (spans: readonly Span[], end: number) =>
  spans.flatMap(([from, to]) => Array.from({ length: Math.max(0, Math.min(to, end) - from) }, (_, at) => from + at));

const hiddenOf = (infos: readonly ({ readonly hidden?: boolean } | undefined)[] | undefined) =>
  [...(infos ?? []).entries()].flatMap(([index, info]) => (info?.hidden ? [index] : []));

function usedText(sheet: DenseSheet | undefined, date1904: boolean): string[][] {
  const rows: string[][] = [];
  for (const row of sheet?.['!data'] ?? []) {
    const texts: string[] = [];
    for (const [column, cell] of (row ?? []).entries()) {
      const text = cellText(cell, date1904);
      if (text === '') continue;
      while (texts.length < column) texts.push('');
      texts.push(text);
    }
    rows.push(texts);
  }
  return usedCells(rows);
}
