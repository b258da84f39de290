import type { SheetWorld } from './world.ts';

/** Tells the page that a cell is seen whole although the sheet masks it: who edits a value sees it. Copies stay masked. */
export function tellRevealed({ props, cells }: SheetWorld, column: string): void {
  if (cells.field(column).personal && !props().reveal) props().onReveal?.([column]);
}
