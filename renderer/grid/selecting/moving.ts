import type { Copied } from '../clipboard/copied.ts';
import { type Ground, maskedText, type Outcome, type Source } from '../writing/commands.ts';
import type { CellEdit } from '../writing/edits.ts';
import type { Range } from './selection.ts';

/** A cut block at its new place, and its old place empty. Locked cells at either are counted: then nothing may be moved, or it would be lost. */
export function moved(ground: Ground, cut: Copied, source: Source, place: Range): Outcome {
  const edits = new Map<string, CellEdit>();
  let locked = 0;
  let reason: string | undefined;
  for (const row of cut.rows) for (const field of cut.fields) edits.set(`${row.id}:${field}`, { id: row.id, field, value: null });
  for (let top = place.top; top <= place.bottom; top++)
    for (let left = place.left; left <= place.right; left++) {
      const row = ground.view.rowAt(top);
      const field = ground.view.columnAt(left);
      if (!row || field === undefined) continue;
      const value = source.valueFor(top - place.top, left - place.left, field);
      edits.set(`${row.id}:${field}`, { id: row.id, field, value });
      const why = value === maskedText ? '个人信息不能移到不遮蔽的列；请先显示个人信息。' : ground.locked(row, field);
      if (why !== undefined) locked += 1;
      reason ??= why;
    }
  return { edits: [...edits.values()], locked, reason };
}
