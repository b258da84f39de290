import { AG_GRID_LOCALE_CN } from '@ag-grid-community/locale';
import type { GridApi, GridOptions, ICellRendererComp, IRowNode } from 'ag-grid-community';
import { tableOf } from '#shared/model/tables.ts';
import { type ColumnWorld, columnsOf } from './columns/columns.ts';
import type { Filtering } from './filtering/filtering.ts';
import type { RowOrder } from './filtering/row-order.ts';
import { registerGridModules } from './modules.ts';
import type { SheetProps } from './sheet-props.ts';
import { sheetTheme } from './theme.ts';
import type { SheetRow } from './writing/row-store.ts';

registerGridModules();

export interface DrawingWorld {
  readonly columns: ColumnWorld;
  readonly order: RowOrder;
  readonly rows: SheetRow[];
  isFresh(id: string): boolean;
  readonly filtering: Pick<Filtering, 'any' | 'passes' | 'always'>;
}

/** What stands for a row where the grid thinks that one is in view. */
class NoRow implements ICellRendererComp {
  readonly #nothing = document.createElement('div');
  getGui(): HTMLElement {
    return this.#nothing;
  }
  refresh(): boolean {
    return true;
  }
}

/**
 * AG Grid as the sheet uses it: it draws the heads, sorts, filters, pins and resizes, and never draws a row, edits or takes the focus.
 * Always the same object, and what belongs to one sheet comes through `showRows`: rendering the page anew never touches the grid.
 */
export const sheetOptions: GridOptions<SheetRow> = {
  theme: sheetTheme,
  localeText: AG_GRID_LOCALE_CN,
  defaultColDef: {
    sortable: true,
    resizable: true,
    editable: false,
    unSortIcon: true,
    suppressMovable: true,
    suppressHeaderMenuButton: true,
  },
  getRowId: ({ data }) => data.id,
  loading: false,
  animateRows: false,
  suppressCellFocus: true,
  suppressHeaderFocus: true,
  suppressRowHoverHighlight: true,
  suppressHorizontalScroll: true,
  suppressNoRowsOverlay: true,
  tooltipShowDelay: 400,
  // the rows in view are ours: the grid's box is as high as its heads
  rowBuffer: 0,
  isFullWidthRow: () => true,
  fullWidthCellRenderer: NoRow,
};

/** Gives a grid its columns, its filters and its rows. */
export function showRows(api: GridApi<SheetRow>, props: SheetProps, world: DrawingWorld): void {
  api.updateGridOptions({
    columnDefs: columnsOf(tableOf(props.table), world.columns),
    isExternalFilterPresent: () => world.filtering.any,
    doesExternalFilterPass: ({ data }) => data !== undefined && world.filtering.passes(data),
    alwaysPassFilter: ({ data }) => data !== undefined && world.filtering.always(data.id),
    postSortRows: ({ nodes, api: sorted }) => arrange(nodes, sortOf(sorted), world),
  });
  // by itself: given along with the columns, the grid would work through the rows twice
  api.setGridOption('rowData', world.rows);
}

const sortOf = (api: GridApi<SheetRow>) =>
  api
    .getColumnState()
    .filter((column) => column.sort)
    .map((column) => `${column.colId}:${column.sort}:${column.sortIndex}`)
    .join();

function arrange(nodes: IRowNode<SheetRow>[], sort: string, { order, isFresh }: DrawingWorld): void {
  if (sort === '') {
    order.reset();
    lastFresh(nodes, isFresh);
    return;
  }
  const byId = new Map(nodes.map((node) => [node.data?.id ?? '', node]));
  for (const [place, id] of order.arranged([...byId.keys()], sort, isFresh).entries()) {
    const node = byId.get(id);
    if (node) nodes[place] = node;
  }
}

/** Unsorted rows only need the empty row at their end, where it nearly always is. */
function lastFresh(nodes: IRowNode<SheetRow>[], isFresh: DrawingWorld['isFresh']): void {
  const place = nodes.findIndex((node) => isFresh(node.data?.id ?? ''));
  if (place < 0 || place === nodes.length - 1) return;
  nodes.push(...nodes.splice(place, 1));
}
