import type { GridApi, IRowNode } from 'ag-grid-community';
import type { Box } from './box.ts';
import type { DrawnRows } from './rows/drawn-rows.ts';
import type { Bounds, CellRef, Point } from './selecting/selection.ts';
import type { SheetRow } from './writing/row-store.ts';

export const numberColumn = '#';

/** The sheet as it is shown: which row and column stand where, after sorting and filtering. */
export class View {
  readonly api: GridApi<SheetRow>;
  #columns: string[] = [];
  #places = new Map<string, number>();
  #drawn: DrawnRows | undefined;

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
  drawWith(drawn: DrawnRows): void {
    this.#drawn = drawn;
  }

  /** Draws again the cells in view among the given rows and columns, as one pass. */
  redraw(inside: (row: number, id: string) => boolean, columns?: readonly string[]): void {
    this.#drawn?.draw(inside, columns);
  }

  /** How many whole rows the window shows. */
  rowsInView(): number {
    return this.#drawn?.whole ?? 0;
  }

  /** The frozen column is always in view: what stands beside it comes back with it. */
  scrollToStart(): void {
    this.#drawn?.toStart();
  }

  /** The place of a cell within the sheet's box, in pixels; undefined where it is filtered away or gone. */
  boxOf(cell: CellRef): Box | undefined {
    const at = this.pointOf(cell);
    return at && this.#drawn?.boxOf(at.row, cell.column);
  }

  reveal(point: Point): void {
    this.#drawn?.reveal(point.row, this.columnAt(point.col));
  }
}
