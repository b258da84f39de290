import type { CellGrid, MergedArea } from '#shared/contract/intake.ts';
import { LedgerError } from '#shared/errors.ts';
import { tableLikeness } from '../shape/likely-sheet.ts';
import { isAsideSheet } from '../writing/sheet-names.ts';
import type { WorkbookFile } from './read-cells.ts';

/** One sheet or table as read, cells from row 1 and column A. */
export interface ReadSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly cells: string[][];
  readonly merges: readonly MergedArea[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
}

/** A sheet of this name that holds nothing but cells. */
export const plainSheet = (name: string, cells: string[][]): ReadSheet => ({
  name,
  hidden: false,
  cells,
  merges: [],
  hiddenRows: [],
  hiddenColumns: [],
});

/** Hidden sheets hold lists and leftovers as a rule: offered, but last. */
export const offered = <S extends { readonly hidden: boolean }>(sheets: readonly S[]): S[] => [
  ...sheets.filter((sheet) => !sheet.hidden),
  ...sheets.filter((sheet) => sheet.hidden),
];

/** The grid of the sheet asked for, else of the one that looks like data. Throws FILE-EMPTY, SHEET-MISSING. */
export function gridOf(
  file: WorkbookFile,
  kind: CellGrid['kind'],
  sheets: readonly ReadSheet[],
  encoding: CellGrid['encoding'] = null,
): CellGrid {
  const inOrder = offered(sheets);
  if (inOrder.length === 0) throw new LedgerError('FILE-EMPTY', { name: file.name });
  const { name, cells, merges, hiddenRows, hiddenColumns } =
    file.sheet === undefined ? proposed(file, inOrder) : asked(file, file.sheet, inOrder);
  const width = cells.reduce((widest, row) => Math.max(widest, row.length), 0);
  return {
    kind,
    encoding,
    sheets: inOrder.map((sheet) => ({ name: sheet.name, hidden: sheet.hidden, rows: sheet.cells.length })),
    sheet: name,
    cells,
    // what lies beyond the values holds nothing to carry or to mark
    merges: merges.filter(({ top, left }) => top < cells.length && left < width),
    hiddenRows: hiddenRows.filter((row) => row < cells.length),
    hiddenColumns: hiddenColumns.filter((column) => column < width),
  };
}

function asked(file: WorkbookFile, wanted: string | number, sheets: readonly ReadSheet[]): ReadSheet {
  const sheet = sheets.find(({ name }) => name === String(wanted)) ?? sheets[Number(wanted) - 1];
  if (sheet) return sheet;
  throw new LedgerError('SHEET-MISSING', { name: file.name, sheet: wanted, sheets: sheets.map(({ name }) => name).join('、') });
}

/**
 * The sheet that is called as the table, else the one that looks most like a table kept here: a cover or a page of instructions is none.
 * The examples of a template and hidden sheets come last.
 */
function proposed(file: WorkbookFile, all: readonly ReadSheet[]): ReadSheet {
  const filled = all.filter(({ cells }) => cells.length > 0);
  const named = filled.find(({ name, cells }) => name === file.likely && cells.length > 1);
  const groups = [filled.filter(({ name, hidden }) => !hidden && !isAsideSheet(name)), filled.filter(({ hidden }) => !hidden), filled];
  const sheet = named ?? likeliest(groups.find((group) => group.length > 0) ?? []);
  if (!sheet) throw new LedgerError('FILE-EMPTY', { name: file.name });
  return sheet;
}

function likeliest([first, ...others]: readonly ReadSheet[]): ReadSheet | undefined {
  if (!first || others.length === 0) return first;
  let best = { sheet: first, likeness: tableLikeness(first.cells) };
  for (const sheet of others) {
    const likeness = tableLikeness(sheet.cells);
    if (likeness > best.likeness) best = { sheet, likeness };
  }
  return best.sheet;
}

/** Cuts what holds no value off the end of each row and of the sheet: styled empty cells reach to the end of many a sheet. */
export function usedCells(cells: string[][]): string[][] {
  let used = 0;
  for (const [index, row] of cells.entries()) {
    while (row.at(-1)?.trim() === '') row.pop();
    if (row.length > 0) used = index + 1;
  }
  return cells.slice(0, used);
}

/** Cells from column A on, empty ones counted: a value in the last column of every row of a small file would fill any memory. */
const mostCells = 20_000_000;

/** How many cells a file may still fill. `take` throws FILE-TOO-LARGE. */
export function roomFor(name: string): { take(cells: number): void } {
  let taken = 0;
  return {
    take(cells) {
      if (cells > 0) taken += cells;
      if (taken > mostCells) throw new LedgerError('FILE-TOO-LARGE', { name, limit: `${mostCells / 1e4} 万格` });
    },
  };
}
