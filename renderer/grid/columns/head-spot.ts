import type { Spot } from '../overlays/overlay.ts';
import type { SheetWorld } from '../world.ts';

const headHeight = 34;

/** The place right under the head of a column, where what belongs to the whole column opens. */
export function spotUnderHead({ view, boxOf }: Pick<SheetWorld, 'view' | 'boxOf'>, column: string): Spot {
  const row = view.rowAt(0)?.id;
  return { x: (row !== undefined && boxOf({ row, column })?.left) || 0, y: headHeight };
}
