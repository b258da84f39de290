import type { CellGrid, MergedArea } from '#shared/contract/intake.ts';

/** The merged areas of a sheet, found by cell and by row. */
export interface Merges {
  /** The area a cell of the first rows belongs to. */
  at(row: number, column: number): MergedArea | undefined;
  /** Columns of the widest area that begins in a row; 1 where there is none. */
  width(row: number): number;
  /** The areas over several rows, in the order of their columns, then of their rows. */
  readonly tall: readonly MergedArea[];
}

/** Indexes merged areas, of overlapping ones the first; cells are looked up within the rows above `searched` only, where headers stand. */
export function indexMerges(grid: CellGrid, searched: number): Merges {
  const byCell = new Map<string, MergedArea>();
  const widths = new Map<number, number>();
  const lastRow = grid.cells.length - 1;
  const wide = grid.cells.slice(0, searched).reduce((most, row) => Math.max(most, row.length), 0);
  for (const area of grid.merges) {
    if (byCell.has(`${area.top}/${area.left}`)) continue;
    widths.set(area.top, Math.max(widths.get(area.top) ?? 1, area.right - area.left + 1));
    for (let row = area.top; row <= Math.min(area.bottom, searched - 1, lastRow); row++)
      for (let column = area.left; column <= Math.min(area.right, wide); column++) byCell.set(`${row}/${column}`, area);
  }
  const tall = grid.merges.filter((area) => area.bottom > area.top).sort((a, b) => a.left - b.left || a.top - b.top);
  return { at: (row, column) => byCell.get(`${row}/${column}`), width: (row) => widths.get(row) ?? 1, tall };
}

/** A cell that takes over the value of the merged cell above it. */
export interface Carried {
  readonly column: number;
  readonly text: string;
}

/** By row, what its cells take over from tall merged cells that begin at or below `from`. Areas that overlap, as damaged files have them, are read once. */
export function carriedCells(grid: CellGrid, merges: Merges, from: number): Map<number, Carried[]> {
  const found = new Map<number, Carried[]>();
  let [column, done] = [-1, -1];
  for (const area of merges.tall) {
    if (area.left !== column) [column, done] = [area.left, -1];
    const text = grid.cells[area.top]?.[area.left] ?? '';
    if (area.top < from || text.trim() === '') continue;
    const last = Math.min(area.bottom, grid.cells.length - 1);
    for (let row = Math.max(area.top + 1, done + 1); row <= last; row++) {
      const there = found.get(row);
      if (there) there.push({ column, text });
      else found.set(row, [{ column, text }]);
    }
    done = Math.max(done, last);
  }
  return found;
}
