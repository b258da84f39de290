import { heightOf, rowsIn } from '../selection.ts';
import type { SheetWorld } from '../world.ts';
import { type Deeds, done } from './deed.ts';

/** Rows put in and taken out, acts taken back. */
export function rows(world: SheetWorld) {
  const { selecting, view, writing, cells, refuse, props } = world;

  /** A row can be deleted only where its identity can be changed. */
  const lockedRow = (id: string): string | undefined => {
    const row = view.api.getRowNode(id)?.data;
    return row && cells.locked(row, view.columnAt(0) ?? '');
  };
  const whenSettled = (act: () => void): boolean => {
    void writing.settled().then(act);
    return true;
  };
  return {
    deleteRows: () => {
      const chosen = rowsIn(selecting.ranges).flatMap((row) => view.rowAt(row) ?? []);
      const reason = chosen.map((row) => lockedRow(row.id)).find((why) => why !== undefined);
      if (reason === undefined) writing.deleteRows(chosen);
      else refuse(reason);
      return true;
    },
    insertRow: () =>
      done(() => {
        const { range, extent } = selecting;
        if (!range) return;
        writing.insertRows(range.top, extent === 'columns' || extent === 'all' ? 1 : heightOf(range));
        selecting.select({ row: range.top, col: range.left }, { row: range.bottom, col: range.right }, extent);
      }),
    undo: () => whenSettled(() => props().undo?.()),
    redo: () => whenSettled(() => props().redo?.()),
  } satisfies Partial<Deeds>;
}
