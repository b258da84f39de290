import { type CellObject, type ParsingOptions, read, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import type { CellGrid } from '#shared/contract/intake.ts';
import { LedgerError } from '#shared/errors.ts';
import { cellText } from './cell-text.ts';
import type { WorkbookFile } from './read-cells.ts';
import { gridOf, type ReadSheet, usedCells } from './read-sheet.ts';

type DenseSheet = WorkSheet & { '!data'?: (CellObject[] | undefined)[]; '!type'?: string };

// workbooks of before 1997 hold their texts in the code page of the machine: a Chinese one where they do not say
set_cptable(codePages);
const chinese = 936;

/** Which columns are hidden the library tells only together with every styled empty cell: asked of files that cannot hold many. */
const stylesBelow = 2 * 1024 * 1024;

/** Reads .xls, .et, .xlsb and .ods, and given as text the XML spreadsheet of 2003. Throws FILE-EMPTY, FILE-DAMAGED, FILE-ENCRYPTED, FILE-KIND, SHEET-MISSING. */
export function readWorkbook(file: WorkbookFile, kind: 'compound' | 'zip' | 'xml', text?: string): CellGrid {
  const book = parse(file, text, kind === 'compound' && file.bytes.length < stylesBelow);
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return gridOf(
    file,
    'workbook',
    tables(book).map((name) => sheetOf(book, name, date1904)),
  );
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
const tables = (book: WorkBook) =>
  book.SheetNames.filter((name) => ((book.Sheets[name] as DenseSheet | undefined)?.['!type'] ?? 'sheet') === 'sheet');

function sheetOf(book: WorkBook, name: string, date1904: boolean): ReadSheet {
  const sheet = book.Sheets[name] as DenseSheet | undefined;
  return {
    name,
    hidden: Boolean(book.Workbook?.Sheets?.find((one) => one.name === name)?.Hidden),
    cells: usedText(sheet, date1904),
    merges: (sheet?.['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c })),
    hiddenRows: hiddenOf(sheet?.['!rows']),
    hiddenColumns: hiddenOf(sheet?.['!cols']),
  };
}

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
