import { numberColumn, type View } from '../view.ts';
import {
  aroundAll,
  type CellRef,
  clamped,
  contains,
  countOf,
  type Extent,
  type Inside,
  type Motion,
  moved,
  type Point,
  type Range,
  rangeOf,
  type Span,
  tabbed,
  walked,
} from './selection.ts';

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
 * The selection of a sheet, kept by ids and drawn by places. Typing goes to the active cell: where the last span began, or where Enter and Tab
 * walked to inside the selection. Spans added with ctrl stand beside the last one, which is the one that moves.
 */
export class Selecting {
  readonly #world: SelectingWorld;
  #others: readonly Placed[] = [];
  #last: Placed | undefined;
  #ranges: readonly Range[] = [];
  /** The active cell, where it is not where the last span began. */
  #walked: (Inside & { readonly cell: CellRef }) | undefined;
  /** next: the next move begins another span; on: moves leave the other spans alone. Until Escape or a plain click. */
  #adding: 'no' | 'next' | 'on' = 'no';
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
    return this.#ranges;
  }
  get active(): Point | undefined {
    return this.#walked?.point ?? this.#last?.anchor;
  }
  get activeCell(): CellRef | undefined {
    return this.#walked?.cell ?? this.#last?.span.anchor;
  }
  /** Whether more than one cell is selected. */
  get several(): boolean {
    return countOf(this.#ranges) > 1;
  }
  /** Where the last span ends for the fill handle; whole columns have none. */
  get corner(): Point | undefined {
    const { range } = this;
    return range && (this.extent === 'cells' || this.extent === 'rows') ? { row: range.bottom, col: range.right } : undefined;
  }
  get extent(): Extent {
    return this.#last?.span.extent ?? 'cells';
  }
  /** Whether moves add to the selection. */
  get adding(): boolean {
    return this.#adding !== 'no';
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
    if (this.#adding === 'next') this.#keepLast();
    else if (this.#adding === 'no') this.#others = [];
    this.#place({ anchor: from, focus: to, extent });
  }

  /** Moves the end of the selection, leaving where it began and the other spans. */
  extend(focus: Point, extent: Extent = this.extent, show = true): void {
    const adding = this.#adding;
    this.#adding = 'on';
    this.select(this.#last?.anchor ?? focus, focus, extent, show);
    this.#adding = adding;
  }

  /** Begins another span beside those that stand: ctrl+click. */
  add(anchor: Point, extent: Extent): void {
    this.#adding = 'next';
    this.select(anchor, anchor, extent, extent === 'cells');
    this.#adding = 'no';
  }

  /** The next move begins another span beside those that stand; further ones move it, until `single`. */
  beginAdding(): void {
    this.#adding = 'next';
    this.#world.changed();
  }

  /** Leaves only the last span; false where there is no other. */
  single(): boolean {
    if (this.#others.length === 0 && this.#adding === 'no') return false;
    const before = this.#ranges;
    this.#others = [];
    this.#adding = 'no';
    this.#walked = undefined;
    this.#redraw(before);
    this.#world.changed();
    return true;
  }

  move(motion: Motion, extend: boolean): void {
    const from = extend ? this.#last?.focus : this.active;
    if (!from) {
      this.select({ row: 0, col: 0 });
      return;
    }
    const to = moved(from, motion, this.#world.view.bounds(), this.#world.page(), (row, col) => this.#world.filled(row, col));
    if (extend) this.extend(to);
    else this.select(to);
    if (motion === 'rowStart' || motion === 'gridStart') this.#world.view.scrollToStart();
  }

  /** Tab and shift+Tab: across, remembering where the row began; inside the selection where several cells are selected. */
  tab(step: 1 | -1): void {
    if (this.#walk(step, true)) return;
    const from = this.active;
    const to = from && tabbed(from, step, this.#world.view.bounds());
    if (!from || !to) return;
    const began = this.#rowBegan ?? from.col;
    this.select(to);
    this.#rowBegan = to.row === from.row ? began : undefined;
  }

  /** Enter and shift+Enter: a row further, in the column where the row began; inside the selection where several cells are selected. */
  line(step: 1 | -1): void {
    const from = this.active;
    if (from && !this.#walk(step, false)) this.select({ row: from.row + step, col: this.#rowBegan ?? from.col });
  }

  /** Moves the active cell inside the selection; false where a single cell is selected. */
  #walk(step: 1 | -1, across: boolean): boolean {
    const { active, several, ranges } = this;
    const to = active && several && walked(ranges, this.#walked ?? { range: ranges.length - 1, point: active }, step, across);
    const cell = to && this.#world.view.cellAt(to.point);
    if (!active || !to || !cell) return false;
    const { view } = this.#world;
    this.#walked = { ...to, cell };
    view.reveal(to.point);
    view.redraw(
      (row) => row === active.row || row === to.point.row,
      [active.col, to.point.col].flatMap((col) => view.columnAt(col) ?? []),
    );
    this.#world.changed();
    return true;
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
    const before = this.#ranges;
    this.#others = this.#others.flatMap((old) => this.#placed(old.span, undefined) ?? []);
    this.#last = this.#placed(this.#last.span, this.#last.anchor) ?? this.#last;
    this.#ranges = this.#rangesNow();
    const walk = this.#walked;
    const point = walk && this.#world.view.pointOf(walk.cell);
    const range = point ? this.#ranges.findIndex((inside) => contains(inside, point.row, point.col)) : -1;
    this.#walked = walk && point && range >= 0 ? { range, point, cell: walk.cell } : undefined;
    this.#redraw(before);
    this.#world.changed();
  }

  #rangesNow(): Range[] {
    return [...this.#others, ...(this.#last ? [this.#last] : [])].map((placed) => placed.range);
  }

  #keepLast(): void {
    if (this.#last) this.#others = [...this.#others, this.#last];
    this.#adding = 'on';
  }

  #place(span: Span): void {
    const before = this.#ranges;
    this.#walked = undefined;
    this.#last = this.#placed(span, undefined);
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
    this.#ranges = this.#rangesNow();
    const met = [...before, ...this.#ranges];
    const around = aroundAll(met);
    if (!around) return;
    const inside = (row: number) => met.some((range) => row >= range.top && row <= range.bottom);
    view.redraw(inside, [numberColumn, ...view.columnsBetween(around.left, around.right)]);
  }
}
