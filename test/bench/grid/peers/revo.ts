// RevoGrid is a web component that draws with elements.
import { defineCustomElements } from '@revolist/revogrid/loader';
import { benchColumns, textRows, typedColumn } from '../pages/rows.ts';
import { stand } from '../pages/stand.ts';

let rows: Record<string, string>[] = [];
const columns = benchColumns.map(({ key, title, width }, index) => ({
  prop: key,
  name: title,
  size: width,
  sortable: true,
  ...(index === 0 && { pin: 'colPinStart' as const }),
}));

const cellAt = (row: number, column: number, type: 'rgCol' | 'colPinStart') =>
  document.querySelector(`revogr-data[type="rgRow"][col-type="${type}"] .rgCell[data-rgrow="${row}"][data-rgcol="${column}"]`);
// columns are numbered within their part: the frozen one is a part of its own
const typedAt = benchColumns.findIndex(({ key }) => key === typedColumn) - 1;
const textIn = (row: number) => cellAt(row, typedAt, 'rgCol')?.textContent ?? '';

// its parts are loaded when they are first met: that is not the drawing
defineCustomElements();

stand({
  take: (given) => {
    rows = textRows(given);
  },
  mount(place) {
    const grid = document.createElement('revo-grid');
    Object.assign(grid, { columns, source: rows, range: true, rowHeaders: true, rowSize: 28, theme: 'compact', canFocus: true });
    grid.style.height = '100%';
    place.append(grid);
  },
  drawn: () => (cellAt(0, 0, 'colPinStart')?.textContent ?? '') !== '' && textIn(0) !== '' && textIn(15) !== '',
  scroller: () => document.querySelector('revogr-viewport-scroll.rgCol .vertical-inner') ?? document.body,
  cell: () => (cellAt(0, typedAt, 'rgCol') ?? document.body).getBoundingClientRect(),
  start: () => (cellAt(0, 0, 'colPinStart') ?? document.body).getBoundingClientRect(),
  typed: () => document.querySelector<HTMLInputElement>('revogr-edit input')?.value ?? '',
  firstName: () => cellAt(0, 0, 'colPinStart')?.textContent ?? '',
  sorter: () => document.querySelector('revogr-viewport-scroll.colPinStart .rgHeaderCell'),
  textAt: ({ x, y }) => Boolean(document.elementFromPoint(x, y)?.closest('.rgRow')?.textContent),
});
