/** A cell by what it is, not where it stands: survives sorting, filtering and inserted rows. */
export interface CellRef {
  readonly row: string;
  readonly column: string;
}

/** A cell by its place among the rows and columns shown. */
export interface Point {
  readonly row: number;
  readonly col: number;
}

export interface Bounds {
  readonly rows: number;
  readonly cols: number;
}

/** Places from top to bottom and from left to right, both ends included. */
export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Whole rows and columns stay whole when rows come and go. */
export type Extent = 'cells' | 'rows' | 'columns' | 'all';

/** One span of the selection: where it began, where it now ends, and whether it takes whole rows or columns. */
export interface Span {
  readonly anchor: CellRef;
  readonly focus: CellRef;
  readonly extent: Extent;
}

export type Motion =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'edgeUp'
  | 'edgeDown'
  | 'edgeLeft'
  | 'edgeRight'
  | 'rowStart'
  | 'rowEnd'
  | 'gridStart'
  | 'gridEnd'
  | 'pageUp'
  | 'pageDown';

const within = (value: number, size: number) => Math.max(0, Math.min(size - 1, value));
export const clamped = (point: Point, bounds: Bounds): Point => ({
  row: within(point.row, bounds.rows),
  col: within(point.col, bounds.cols),
});

/** The rectangle between two corners, widened to whole rows or columns by its extent. */
export function rangeOf(anchor: Point, focus: Point, extent: Extent, bounds: Bounds): Range {
  const wholeRow = extent === 'rows' || extent === 'all';
  const wholeColumn = extent === 'columns' || extent === 'all';
  return {
    top: wholeColumn ? 0 : Math.min(anchor.row, focus.row),
    bottom: wholeColumn ? bounds.rows - 1 : Math.max(anchor.row, focus.row),
    left: wholeRow ? 0 : Math.min(anchor.col, focus.col),
    right: wholeRow ? bounds.cols - 1 : Math.max(anchor.col, focus.col),
  };
}

export const contains = (range: Range, row: number, col: number): boolean =>
  row >= range.top && row <= range.bottom && col >= range.left && col <= range.right;
export const heightOf = (range: Range): number => range.bottom - range.top + 1;
export const widthOf = (range: Range): number => range.right - range.left + 1;
export const cellsOf = (range: Range): number => heightOf(range) * widthOf(range);

/** The smallest rectangle around some; undefined for none. */
export function aroundAll(ranges: readonly Range[]): Range | undefined {
  const [first, ...others] = ranges;
  return (
    first &&
    others.reduce(
      (a, b) => ({
        top: Math.min(a.top, b.top),
        bottom: Math.max(a.bottom, b.bottom),
        left: Math.min(a.left, b.left),
        right: Math.max(a.right, b.right),
      }),
      first,
    )
  );
}

/** Every place of some ranges once, range after range, row by row. */
export function* placesOf(ranges: readonly Range[]): Generator<Point> {
  for (const [index, range] of ranges.entries()) {
    const before = ranges.slice(0, index);
    for (let row = range.top; row <= range.bottom; row++)
      for (let col = range.left; col <= range.right; col++) if (!before.some((other) => contains(other, row, col))) yield { row, col };
  }
}

/** The rows that some ranges take in, each once, from top to bottom. */
export function rowsIn(ranges: readonly Range[]): number[] {
  const rows = new Set<number>();
  for (const range of ranges) for (let row = range.top; row <= range.bottom; row++) rows.add(row);
  return [...rows].sort((a, b) => a - b);
}

/**
 * Where ctrl+arrow ends: at the last filled cell of the block one stands in, else at the next filled cell, else at the border.
 * `filled` is asked for places on the way only.
 */
export function edge(from: number, step: 1 | -1, size: number, filled: (at: number) => boolean): number {
  const inside = (at: number) => at >= 0 && at < size;
  let at = from + step;
  if (!inside(at)) return from;
  if (filled(from) && filled(at)) {
    while (inside(at + step) && filled(at + step)) at += step;
    return at;
  }
  while (inside(at) && !filled(at)) at += step;
  return inside(at) ? at : at - step;
}

type Move = (from: Point, bounds: Bounds, page: number, filled: (row: number, col: number) => boolean) => Point;
const moves: Record<Motion, Move> = {
  up: ({ row, col }) => ({ row: row - 1, col }),
  down: ({ row, col }) => ({ row: row + 1, col }),
  left: ({ row, col }) => ({ row, col: col - 1 }),
  right: ({ row, col }) => ({ row, col: col + 1 }),
  edgeUp: ({ row, col }, bounds, _, filled) => ({ row: edge(row, -1, bounds.rows, (at) => filled(at, col)), col }),
  edgeDown: ({ row, col }, bounds, _, filled) => ({ row: edge(row, 1, bounds.rows, (at) => filled(at, col)), col }),
  edgeLeft: ({ row, col }, bounds, _, filled) => ({ row, col: edge(col, -1, bounds.cols, (at) => filled(row, at)) }),
  edgeRight: ({ row, col }, bounds, _, filled) => ({ row, col: edge(col, 1, bounds.cols, (at) => filled(row, at)) }),
  rowStart: ({ row }) => ({ row, col: 0 }),
  rowEnd: ({ row }, bounds) => ({ row, col: bounds.cols - 1 }),
  gridStart: () => ({ row: 0, col: 0 }),
  gridEnd: (_, bounds) => ({ row: bounds.rows - 1, col: bounds.cols - 1 }),
  pageUp: ({ row, col }, _, page) => ({ row: row - page, col }),
  pageDown: ({ row, col }, _, page) => ({ row: row + page, col }),
};

/** The place a motion leads to, held inside the sheet. `page` is the number of rows in view. */
export const moved = (from: Point, motion: Motion, bounds: Bounds, page: number, filled: (row: number, col: number) => boolean): Point =>
  clamped(moves[motion](from, bounds, page, filled), bounds);

/** The next place by Tab: across, then on to the next row; undefined past the last cell. */
export function tabbed(from: Point, step: 1 | -1, bounds: Bounds): Point | undefined {
  const flat = from.row * bounds.cols + from.col + step;
  return flat < 0 || flat >= bounds.rows * bounds.cols ? undefined : { row: Math.floor(flat / bounds.cols), col: flat % bounds.cols };
}
