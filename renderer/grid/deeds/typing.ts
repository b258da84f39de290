import { tellRevealed } from '../revealing.ts';
import type { SheetWorld } from '../world.ts';
import type { Deeds } from './deed.ts';

/** Begins an edit of the active cell; with `replace` the textarea already holds what is typed. False where the cell cannot be typed in; attachments open beside the sheet. */
export function beginEdit(world: SheetWorld, replace: boolean): boolean {
  const { view, selecting, cells, editing, refuse } = world;
  const at = selecting.active;
  const row = at && view.rowAt(at.row);
  const column = at && view.columnAt(at.col);
  if (!at || !row || column === undefined) return false;
  const { onAttachments } = world.props();
  if (!replace && cells.field(column).attachments && onAttachments) {
    onAttachments({ row: row.id, column });
    return false;
  }
  const reason = cells.locked(row, column);
  if (reason !== undefined) {
    refuse(reason);
    return false;
  }
  view.reveal(at);
  if (!replace && cells.text(row, column) !== '') tellRevealed(world, column);
  editing.begin({ row: row.id, column }, cells.field(column), replace ? undefined : cells.text(row, column));
  return true;
}

/** Entry into one cell. */
export function typing(world: SheetWorld) {
  const { editing, capture, selecting, cutting } = world;
  return {
    edit: () => beginEdit(world, false),
    openList: () => {
      if (editing.mode === 'idle' && !beginEdit(world, false)) return true;
      editing.openList();
      return true;
    },
    toggleChoice: () => editing.toggleChoice(),
    newLine: () => {
      if (editing.multiline) capture.insert('\n');
      return true;
    },
    cancel: () => {
      if (editing.mode === 'idle') return cutting.drop() || selecting.single();
      editing.cancel();
      return true;
    },
  } satisfies Partial<Deeds>;
}
