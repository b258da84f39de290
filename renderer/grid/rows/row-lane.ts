import type { ICellRendererComp, ICellRendererParams, IRowNode } from 'ag-grid-community';
import type { SheetRow } from '../writing/row-store.ts';
import type { Faces } from './faces.ts';

/** A column of which cells are drawn: its place in its lane in pixels, and among all columns from 1. */
export interface ShownColumn {
  readonly id: string;
  readonly left: number;
  readonly width: number;
  readonly place: number;
}

/** What the lanes of a sheet ask of it. */
export interface LaneHost extends Faces {
  enter(lane: RowLane, frozen: boolean): LaneElements;
  leave(lane: RowLane, frozen: boolean, elements: LaneElements): void;
  columns(frozen: boolean): readonly ShownColumn[];
}

interface DrawnCell {
  readonly element: HTMLElement;
  readonly text: Text;
  /** Where it stands; undefined for a cell just made. */
  column: ShownColumn | undefined;
  shown: string;
  classes: string;
}

/** The elements of a lane: rows that leave the window hand theirs to those that enter it. */
export interface LaneElements {
  readonly lane: HTMLElement;
  readonly cells: Map<string, DrawnCell>;
}

export function newLane(): LaneElements {
  const lane = document.createElement('div');
  lane.className = 'sheet-lane';
  lane.role = 'presentation';
  return { lane, cells: new Map() };
}

/** One row's cells of one lane, frozen or scrolled. AG Grid gives the row its place, we draw what is in it. */
export class RowLane implements ICellRendererComp<SheetRow> {
  #elements: LaneElements = newLane();
  #rows: LaneHost | undefined;
  #node: IRowNode<SheetRow> | undefined;
  #frozen = false;

  init({ node, context, pinned }: ICellRendererParams<SheetRow, unknown, LaneHost>): void {
    // nothing is ever frozen at the right
    if (pinned === 'right') return;
    this.#rows = context;
    this.#node = node;
    this.#frozen = pinned === 'left';
    this.#elements = context.enter(this, this.#frozen);
    this.draw();
  }

  getGui(): HTMLElement {
    return this.#elements.lane;
  }

  refresh({ node }: ICellRendererParams<SheetRow>): boolean {
    this.#node = node;
    this.draw();
    return true;
  }

  destroy(): void {
    this.#rows?.leave(this, this.#frozen, this.#elements);
    this.#rows = undefined;
  }

  get id(): string {
    return this.#node?.data?.id ?? '';
  }
  get index(): number {
    return this.#node?.rowIndex ?? -1;
  }

  /** Draws the cells of the columns in view, or those of some columns among them. */
  draw(only?: ReadonlySet<string>): void {
    const row = this.#node?.data;
    if (!row || !this.#rows) return;
    const { cells } = this.#elements;
    const columns = this.#rows.columns(this.#frozen);
    if (!only) this.#settle(columns);
    for (const column of columns) {
      const cell = only && !only.has(column.id) ? undefined : cells.get(column.id);
      if (cell) this.#put(cell, column, row);
    }
  }

  /** Gives every column in view a cell: one that has gone out of view, before a new one. */
  #settle(columns: readonly ShownColumn[]): void {
    const { lane, cells } = this.#elements;
    const missing = columns.filter(({ id }) => !cells.has(id));
    if (missing.length === 0 && cells.size === columns.length) return;
    const shown = new Set(columns.map(({ id }) => id));
    const spare = [...cells].filter(([id]) => !shown.has(id));
    for (const [id] of spare) cells.delete(id);
    for (const { id } of missing) cells.set(id, spare.pop()?.[1] ?? newCell(lane));
    for (const [, { element }] of spare) element.remove();
  }

  #put(cell: DrawnCell, column: ShownColumn, row: SheetRow): void {
    const shown = this.#rows?.text(row, this.index, column.id) ?? '';
    const classes = this.#rows?.classes(row, this.index, column.id) ?? '';
    if (cell.shown !== shown) cell.text.data = shown;
    if (cell.classes !== classes) cell.element.className = classes;
    if (cell.column !== column) stand(cell.element, column);
    Object.assign(cell, { shown, classes, column });
  }
}

function stand(element: HTMLElement, { id, left, width, place }: ShownColumn): void {
  element.style.left = `${left}px`;
  element.style.width = `${width}px`;
  element.setAttribute('col-id', id);
  element.setAttribute('aria-colindex', String(place));
}

function newCell(lane: HTMLElement): DrawnCell {
  const element = document.createElement('div');
  element.role = 'gridcell';
  const text = element.appendChild(document.createTextNode(''));
  lane.append(element);
  return { element, text, column: undefined, shown: '', classes: '' };
}
