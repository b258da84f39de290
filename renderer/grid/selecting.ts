import {
  aroundAll,
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

/** A span with its places as they stand now. */
interface Placed {
  readonly span: Span;
  readonly anchor: Point;
  readonly focus: Point;
  readonly range: Range;
}

/**
 * The selection of a sheet, kept by ids and drawn by places. Typing goes to the active cell: where the last span began.
 * Spans added with ctrl stand beside the last one, which is the one that moves.
 */
export class Selecting {
  readonly #world: SelectingWorld;
  #others: readonly Placed[] = [];
  #last: Placed | undefined;
  /** Moves leave the other spans alone, until Escape or a plain click. */
  #adding = false;
  /** Where Enter comes back to after a row entered by Tab. */
  #rowBegan: number | undefined;

  constructor(world: SelectingWorld) {
    this.#world = world;
  }

  /** The span that moves; the only one, unless more were added. */
  get range(): Range | undefined {
    return this.#last?.range;
  }
  /** All spans, the one that moves last. */
  get ranges(): readonly Range[] {
    return [...this.#others, ...(this.#last ? [this.#last] : [])].map((placed) => placed.range);
  }
  get active(): Point | undefined {
    return this.#last?.anchor;
  }
  get activeCell(): CellRef | undefined {
    return this.#last?.span.anchor;
  }
  get extent(): Extent {
    return this.#last?.span.extent ?? 'cells';
  }
  /** Whether moves add to the selection. */
  get adding(): boolean {
    return this.#adding;
  }

  /** Selects from one place to another; with `show` the second is brought into view. */
  select(anchor: Point, focus: Point = anchor, extent: Extent = 'cells', show = true): void {
    const { view } = this.#world;
    const bounds = view.bounds();
    const from = view.cellAt(clamped(anchor, bounds));
    const to = view.cellAt(clamped(focus, bounds));
    if (!from || !to) return;
    if (show) view.reveal(clamped(focus, bounds));
    this.#rowBegan = undefined;
    const before = this.ranges;
    if (!this.#adding) this.#others = [];
    this.#last = this.#placed({ anchor: from, focus: to, extent }, undefined);
    this.#redraw(before);
    this.#world.changed();
  }

  /** Moves the end of the selection, leaving where it began. */
  extend(focus: Point, extent: Extent = this.extent, show = true): void {
    const adding = this.#adding;
    // the other spans stay while the last one grows
    this.#adding = true;
    this.select(this.active ?? focus, focus, extent, show);
    this.#adding = adding;
  }

  /** Begins another span beside those that stand: ctrl+click. */
  add(anchor: Point, extent: Extent): void {
    if (this.#last) this.#others = [...this.#others, this.#last];
    this.#adding = true;
    this.select(anchor, anchor, extent, extent === 'cells');
    this.#adding = false;
  }

  /** From now on moves begin another span beside those that stand, until `single`. */
  beginAdding(): void {
    if (this.#last) this.#others = [...this.#others, this.#last];
    this.#adding = true;
    this.#world.changed();
  }

  /** Leaves only the last span; false where there is no other. */
  single(): boolean {
    if (this.#others.length === 0 && !this.#adding) return false;
    const before = this.ranges;
    this.#others = [];
    this.#adding = false;
    this.#redraw(before);
    this.#world.changed();
    return true;
  }

  move(motion: Motion, extend: boolean): void {
    const from = extend ? this.#last?.focus : this.#last?.anchor;
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
    const from = this.active;
    const to = from && tabbed(from, step, this.#world.view.bounds());
    if (!from || !to) return;
    const began = this.#rowBegan ?? from.col;
    this.select(to);
    this.#rowBegan = to.row === from.row ? began : undefined;
  }

  /** Enter and shift+Enter: a row further, in the column where the row began. */
  line(step: 1 | -1): void {
    const from = this.active;
    if (from) this.select({ row: from.row + step, col: this.#rowBegan ?? from.col });
  }

  all(): void {
    const { rows, cols } = this.#world.view.bounds();
    this.single();
    this.select(this.active ?? { row: 0, col: 0 }, { row: rows - 1, col: cols - 1 }, 'all', false);
  }

  widen(extent: 'rows' | 'columns'): void {
    if (this.#last) this.extend(this.#last.focus, extent, false);
  }

  /** Finds the places again after rows or columns moved; a row that is gone gives its place to its neighbour. */
  refresh(): void {
    if (!this.#last) return;
    const before = this.ranges;
    this.#others = this.#others.flatMap((old) => this.#placed(old.span, undefined) ?? []);
    this.#last = this.#placed(this.#last.span, this.#last.anchor) ?? this.#last;
    this.#redraw(before);
    this.#world.changed();
  }

  /** A span where it now stands; `fallback` is where to go if its first cell is gone. */
  #placed({ anchor, focus, extent }: Span, fallback: Point | undefined): Placed | undefined {
    const { view } = this.#world;
    const bounds = view.bounds();
    const from = view.pointOf(anchor) ?? (fallback && bounds.rows > 0 ? clamped(fallback, bounds) : undefined);
    const to = view.pointOf(focus) ?? from;
    const first = from && view.cellAt(from);
    const last = to && view.cellAt(to);
    if (!from || !to || !first || !last) return undefined;
    return { span: { anchor: first, focus: last, extent }, anchor: from, focus: to, range: rangeOf(from, to, extent, bounds) };
  }

  #redraw(before: readonly Range[]): void {
    const { view } = this.#world;
    const met = [...before, ...this.ranges];
    const around = aroundAll(met);
    if (!around) return;
    const inside = (row: number) => met.some((range) => row >= range.top && row <= range.bottom);
    view.redraw(inside, [numberColumn, ...view.columnsBetween(around.left, around.right)]);
  }
}
