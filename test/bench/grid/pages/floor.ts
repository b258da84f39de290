// The least that any grid of elements has to do: the cells in view and no others, moved and given their text as the rows go by;
// a bare textarea for what is typed; the rows sorted and written as an array is.
import { display } from '#shared/model/display.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { fromTsv } from '../../../../renderer/grid/clipboard/clipboard.ts';
import './floor.css';
import { benchColumns, labelOf, typedColumn } from './rows.ts';
import { stand } from './stand.ts';

const rowHeight = 28;
const headHeight = 32;
const collator = new Intl.Collator('zh-CN', { numeric: true });

let rows: Record<string, unknown>[] = [];
let lines: { readonly element: HTMLElement; readonly cells: readonly HTMLElement[] }[] = [];
const scroller = box('floor-scroller');
const area = document.createElement('textarea');
const shown = columnsInView();

function box(name: string, text = ''): HTMLElement {
  const element = document.createElement('div');
  element.className = name;
  element.textContent = text;
  return element;
}

function columnsInView() {
  let left = 0;
  return benchColumns.flatMap((column) => {
    const at = left;
    left += column.width;
    return at < innerWidth ? [{ ...column, left: at }] : [];
  });
}

function placed(element: HTMLElement, left: number, width: number): HTMLElement {
  element.style.left = `${left}px`;
  element.style.width = `${width}px`;
  return element;
}

function build(place: HTMLElement): void {
  const head = box('floor-head');
  head.append(...shown.map(({ title, left, width }) => placed(box('floor-cell', title), left, width)));
  const room = box('floor-room');
  room.style.height = `${rows.length * rowHeight + headHeight}px`;
  lines = Array.from({ length: Math.ceil(innerHeight / rowHeight) + 1 }, () => {
    const element = box('floor-row');
    const cells = shown.map(({ left, width }) => placed(box('floor-cell'), left, width));
    element.append(...cells);
    return { element, cells };
  });
  area.className = 'floor-area';
  room.append(head, ...lines.map((line) => line.element));
  scroller.append(room);
  place.append(scroller, area);
  scroller.addEventListener('scroll', draw, { passive: true });
  // turned by the browser, the wheel scrolls first and is drawn a frame later: all is painted twice
  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    scroller.scrollTop += event.deltaY;
  };
  scroller.addEventListener('wheel', wheel, { passive: false });
  draw();
}

const drawnAs = new Map<HTMLElement, number>();
function draw(): void {
  const first = Math.floor(scroller.scrollTop / rowHeight);
  for (let index = first; index < first + lines.length; index++) {
    const line = lines[index % lines.length];
    const row = rows[index];
    if (!line || !row || drawnAs.get(line.element) === index) continue;
    drawnAs.set(line.element, index);
    line.element.style.transform = `translateY(${index * rowHeight}px)`;
    for (const [at, { key, field }] of shown.entries()) {
      const cell = line.cells[at];
      if (cell) cell.textContent = display(field, row[key] ?? null, labelOf);
    }
  }
}

function sort(): void {
  const name = (row: Record<string, unknown>) => String(row.name);
  rows.sort((a, b) => collator.compare(name(a), name(b)) || 1);
  if (rows[0]?.id === firstId) rows.reverse();
  drawnAs.clear();
  draw();
}
let firstId: unknown;

/** Takes the block as texts: nothing is read, nothing is checked. */
function paste(event: ClipboardEvent): void {
  event.preventDefault();
  for (const [at, line] of fromTsv(event.clipboardData?.getData('text/plain') ?? '').entries()) {
    const row = rows[at];
    for (const [col, text] of line.entries()) {
      const key = benchColumns[col]?.key;
      if (row && key !== undefined) row[key] = text;
    }
  }
  drawnAs.clear();
  draw();
}

stand({
  take(given: readonly AnyRow[]) {
    rows = given.map((row) => ({ ...row }));
    firstId = rows[0]?.id;
  },
  mount(place) {
    build(place);
    scroller.querySelector('.floor-head')?.addEventListener('click', sort);
    place.addEventListener('paste', paste);
    scroller.addEventListener('click', () => area.focus());
  },
  drawn: () => textOf(0) !== '',
  scroller: () => scroller,
  cell: () => (lines[0]?.cells[shown.findIndex(({ key }) => key === typedColumn)] ?? scroller).getBoundingClientRect(),
  start: () => (lines[0]?.cells[0] ?? scroller).getBoundingClientRect(),
  typed: () => area.value,
  firstName: () => textOf(0),
  sorter: () => scroller.querySelector('.floor-head'),
  textAt: ({ x, y }) => document.elementFromPoint(x, y)?.classList.contains('floor-cell') ?? false,
});

function textOf(index: number): string {
  const line = lines[index % lines.length];
  return (line && drawnAs.get(line.element) === index && line.cells[0]?.textContent) || '';
}
