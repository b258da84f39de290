import { listedOf } from '../filtering/filters.ts';
import type { SheetWorld } from '../world.ts';
import { type Deeds, done } from './deed.ts';

/** Fewer rows, or another order, after the active cell. */
export function narrowing({ selecting, store, cells, filtering, columns, props }: SheetWorld) {
  return {
    onlyValue: () =>
      done(() => {
        const cell = selecting.activeCell;
        const row = cell && store.get(cell.row);
        if (cell && row)
          filtering.setColumn(cell.column, { values: listedOf(cells.field(cell.column), row[cell.column] ?? null, props().labelOf) });
      }),
    sort: ({ way }) => done(() => selecting.activeCell && columns.sort(selecting.activeCell.column, way, false)),
  } satisfies Partial<Deeds>;
}
