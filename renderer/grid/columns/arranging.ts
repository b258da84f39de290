import { tableOf } from '#shared/model/tables.ts';
import type { Cells } from '../cells.ts';
import { Filtering } from '../filtering/filtering.ts';
import type { RowOrder } from '../filtering/row-order.ts';
import type { ProblemMarks } from '../problems/problems.ts';
import type { Selecting } from '../selecting/selecting.ts';
import type { SheetProps } from '../sheet-props.ts';
import type { View } from '../view.ts';
import type { RowStore } from '../writing/row-store.ts';
import { ColumnDesk } from './column-desk.ts';
import { markFiltered } from './heads.ts';

export interface ArrangingWorld {
  readonly grid: HTMLElement;
  readonly view: View;
  readonly store: RowStore;
  readonly marks: ProblemMarks;
  readonly cells: Cells;
  readonly order: RowOrder;
  props(): SheetProps;
  selecting(): Selecting;
}

/** What decides which rows and columns are seen, and in which order. */
export interface Arranging {
  readonly columns: ColumnDesk;
  readonly filtering: Filtering;
}

/** Makes the columns and the filters of a sheet from its parts. */
export function arrangingOf({ grid, view, store, marks, cells, order, props, selecting }: ArrangingWorld): Arranging {
  const { table, keptColumns } = props();
  const filtering: Filtering = new Filtering({
    store,
    fields: tableOf(table).fields,
    labelOf: (to, id) => props().labelOf(to, id),
    marked: (row, field) => cells.mark(row.id, field) !== undefined,
    markedRow: (id) => marks.hasRow(id),
    changed: () => {
      if (view.api.isDestroyed()) return;
      // other rows are seen: where they stood before says nothing any more
      order.reset();
      view.api.onFilterChanged();
      markFiltered(grid, (column) => filtering.filterOf(column) !== undefined);
    },
  });
  const columns = new ColumnDesk({
    api: view.api,
    table,
    kept: keptColumns,
    keep: (kept) => props().onColumns?.(kept),
    *textsOf(key) {
      const { rows } = view.bounds();
      for (let at = 0; at < rows; at++) {
        const row = view.rowAt(at);
        if (row) yield cells.shown(row, key);
      }
    },
    chosen: () => {
      const { extent, ranges } = selecting();
      return extent === 'columns' ? ranges.flatMap(({ left, right }) => view.columnsBetween(left, right)) : [];
    },
    // the grid tells of it later, and what comes next may ask for the new places
    moved: () => view.refreshColumns(),
    sorted: () => order.reset(),
  });
  return { columns, filtering };
}
