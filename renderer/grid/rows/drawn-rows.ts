import type { Column, GridApi } from 'ag-grid-community';
import type { Box } from '../box.ts';
import type { SheetRow } from '../writing/row-store.ts';
import type { Faces } from './faces.ts';
import { RowLine, type ShownColumn } from './row-line.ts';
import { RowsScroller } from './rows-scroller.ts';
import { rowHeight } from './scrolling.ts';

/**
 * The rows in view. A grid's own rows are a component each, which is most of what a scrolled frame costs and comes a frame late;
 * ours are as many elements as the window holds, row after row handed on in a ring.
 */
export class DrawnRows {
  readonly #api: GridApi<SheetRow>;
  readonly #faces: Faces;
  readonly #scroller: RowsScroller;
  readonly #scrolledTo: () => void;
  #lines: RowLine[] = [];
  #frozen: readonly ShownColumn[] = [];
  #scrolled: readonly ShownColumn[] = [];
  /** All columns that scroll, in view or not. */
  #all: readonly ShownColumn[] = [];
  #rows = 0;
  #slidTo = 0;

  /** `scrolledTo` is told of each place that was scrolled to, once it is drawn. */
  constructor(api: GridApi<SheetRow>, grid: HTMLElement, faces: Faces, scrolledTo: () => void, signal: AbortSignal) {
    this.#api = api;
    this.#faces = faces;
    this.#scrolledTo = scrolledTo;
    const host = { scrolled: () => this.#follow(), resized: () => this.reshape() };
    this.#scroller = new RowsScroller(grid, host, signal);
    for (const name of ['columnResized', 'modelUpdated'] as const) api.addEventListener(name, () => this.reshape());
  }

  /** Draws again the cells in view among the given rows and columns; everything where rows have come or gone. */
  draw(inside: (row: number, id: string) => boolean, columns?: readonly string[]): void {
    if (this.#isStale()) {
      this.reshape();
      return;
    }
    const only = columns && new Set(columns);
    for (const line of this.#lines) if (line.id !== '' && inside(line.index, line.id)) line.draw(this.#columns, only);
  }

  /** Draws everything again, rows or columns standing otherwise. */
  reshape(): void {
    if (this.#api.isDestroyed()) return;
    const frozen = this.#api.getDisplayedLeftColumns();
    this.#frozen = frozen.map((column, index) => shown(column, index + 1));
    this.#all = this.#api.getDisplayedCenterColumns().map((column, index) => shown(column, frozen.length + index + 1));
    this.#rows = this.#api.getDisplayedRowCount();
    this.#scroller.fit(this.#frozenWidth + widthOf(this.#all), this.#rows * rowHeight);
    this.#scroller.say(this.#rows === 0 ? '没有可以显示的行' : '');
    this.#fitLines();
    this.#scrolled = this.#inView();
    this.#slide();
    this.#settle(true);
  }

  /** How many whole rows the window shows. */
  get whole(): number {
    return Math.floor(this.#scroller.height / rowHeight);
  }

  /** Scrolls as little as shows a cell; a frozen column always shows. */
  reveal(row: number, column: string | undefined): void {
    if (this.#isStale()) this.reshape();
    this.#scroller.revealDown(row * rowHeight, rowHeight);
    const across = this.#all.find(({ id }) => id === column);
    if (across) this.#scroller.revealAcross(across.left, across.width, this.#frozenWidth);
  }

  /** Scrolls to the first of the columns that scroll. */
  toStart(): void {
    this.#scroller.revealAcross(0, 0, this.#frozenWidth);
  }

  /** The place of a cell within the sheet, in view or not; undefined for a column that is not shown. */
  boxOf(row: number, column: string): Box | undefined {
    const { left, top, offset } = this.#scroller;
    const frozen = this.#frozen.find(({ id }) => id === column);
    const found = frozen ?? this.#all.find(({ id }) => id === column);
    if (!found) return undefined;
    const start = frozen ? found.left : this.#frozenWidth + found.left - left;
    // the lines between cells belong to both
    return { left: start - 1, top: offset + row * rowHeight - top - 1, width: found.width + 1, height: rowHeight + 1 };
  }

  get #columns() {
    return { frozen: this.#frozen, scrolled: this.#scrolled };
  }
  get #frozenWidth(): number {
    return widthOf(this.#frozen);
  }

  /** Whether the grid has other rows than were drawn. It tells of that some time after. */
  #isStale(): boolean {
    if (this.#api.isDestroyed()) return false;
    return (
      this.#api.getDisplayedRowCount() !== this.#rows ||
      this.#lines.some(({ index, id }) => id !== '' && this.#api.getDisplayedRowAtIndex(index)?.data?.id !== id)
    );
  }

  #follow(): void {
    const now = this.#inView();
    const isAcross = now.length !== this.#scrolled.length || now[0] !== this.#scrolled[0];
    this.#scrolled = isAcross ? now : this.#scrolled;
    if (this.#slidTo !== this.#scroller.left) this.#slide();
    this.#settle(isAcross);
    this.#scrolledTo();
  }

  /** As many lines as the window holds, cut ones too. */
  #fitLines(): void {
    const wanted = Math.ceil(this.#scroller.height / rowHeight) + 1;
    for (const line of this.#lines.splice(wanted)) line.element.remove();
    while (this.#lines.length < wanted) this.#lines.push(new RowLine(this.#faces, this.#scroller.plane));
  }

  /** Gives each row in view its line. */
  #settle(everything: boolean): void {
    const first = Math.floor(this.#scroller.top / rowHeight);
    for (let index = first; index < first + this.#lines.length; index++) {
      const line = this.#lines[index % this.#lines.length];
      if (line && (everything || line.index !== index)) line.show(index, this.#api.getDisplayedRowAtIndex(index)?.data, this.#columns);
    }
  }

  #slide(): void {
    const { left } = this.#scroller;
    for (const line of this.#lines) line.slide(this.#frozenWidth, left);
    this.#slidTo = left;
  }

  #inView(): readonly ShownColumn[] {
    const from = this.#scroller.left;
    const to = from + this.#scroller.width - this.#frozenWidth;
    return this.#all.filter(({ left, width }) => left + width > from && left < to);
  }
}

const widthOf = (columns: readonly ShownColumn[]): number => columns.reduce((sum, { width }) => sum + width, 0);

const shown = (column: Column, place: number): ShownColumn => ({
  id: column.getColId(),
  left: column.getLeft() ?? 0,
  width: column.getActualWidth(),
  place,
});
