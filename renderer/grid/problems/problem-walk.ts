import { isUnread } from '#shared/model/field.ts';
import type { Cells } from '../cells.ts';
import type { Selecting } from '../selecting/selecting.ts';
import type { CellRef, Point } from '../selecting/selection.ts';
import type { View } from '../view.ts';
import type { RowStore } from '../writing/row-store.ts';
import type { ProblemMarks } from './problems.ts';

interface Parts {
  readonly view: View;
  readonly marks: ProblemMarks;
  readonly store: RowStore;
  readonly cells: Cells;
}

/** The cells with an open problem, as the sheet is sorted and filtered now, across each row and row by row. */
export function problemCells({ view, marks, store, cells }: Parts): readonly Point[] {
  const { rows, cols } = view.bounds();
  const columns = view.columnsBetween(0, cols - 1);
  const found: Point[] = [];
  for (let row = 0; row < rows; row++) {
    const data = view.rowAt(row);
    // most rows have nothing: their cells are not asked
    if (!data || (!marks.hasRow(data.id) && !Object.values(store.get(data.id) ?? {}).some(isUnread))) continue;
    for (const [col, column] of columns.entries()) {
      const mark = cells.mark(data.id, column);
      if (mark === 'error' || mark === 'warning') found.push({ row, col });
    }
  }
  return found;
}

const before = (one: Point, other: Point) => one.row < other.row || (one.row === other.row && one.col < other.col);

/** The next place in a direction, round the sheet, and which of all it is, from 1. */
export function nextOf(
  places: readonly Point[],
  from: Point | undefined,
  step: 1 | -1,
): { readonly point: Point; readonly at: number } | undefined {
  const count = places.length;
  if (count === 0) return undefined;
  // the first after, or round to the first of all; the last before, or round to the last of all
  const later = from
    ? Math.max(
        places.findIndex((place) => before(from, place)),
        0,
      )
    : 0;
  const earlier = from ? places.filter((place) => before(place, from)).length : 0;
  const index = step > 0 ? later : (earlier + count - 1) % count;
  const point = places[index];
  return point && { point, at: index + 1 };
}

/** Going from problem to problem: where the last step led, and which of how many that was. */
export class ProblemWalk {
  #last: { readonly cell: CellRef; readonly told: string } | undefined;

  /** Selects the next open problem; false where there is none. */
  step({ selecting, ...world }: Parts & { readonly selecting: Selecting }, step: 1 | -1): boolean {
    const places = problemCells(world);
    const next = nextOf(places, selecting.active, step);
    const cell = next && world.view.cellAt(next.point);
    if (!cell) return false;
    this.#last = { cell, told: `第 ${next.at} 处，共 ${places.length} 处` };
    selecting.select(next.point);
    return true;
  }

  /** 第 3 处，共 12 处, while the cell it led to is the active one. */
  told(active: CellRef | undefined): string {
    const last = this.#last;
    return last && active?.row === last.cell.row && active.column === last.cell.column ? last.told : '';
  }
}
