import {
  type CellRef,
  clamped,
  type Extent,
  type Motion,
  moved,
  type Point,
  type Range,
  rangeOf,
  type Span,
  tabbed,
  unionOf,
} from './selection.ts';
import { numberColumn, type View } from './view.ts';

export interface SelectingWorld {
  readonly view: View;
  filled(row: number, col: number): boolean;
  /** The rows that fit into the window. */
  page(): number;
  /** The selection moved; `active` is the cell that typing goes to. */
  changed(): void;
}

/**
 * The selection of a sheet, kept by ids and drawn by places. Typing goes to the active cell: where the selection began.
 * One span now; more of them would stand beside it.
 */
export class Selecting {
  readonly #world: SelectingWorld;
  #span: Span | undefined;
  #range: Range | undefined;
  #active: Point | undefined;
  #focus: Point | undefined;
  /** Where Enter comes back to after a row entered by Tab. */
  #rowBegan: number | undefined;

  constructor(world: SelectingWorld) {
    this.#world = world;
  }

  get range(): Range | undefined {
    return this.#range;
  }
  get active(): Point | undefined {
    return this.#active;
  }
  get activeCell(): CellRef | undefined {
    return this.#span?.anchor;
  }
  get extent(): Extent {
    return this.#span?.extent ?? 'cells';
  }

  /** Selects from one place to another; with `show` the second is brought into view. */
  select(anchor: Point, focus: Point = anchor, extent: Extent = 'cells', show = true): void {
    const bounds = this.#world.view.bounds();
    const from = this.#world.view.cellAt(clamped(anchor, bounds));
    const to = this.#world.view.cellAt(clamped(focus, bounds));
    if (!from || !to) return;
    this.#span = { anchor: from, focus: to, extent };
    if (show) this.#world.view.reveal(clamped(focus, bounds));
    this.#rowBegan = undefined;
    this.refresh();
  }

  /** Moves the end of the selection, leaving where it began. */
  extend(focus: Point, extent: Extent = this.extent, show = true): void {
    this.select(this.#active ?? focus, focus, extent, show);
  }

  move(motion: Motion, extend: boolean): void {
    const from = extend ? this.#focus : this.#active;
    if (!from) {
      this.select({ row: 0, col: 0 });
      return;
    }
    const to = moved(from, motion, this.#world.view.bounds(), this.#world.page(), (row, col) => this.#world.filled(row, col));
    if (extend) this.extend(to);
    else this.select(to);
    if (motion === 'rowStart' || motion === 'gridStart') this.#world.view.scrollToStart();
  }

  /** Tab and shift+Tab: across, remembering where the row began. */
  tab(step: 1 | -1): void {
    const from = this.#active;
    const to = from && tabbed(from, step, this.#world.view.bounds());
    if (!from || !to) return;
    const began = this.#rowBegan ?? from.col;
    this.select(to);
    this.#rowBegan = to.row === from.row ? began : undefined;
  }

  /** Enter and shift+Enter: a row further, in the column where the row began. */
  line(step: 1 | -1): void {
    const from = this.#active;
    if (from) this.select({ row: from.row + step, col: this.#rowBegan ?? from.col });
  }

  all(): void {
    const { rows, cols } = this.#world.view.bounds();
    const at = this.#active ?? { row: 0, col: 0 };
    this.select(at, { row: rows - 1, col: cols - 1 }, 'all', false);
  }

  widen(extent: 'rows' | 'columns'): void {
    if (this.#active && this.#focus) this.select(this.#active, this.#focus, extent, false);
  }

  /** Finds the places again after rows or columns moved; a row that is gone gives its place to its neighbour. */
  refresh(): void {
    const { view } = this.#world;
    const before = this.#range;
    if (!this.#span) return;
    const bounds = view.bounds();
    const old = this.#active;
    const anchor = view.pointOf(this.#span.anchor) ?? (old && bounds.rows > 0 ? clamped(old, bounds) : undefined);
    const focus = view.pointOf(this.#span.focus) ?? anchor;
    this.#active = anchor;
    this.#focus = focus;
    this.#range = anchor && focus && rangeOf(anchor, focus, this.#span.extent, bounds);
    const from = anchor && view.cellAt(anchor);
    const to = focus && view.cellAt(focus);
    if (from && to) this.#span = { anchor: from, focus: to, extent: this.#span.extent };
    this.#redraw(before);
    this.#world.changed();
  }

  #redraw(before: Range | undefined): void {
    const now = this.#range;
    const met = before && now ? unionOf(before, now) : (before ?? now);
    if (!met) return;
    const inside = (row: number) =>
      (before && row >= before.top && row <= before.bottom) || (now && row >= now.top && row <= now.bottom) || false;
    this.#world.view.redraw(inside, [numberColumn, ...this.#world.view.columnsBetween(met.left, met.right)]);
  }
}
