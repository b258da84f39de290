import type { Block } from './clipboard.ts';
import type { Point, Range } from './selection.ts';

/**
 * What a pasted block becomes over a selection: a block that fits the selection a whole number of times is repeated over it,
 * anything else keeps its own size and goes in at the selection's first cell.
 */
export function tiled(block: Block, height: number, width: number): Block {
  const tall = block.length;
  const wide = Math.max(...block.map((row) => row.length));
  if (tall === 0 || height % tall !== 0 || width % wide !== 0) return block;
  return Array.from({ length: height }, (_, row) => Array.from({ length: width }, (_, col) => block[row % tall]?.[col % wide] ?? ''));
}

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

const span = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
