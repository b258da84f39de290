import type { Column, GridApi } from 'ag-grid-community';
import type { SheetRow } from '../writing/row-store.ts';
import type { Faces } from './faces.ts';
import { type LaneElements, type LaneHost, newLane, type RowLane, type ShownColumn } from './row-lane.ts';

/** Pixels beyond the window in which columns are drawn already. */
const ahead = 240;
/** Elements kept for rows to come: more than a fast scroll lets go of in a frame. */
const kept = 60;

/**
 * The cells of the rows in view. AG Grid's own cells are a component each, which is most of what a scrolled frame costs;
 * ours are elements that are handed on from the rows that leave the window to those that enter it.
 */
export class DrawnRows implements LaneHost {
  readonly #api: GridApi<SheetRow>;
  readonly #grid: HTMLElement;
  readonly #faces: Faces;
  readonly #lanes = new Set<RowLane>();
  readonly #spare: { readonly frozen: LaneElements[]; readonly scrolled: LaneElements[] } = { frozen: [], scrolled: [] };
  #frozen: readonly ShownColumn[] = [];
  #scrolled: readonly ShownColumn[] = [];
  /** All columns that scroll, in view or not. */
  #all: readonly ShownColumn[] = [];
  /** Of the viewport, as last seen: where it is scrolled to, and how wide it is. */
  #left = 0;
  #width = 0;

  constructor(api: GridApi<SheetRow>, grid: HTMLElement, faces: Faces, signal: AbortSignal) {
    this.#api = api;
    this.#grid = grid;
    this.#faces = faces;
    for (const name of ['columnResized', 'gridSizeChanged'] as const) api.addEventListener(name, () => this.reshape());
    // the grid's own scrollbar scrolls after it, when asking for a place would have everything laid out again
    const slide = ({ target }: Event) => target instanceof Element && target.matches('.ag-grid-viewport') && this.#slide(target.scrollLeft);
    grid.addEventListener('scroll', slide, { capture: true, passive: true, signal });
  }

  enter(lane: RowLane, frozen: boolean): LaneElements {
    this.#lanes.add(lane);
    return this.#spareOf(frozen).pop() ?? newLane();
  }
  leave(lane: RowLane, frozen: boolean, elements: LaneElements): void {
    this.#lanes.delete(lane);
    const spare = this.#spareOf(frozen);
    if (spare.length < kept) spare.push(elements);
  }

  columns(frozen: boolean): readonly ShownColumn[] {
    return frozen ? this.#frozen : this.#scrolled;
  }
  text(row: SheetRow, index: number, column: string): string {
    return this.#faces.text(row, index, column);
  }
  classes(row: SheetRow, index: number, column: string): string {
    return this.#faces.classes(row, index, column);
  }

  /** Draws again the cells in view among the given rows and columns. */
  draw(inside: (row: number, id: string) => boolean, columns?: readonly string[]): void {
    const only = columns && new Set(columns);
    for (const lane of this.#lanes) if (lane.index >= 0 && inside(lane.index, lane.id)) lane.draw(only);
  }

  /** Draws everything again, the columns standing otherwise. */
  reshape(): void {
    if (this.#api.isDestroyed()) return;
    const frozen = this.#api.getDisplayedLeftColumns();
    this.#frozen = frozen.map((column, index) => shown(column, index + 1));
    this.#all = this.#api.getDisplayedCenterColumns().map((column, index) => shown(column, frozen.length + index + 1));
    const viewport = this.#grid.querySelector('.ag-grid-viewport');
    this.#width = viewport?.clientWidth ?? 0;
    this.#left = viewport?.scrollLeft ?? 0;
    this.#scrolled = this.#inView();
    this.draw(() => true);
  }

  #spareOf(frozen: boolean): LaneElements[] {
    return frozen ? this.#spare.frozen : this.#spare.scrolled;
  }

  #slide(left: number): void {
    if (left === this.#left) return;
    this.#left = left;
    const now = this.#inView();
    if (now.length === this.#scrolled.length && now[0] === this.#scrolled[0]) return;
    this.#scrolled = now;
    for (const lane of this.#lanes) lane.draw();
  }

  #inView(): readonly ShownColumn[] {
    const from = this.#left - ahead;
    const to = this.#left + this.#width + ahead;
    return this.#all.filter(({ left, width }) => left + width > from && left < to);
  }
}

const shown = (column: Column, place: number): ShownColumn => ({
  id: column.getColId(),
  left: column.getLeft() ?? 0,
  width: column.getActualWidth(),
  place,
});
