import type { CellGrid } from '#shared/contract/intake.ts';

/** Cells drawn as arrays, as a sheet of a workbook would be read. */
export const sheetGrid = (cells: readonly (readonly string[])[]): CellGrid => ({
  kind: 'workbook',
  encoding: null,
  sheets: [{ name: 'Sheet1', hidden: false, rows: cells.length }],
  sheet: 'Sheet1',
  cells: cells.map((row) => [...row]),
  merges: [],
  hiddenRows: [],
  hiddenColumns: [],
});
