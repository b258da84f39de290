import type { Cells } from './cells.ts';
import type { Selecting } from './selecting/selecting.ts';
import { countOf, placesOf, rowsIn, widthCovered } from './selecting/selection.ts';
import type { SheetStatus } from './sheet-props.ts';
import type { View } from './view.ts';
import type { SheetWorld } from './world.ts';

/** 计数, 求和, 平均 of values: empty ones count for nothing, sum and average are of the numbers. */
export function summed(values: Iterable<unknown>): { filled: number; sum: number | null; average: number | null } {
  let filled = 0;
  let numbers = 0;
  let sum = 0;
  for (const value of values) {
    if (value === null || value === undefined) continue;
    filled += 1;
    if (typeof value !== 'number') continue;
    numbers += 1;
    sum += value;
  }
  // decimals of money and area: twelve digits are true, the rest is what binary fractions leave
  return numbers === 0 ? { filled, sum: null, average: null } : { filled, sum: tidy(sum), average: tidy(sum / numbers) };
}

const tidy = (value: number) => Number(value.toPrecision(12));

function* valuesOf(view: View, { ranges }: Selecting): Generator<unknown> {
  for (const { row, col } of placesOf(ranges)) yield view.rowAt(row)?.[view.columnAt(col) ?? ''];
}

type Selected = Pick<SheetStatus, 'place' | 'cells' | 'ranges' | 'rows' | 'columns' | 'filled' | 'sum' | 'average'>;

/** Where one stands and what is selected, in figures. */
export function selectedStatus(view: View, selecting: Selecting, cells: Cells): Selected {
  const { active, ranges } = selecting;
  const column = active && view.columnAt(active.col);
  const adding = selecting.adding ? ' · 再选一处（Esc 结束）' : '';
  const id = (active && view.rowAt(active.row)?.id) ?? '';
  const replaced = column === undefined ? undefined : cells.replaced(id, column);
  return {
    place:
      active && column !== undefined
        ? `${cells.field(column).title} · 第 ${cells.line(id, active.row)} 行${replaced === undefined ? '' : ` · ${replaced}`}${adding}`
        : '',
    cells: countOf(ranges),
    ranges: ranges.length,
    rows: rowsIn(ranges).length,
    columns: widthCovered(ranges),
    ...summed(valuesOf(view, selecting)),
  };
}

/** Column, row and value of the active cell, what is wrong with it, and how much is selected: what a screen reader says. */
export function described(view: View, selecting: Selecting, cells: Cells): string {
  const { active, ranges } = selecting;
  const row = active && view.rowAt(active.row);
  const column = active && view.columnAt(active.col);
  if (!active || !row || column === undefined) return '表格';
  const size = countOf(ranges);
  return [
    `${cells.field(column).title}，第 ${cells.line(row.id, active.row)} 行，${cells.shown(row, column) || '空'}`,
    ...[cells.replaced(row.id, column)].filter((text) => text !== undefined),
    ...cells.complaints(row, column),
    ...(size > 1 ? [`选中 ${size} 格`] : []),
  ].join('；');
}

/** Everything that is told of a sheet, as it stands now. */
export function statusOf({ view, selecting, cells, walk, store, marks, writing }: SheetWorld): SheetStatus {
  return {
    ...selectedStatus(view, selecting, cells),
    problem: walk.told(selecting.activeCell),
    total: store.size,
    shown: view.bounds().rows - store.drafts,
    ...marks.counts(),
    saving: writing.saving,
    unsaved: writing.unsaved,
  };
}
