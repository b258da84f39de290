import type { CellGrid, MergedArea } from '#shared/contract/intake.ts';
import { isBlank, isBracketed } from './cell-kinds.ts';
import type { Merges } from './merges.ts';

/** Rows of a sheet from 0, both ends included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The label that stands over a cell of a header row, and where it is written. */
export interface Owner {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly area: MergedArea | undefined;
}

/** Columns that a group without merged cells may have. */
const widest = 60;

/** What a header cell is labelled by: its own text, that of the merged area over it, or of a group to its left whose cells were never merged. */
export function ownerOf(grid: CellGrid, merges: Merges, row: number, column: number): Owner | undefined {
  const own = grid.cells[row]?.[column] ?? '';
  const area = merges.at(row, column);
  if (area) return labelled(area.top, area.left, grid.cells[area.top]?.[area.left] ?? '', area);
  if (!isBlank(own)) return labelled(row, column, own, undefined);
  // without merged cells a group's name stands over its first column, and its other columns are blank above but not below
  if (isBlank(grid.cells[row + 1]?.[column])) return undefined;
  for (let left = column - 1; left >= Math.max(0, column - widest); left--) {
    if (merges.at(row, left) || isBlank(grid.cells[row + 1]?.[left])) return undefined;
    const text = grid.cells[row]?.[left] ?? '';
    if (!isBlank(text)) return labelled(row, left, text, undefined);
  }
  return undefined;
}

const labelled = (row: number, column: number, text: string, area: MergedArea | undefined): Owner | undefined =>
  isBlank(text) ? undefined : { row, column, text: text.trim(), area };

/** A column's header: the labels over it from the top, each merged one once, joined by “/”; '' where there is none. */
export function headerPath(grid: CellGrid, merges: Merges, span: Span, column: number): string {
  const parts: string[] = [];
  let above = '';
  for (let row = span.from; row <= span.to; row++) {
    const own = (grid.cells[row]?.[column] ?? '').trim();
    const owner = row < span.to || merges.at(row, column) ? ownerOf(grid, merges, row, column) : labelled(row, column, own, undefined);
    if (!owner || owner.row < span.from || parts.at(-1) === owner.text) continue;
    const place = `${owner.row}/${owner.column}`;
    if (place === above) continue;
    above = place;
    const last = parts.at(-1);
    if (last !== undefined && isBracketed(owner.text)) parts[parts.length - 1] = last + owner.text;
    else parts.push(owner.text);
  }
  return parts.join('/');
}
