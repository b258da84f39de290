import type { GridApi, IRowNode } from 'ag-grid-community';
import type { SheetRow } from './row-store.ts';
import type { Bounds, CellRef, Point } from './selection.ts';

export const numberColumn = '#';

/** The sheet as it is shown: which row and column stand where, after sorting and filtering. */
export class View {
  readonly api: GridApi<SheetRow>;
  #columns: string[] = [];
  #places = new Map<string, number>();

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

  /** Draws again the rendered cells among the given rows and columns, as one pass. */
  redraw(inside: (row: number, id: string) => boolean, columns?: string[]): void {
    const rowNodes = this.api.getRenderedNodes().filter((node) => node.rowIndex !== null && inside(node.rowIndex, node.data?.id ?? ''));
    if (rowNodes.length > 0) this.api.refreshCells({ rowNodes, force: true, suppressFlash: true, ...(columns && { columns }) });
  }

  reveal(point: Point): void {
    const column = this.columnAt(point.col);
    this.api.ensureIndexVisible(point.row);
    if (column !== undefined) this.api.ensureColumnVisible(column);
  }
}
