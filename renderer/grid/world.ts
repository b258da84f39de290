import type { Box } from './box.ts';
import type { Cells } from './cells.ts';
import type { Cutting } from './clipboard/cutting.ts';
import type { ColumnDesk } from './columns/column-desk.ts';
import type { Capture } from './editing/capture.ts';
import type { Editing } from './editing/editing.ts';
import type { Filtering } from './filtering/filtering.ts';
import type { OverlayDesk } from './overlays/overlay.ts';
import type { ProblemWalk } from './problems/problem-walk.ts';
import type { ProblemMarks } from './problems/problems.ts';
import type { Selecting } from './selecting/selecting.ts';
import type { CellRef } from './selecting/selection.ts';
import type { SheetProps } from './sheet-props.ts';
import type { View } from './view.ts';
import type { Ground } from './writing/commands.ts';
import type { RowStore } from './writing/row-store.ts';
import type { Writing } from './writing/writing.ts';

export interface SheetElements {
  /** The box the grid, the textarea and the popovers share. */
  readonly body: HTMLElement;
  readonly grid: HTMLElement;
  readonly area: HTMLTextAreaElement;
  /** What takes the focus when the person leaves the sheet by F6. */
  readonly exit: HTMLElement;
}

/** The parts of one sheet, as its deeds and overlays know them. */
export interface SheetWorld {
  readonly view: View;
  readonly store: RowStore;
  readonly marks: ProblemMarks;
  readonly cells: Cells;
  readonly capture: Capture;
  readonly editing: Editing;
  readonly selecting: Selecting;
  readonly writing: Writing;
  readonly columns: ColumnDesk;
  readonly filtering: Filtering;
  readonly overlays: OverlayDesk;
  readonly cutting: Cutting;
  readonly walk: ProblemWalk;
  readonly ground: Ground;
  props(): SheetProps;
  /** Tells the page why nothing was done. */
  refuse(message: string): void;
  /** Selects a cell and brings it into view, though a filter hide its row. */
  goTo(id: string, field: string): void;
  /** Where a cell stands; undefined while it is filtered away or gone. */
  boxOf(cell: CellRef): Box | undefined;
  /** Gives the focus to what follows the sheet. */
  leave(): void;
}
