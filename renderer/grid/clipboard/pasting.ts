import { type Extent, heightOf, type Range, widthOf } from '../selecting/selection.ts';
import type { Source } from '../writing/commands.ts';

/** Where a block goes: ranges it fills, repeated where they are larger; or why it does not go anywhere. */
export type Target = { readonly ranges: readonly Range[]; readonly over: number } | { readonly refused: string };

/** A whole column ends with the last row that holds something: the empty row below is no place to paste over. */
export const withoutEmptyRow = (range: Range, extent: Extent, rows: number): Range =>
  (extent === 'columns' || extent === 'all') && range.top === 0 && range.bottom === rows - 1 && rows > 1
    ? { ...range, bottom: range.bottom - 1 }
    : range;

const repeats = ({ height, width }: Source, range: Range) => heightOf(range) % height === 0 && widthOf(range) % width === 0;

/**
 * A block that fits a selection a whole number of times is repeated over it, over each of several; any other goes in at the first cell of the
 * one selection in its own size. `over` counts columns past the sheet's last one.
 */
export function targetOf(source: Source, ranges: readonly Range[], cols: number): Target {
  const [first] = ranges;
  if (!first || source.height === 0 || source.width === 0) return { ranges: [], over: 0 };
  if (ranges.every((range) => repeats(source, range))) return { ranges, over: 0 };
  if (ranges.length > 1) return { refused: `选了 ${ranges.length} 处，大小和要粘贴的内容不一样；请只选一处再粘贴。` };
  const right = first.left + source.width - 1;
  const block = { top: first.top, bottom: first.top + source.height - 1, left: first.left, right: Math.min(right, cols - 1) };
  return { ranges: [block], over: Math.max(0, right - cols + 1) };
}
