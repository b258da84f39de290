import { contains, type Point, type Range } from '../selecting/selection.ts';

export interface Copy {
  readonly from: Point;
  readonly to: Point;
}

/** ctrl+D: the first row of the range goes to the others; a single row is filled from the row above it. */
export function fillDown(range: Range): Copy[] {
  const source = range.top === range.bottom ? range.top - 1 : range.top;
  const targets = span(source + 1, range.bottom);
  return source < 0
    ? []
    : targets.flatMap((row) => span(range.left, range.right).map((col) => ({ from: { row: source, col }, to: { row, col } })));
}

/** ctrl+R: the first column of the range goes to the others; a single column is filled from the column to its left. */
export function fillRight(range: Range): Copy[] {
  const source = range.left === range.right ? range.left - 1 : range.left;
  const targets = span(source + 1, range.right);
  return source < 0
    ? []
    : span(range.top, range.bottom).flatMap((row) => targets.map((col) => ({ from: { row, col: source }, to: { row, col } })));
}

/** Where the fill handle was pulled to from a range. */
export interface Pull {
  readonly source: Range;
  /** The further cells, without the source. */
  readonly target: Range;
  readonly along: 'rows' | 'columns';
  /** Up or to the left. */
  readonly backwards: boolean;
}

/** What a pull of the handle to a place takes in: the farther way of the two; undefined inside the source, where nothing is done. */
export function pulled(source: Range, to: Point): Pull | undefined {
  if (contains(source, to.row, to.col)) return undefined;
  const beyond = (at: number, first: number, last: number) => (at > last ? at - last : at < first ? at - first : 0);
  const down = beyond(to.row, source.top, source.bottom);
  const right = beyond(to.col, source.left, source.right);
  if (Math.abs(down) >= Math.abs(right)) {
    const rows = down > 0 ? { top: source.bottom + 1, bottom: to.row } : { top: to.row, bottom: source.top - 1 };
    return { source, target: { ...source, ...rows }, along: 'rows', backwards: down < 0 };
  }
  const cols = right > 0 ? { left: source.right + 1, right: to.col } : { left: to.col, right: source.left - 1 };
  return { source, target: { ...source, ...cols }, along: 'columns', backwards: right < 0 };
}

/** The lines of a pull, each going on by itself: its places in the source and in the target, in the direction of the pull. */
export function lanesOf({ source, target, along, backwards }: Pull): { from: Point[]; to: Point[] }[] {
  const turned = (places: number[]) => (backwards ? places.reverse() : places);
  if (along === 'rows')
    return span(source.left, source.right).map((col) => ({
      from: turned(span(source.top, source.bottom)).map((row) => ({ row, col })),
      to: turned(span(target.top, target.bottom)).map((row) => ({ row, col })),
    }));
  return span(source.top, source.bottom).map((row) => ({
    from: turned(span(source.left, source.right)).map((col) => ({ row, col })),
    to: turned(span(target.left, target.right)).map((col) => ({ row, col })),
  }));
}

/**
 * How far down a double click on the handle fills: to the end of the data in the columns beside the range, or in the sheet's first column.
 * The last row to fill; undefined where nothing stands there.
 */
export function endBeside(range: Range, cols: number, filled: (row: number, col: number) => boolean): number | undefined {
  const runTo = (col: number) => {
    let row = range.bottom;
    while (col >= 0 && col < cols && filled(row + 1, col)) row += 1;
    return row;
  };
  const beside = Math.max(runTo(range.left - 1), runTo(range.right + 1));
  const end = beside > range.bottom || range.left === 0 ? beside : runTo(0);
  return end > range.bottom ? end : undefined;
}

const span = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
