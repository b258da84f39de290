// glide-data-grid draws on a canvas and asks for its cells; React 18, which is the newest it takes.
import { DataEditor, type EditListItem, type GridCell, GridCellKind, type Item } from '@glideapps/glide-data-grid';
import '@glideapps/glide-data-grid/dist/index.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { benchColumns, textRows, typedColumn } from '../pages/rows.ts';
import { stand } from '../pages/stand.ts';

const headHeight = 32;
const rowHeight = 28;
const markerWidth = 52;
let rows: Record<string, string>[] = [];
const asked = new Set<string>();
const columns = benchColumns.map(({ key, title, width }) => ({ id: key, title, width }));

function cellContent([col, row]: Item): GridCell {
  const text = rows[row]?.[columns[col]?.id ?? ''] ?? '';
  asked.add(`${col}:${row}`);
  return { kind: GridCellKind.Text, data: text, displayData: text, allowOverlay: true };
}

function take(edits: readonly EditListItem[]): true {
  for (const { location, value } of edits) {
    const row = rows[location[1]];
    const key = columns[location[0]]?.id;
    if (row && key !== undefined && value.kind === GridCellKind.Text) row[key] = value.data;
  }
  return true;
}

function canvas(): DOMRect {
  return (document.querySelector('canvas[data-testid="data-grid-canvas"]') ?? document.body).getBoundingClientRect();
}

function cellOf(column: string): DOMRect {
  const at = columns.findIndex(({ id }) => id === column);
  const left = columns.slice(0, at).reduce((sum, { width }) => sum + width, markerWidth);
  const { x, y } = canvas();
  return new DOMRect(x + left, y + headHeight, columns[at]?.width ?? 0, rowHeight);
}

stand({
  take: (given) => {
    rows = textRows(given);
  },
  mount: (place) =>
    createRoot(place).render(
      createElement(DataEditor, {
        columns,
        rows: rows.length,
        getCellContent: cellContent,
        onCellsEdited: take,
        getCellsForSelection: true,
        onPaste: true,
        freezeColumns: 1,
        rowMarkers: 'number',
        rowMarkerWidth: markerWidth,
        rowHeight,
        headerHeight: headHeight,
        width: '100%',
        height: '100%',
      }),
    ),
  drawn: () => asked.has('0:0') && asked.has('7:15') && canvas().width > 300,
  scroller: () => document.querySelector('.dvn-scroller') ?? document.body,
  cell: () => cellOf(typedColumn),
  start: () => cellOf('name'),
  typed: () => document.querySelector<HTMLTextAreaElement>('#portal textarea')?.value ?? '',
  firstName: () => rows[0]?.name ?? '',
});
