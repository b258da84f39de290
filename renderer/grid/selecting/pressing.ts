import type { View } from '../view.ts';
import type { Target } from './pointer.ts';
import type { Selecting } from './selecting.ts';
import { contains, type Extent, heightOf, type Point, type Range, widthOf } from './selection.ts';

/** Turns what was pressed and dragged over into a selection: cells, whole rows, whole columns, everything. */
export class Pressing {
  readonly #view: View;
  readonly #selecting: Selecting;
  /** What the press began on: a drag that began on a row head takes rows, wherever it goes. */
  #began: Target['on'] = 'cell';

  constructor(view: View, selecting: Selecting) {
    this.#view = view;
    this.#selecting = selecting;
  }

  press(target: Target, how: 'anew' | 'extend' | 'add'): void {
    this.#began = target.on;
    if (how === 'add' && target.on !== 'all') this.#add(target);
    else {
      if (how === 'anew') this.#selecting.single();
      this.#take(target, how === 'extend');
    }
  }

  /** Before a menu opens: what was pressed is selected, unless it is selected already. */
  under(target: Target): void {
    if (!this.#selecting.ranges.some((range) => this.#within(target, range))) this.press(target, 'anew');
  }

  drag(target: Target): void {
    this.#take(target, true);
  }

  #add(target: Exclude<Target, { on: 'all' }>): void {
    const col = target.on === 'row' ? 0 : this.#view.placeOf(target.column);
    const row = target.on === 'column' ? 0 : target.row;
    this.#selecting.add({ row, col }, target.on === 'row' ? 'rows' : target.on === 'column' ? 'columns' : 'cells');
  }

  #within(target: Target, range: Range): boolean {
    const { rows, cols } = this.#view.bounds();
    if (target.on === 'cell') return contains(range, target.row, this.#view.placeOf(target.column));
    if (target.on === 'row') return contains(range, target.row, 0) && widthOf(range) === cols;
    return target.on === 'column' && contains(range, 0, this.#view.placeOf(target.column)) && heightOf(range) === rows;
  }

  #take(target: Target, extend: boolean): void {
    if (this.#began === 'all' || target.on === 'all') {
      if (!extend) this.#selecting.all();
      return;
    }
    const { rows, cols } = this.#view.bounds();
    const col = target.on === 'row' ? 0 : this.#view.placeOf(target.column);
    const row = target.on === 'column' ? 0 : target.row;
    if (this.#began === 'row') this.#span({ row, col: 0 }, { row, col: cols - 1 }, 'rows', extend);
    else if (this.#began === 'column') this.#span({ row: 0, col }, { row: rows - 1, col }, 'columns', extend);
    else this.#span({ row, col }, { row, col }, 'cells', extend);
  }

  #span(from: Point, to: Point, extent: Extent, extend: boolean): void {
    if (extend) this.#selecting.extend(to, extent, extent === 'cells');
    else this.#selecting.select(from, to, extent, extent === 'cells');
  }
}
