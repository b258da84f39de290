import type { GridApi, IRowNode } from 'ag-grid-community';
import type { DrawnRows } from './rows/drawn-rows.ts';
import type { Bounds, CellRef, Point } from './selecting/selection.ts';
import type { SheetRow } from './writing/row-store.ts';

export const numberColumn = '#';

/** The sheet as it is shown: which row and column stand where, after sorting and filtering. */
export class View {
  readonly api: GridApi<SheetRow>;
  #columns: string[] = [];
  #places = new Map<string, number>();
  #drawn: Pick<DrawnRows, 'draw'> | undefined;

  constructor(api: GridApi<SheetRow>) {
    this.api = api;
    this.refreshColumns();
  }

  refreshColumns(): void {
    this.#columns = this.api
      .getAllDisplayedColumns()
      .map((column) => column.getColId())
      .filter((id) => id !== numberColumn);
    this.#places = new Map(this.#columns.map((id, index) => [id, index]));
  }

  bounds(): Bounds {
    return { rows: this.api.getDisplayedRowCount(), cols: this.#columns.length };
  }
  columnsBetween(left: number, right: number): string[] {
    return this.#columns.slice(left, right + 1);
  }
  columnAt(col: number): string | undefined {
    return this.#columns[col];
  }
  /** Ids of the rows as filtered and sorted. */
  shownRows(): string[] {
    const ids: string[] = [];
    this.api.forEachNodeAfterFilterAndSort(({ data }) => data && ids.push(data.id));
    return ids;
  }
  /** Where a column stands; -1 for the row numbers and for columns not shown. */
  placeOf(column: string): number {
    return this.#places.get(column) ?? -1;
  }
  nodeAt(row: number): IRowNode<SheetRow> | undefined {
    return this.api.getDisplayedRowAtIndex(row);
  }
  rowAt(row: number): SheetRow | undefined {
    return this.nodeAt(row)?.data;
  }
  /** Where a cell stands now; undefined where its row is filtered away or gone. */
  pointOf(cell: CellRef): Point | undefined {
    const row = this.api.getRowNode(cell.row)?.rowIndex;
    const col = this.placeOf(cell.column);
    return row === null || row === undefined || col < 0 || !this.api.getDisplayedRowAtIndex(row) ? undefined : { row, col };
  }
  cellAt(point: Point): CellRef | undefined {
    const row = this.rowAt(point.row)?.id;
    const column = this.columnAt(point.col);
    return row === undefined || column === undefined ? undefined : { row, column };
  }

  /** Gives the view what draws its rows. */
  drawWith(drawn: Pick<DrawnRows, 'draw'>): void {
    this.#drawn = drawn;
  }

  /** Draws again the cells in view among the given rows and columns, as one pass. */
  redraw(inside: (row: number, id: string) => boolean, columns?: readonly string[]): void {
    this.#drawn?.draw(inside, columns);
  }

  /** How many whole rows the window shows. */
  rowsInView(): number {
    const { top, bottom } = this.api.getVerticalPixelRange();
    return Math.floor((bottom - top) / 28);
  }

  /** The frozen column is always in view: what stands beside it comes back with it. */
  scrollToStart(): void {
    const first = this.#columns.find((id) => !this.api.getColumn(id)?.isPinned());
    if (first !== undefined) this.api.ensureColumnVisible(first);
  }

  /**
   * The place of a cell within the sheet's box, in pixels; undefined where it is filtered away or gone.
   * Reckoned, not measured: React draws a cell some time after the grid has given it its place.
   */
  boxOf(
    cell: CellRef,
    { grid, body }: { grid: HTMLElement; body: HTMLElement },
  ): { left: number; top: number; width: number; height: number } | undefined {
    const at = this.pointOf(cell);
    const node = at && this.nodeAt(at.row);
    const column = this.api.getColumn(cell.column);
    const viewport = grid.querySelector('.ag-grid-viewport');
    const head = grid.querySelector('.ag-header');
    if (!node || !column || !viewport || !head) return undefined;
    const home = body.getBoundingClientRect();
    const start = viewport.getBoundingClientRect().left - home.left + (column.getLeft() ?? 0);
    const left = column.isPinned() ? start : start + this.#frozenWidth() - viewport.scrollLeft;
    const top = head.getBoundingClientRect().bottom - home.top + (node.rowTop ?? 0) - viewport.scrollTop;
    return { left: left - 1, top: top - 1, width: column.getActualWidth() + 1, height: (node.rowHeight ?? 28) + 1 };
  }

  #frozenWidth(): number {
    return this.api.getDisplayedLeftColumns().reduce((width, column) => width + column.getActualWidth(), 0);
  }

  reveal(point: Point): void {
    const column = this.columnAt(point.col);
    this.api.ensureIndexVisible(point.row);
    if (column !== undefined) this.api.ensureColumnVisible(column);
  }
}
