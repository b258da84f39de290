import type { CellGrid } from '#shared/contract/intake.ts';

/** A sheet as people write it, one row a line, cells parted by |. */
export function gridOf(text: string): CellGrid {
  const cells = text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const sheets = [{ name: '表', hidden: false, rows: cells.length }];
  return { kind: 'workbook', encoding: null, sheets, sheet: '表', cells, merges: [], hiddenRows: [], hiddenColumns: [] };
}
