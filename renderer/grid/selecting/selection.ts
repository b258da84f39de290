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

/** How many places some ranges take in, those that lie in several counted once: reckoned by bands of rows, not place by place. */
export function countOf(ranges: readonly Range[]): number {
  const [only] = ranges;
  if (ranges.length === 1 && only) return cellsOf(only);
  const cuts = [...new Set(ranges.flatMap(({ top, bottom }) => [top, bottom + 1]))].sort((a, b) => a - b);
  return cuts.slice(1).reduce((total, below, index) => {
    const row = cuts[index] ?? below;
    return total + (below - row) * widthCovered(ranges.filter((range) => row >= range.top && row <= range.bottom));
  }, 0);
}

/** How many columns some ranges take in, those that lie in several counted once. */
export function widthCovered(ranges: readonly Range[]): number {
  let covered = 0;
  let end = -1;
  for (const { left, right } of [...ranges].sort((a, b) => a.left - b.left)) {
    covered += Math.max(0, right - Math.max(left, end + 1) + 1);
    end = Math.max(end, right);
  }
  return covered;
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

/** A place inside one of the selected ranges. */
export interface Inside {
  readonly range: number;
  readonly point: Point;
}

/** Where Tab (across) and Enter lead inside selected ranges: through the range, on to the next one, and round again. */
export function walked(ranges: readonly Range[], { range: at, point }: Inside, step: 1 | -1, across: boolean): Inside | undefined {
  const range = ranges[at];
  if (!range) return undefined;
  const [row, col] = [point.row - range.top, point.col - range.left];
  const flat = step + (across ? row * widthOf(range) + col : col * heightOf(range) + row);
  const next = flat < 0 ? at - 1 : flat >= cellsOf(range) ? at + 1 : at;
  const index = (next + ranges.length) % ranges.length;
  const into = ranges[index];
  if (!into) return undefined;
  const place = next === at ? flat : flat < 0 ? cellsOf(into) - 1 : 0;
  const size = across ? widthOf(into) : heightOf(into);
  const [whole, rest] = [Math.floor(place / size), place % size];
  return {
    range: index,
    point: across ? { row: into.top + whole, col: into.left + rest } : { row: into.top + rest, col: into.left + whole },
  };
}
