import type { SheetRow } from '../writing/row-store.ts';
import type { Faces } from './faces.ts';
import { rowHeight } from './scrolling.ts';

/** A column of which cells are drawn: its place in its lane in pixels, and among all columns from 1. */
export interface ShownColumn {
  readonly id: string;
  readonly left: number;
  readonly width: number;
  readonly place: number;
}

/** The columns in view, those that stay and those that scroll. */
export interface ShownColumns {
  readonly frozen: readonly ShownColumn[];
  readonly scrolled: readonly ShownColumn[];
}

interface DrawnCell {
  readonly element: HTMLElement;
  readonly text: Text;
  /** Where it stands; undefined for a cell just made. */
  column: ShownColumn | undefined;
  shown: string;
  classes: string;
}

interface Lane {
  readonly element: HTMLElement;
  readonly cells: Map<string, DrawnCell>;
}

const headRows = 1;

/** The elements of a row in view. A row that leaves the window hands them to one that enters it. */
export class RowLine {
  readonly element = document.createElement('div');
  readonly #faces: Faces;
  readonly #plane: HTMLElement;
  readonly #frozen = newLane('sheet-lane sheet-frozen');
  readonly #scrolled = newLane('sheet-lane');
  #row: SheetRow | undefined;
  #index = -1;

  constructor(faces: Faces, plane: HTMLElement) {
    this.#faces = faces;
    this.#plane = plane;
    this.element.className = 'sheet-line';
    this.element.role = 'row';
    this.element.append(this.#scrolled.element, this.#frozen.element);
  }

  get index(): number {
    return this.#index;
  }
  get id(): string {
    return this.#row?.id ?? '';
  }

  /** Shows a row at its place, or nothing. */
  show(index: number, row: SheetRow | undefined, columns: ShownColumns): void {
    if (index !== this.#index) {
      this.element.style.transform = `translateY(${index * rowHeight}px)`;
      this.element.setAttribute('row-index', String(index));
      this.element.setAttribute('aria-rowindex', String(index + headRows + 1));
    }
    if (row?.id !== this.#row?.id) this.element.setAttribute('row-id', row?.id ?? '');
    if (!row) this.element.remove();
    else if (!this.element.isConnected) this.#plane.append(this.element);
    this.#index = index;
    this.#row = row;
    this.draw(columns);
  }

  /** Moves the lanes to where the columns are scrolled to. */
  slide(frozenWidth: number, left: number): void {
    this.#frozen.element.style.width = `${frozenWidth}px`;
    this.#scrolled.element.style.transform = `translateX(${frozenWidth - left}px)`;
  }

  /** Draws the cells of the columns in view, or those of some columns among them. */
  draw({ frozen, scrolled }: ShownColumns, only?: ReadonlySet<string>): void {
    this.#drawLane(this.#frozen, frozen, only);
    this.#drawLane(this.#scrolled, scrolled, only);
  }

  #drawLane(lane: Lane, columns: readonly ShownColumn[], only: ReadonlySet<string> | undefined): void {
    const row = this.#row;
    if (!row) return;
    if (!only) settle(lane, columns);
    for (const column of columns) {
      const cell = only && !only.has(column.id) ? undefined : lane.cells.get(column.id);
      if (cell) this.#put(cell, column, row);
    }
  }

  #put(cell: DrawnCell, column: ShownColumn, row: SheetRow): void {
    const shown = this.#faces.text(row, this.#index, column.id);
    const classes = this.#faces.classes(row, this.#index, column.id);
    if (cell.shown !== shown) cell.text.data = shown;
    if (cell.classes !== classes) cell.element.className = classes;
    if (cell.column !== column) stand(cell.element, column);
    Object.assign(cell, { shown, classes, column });
  }
}

function newLane(className: string): Lane {
  const element = document.createElement('div');
  element.className = className;
  element.role = 'presentation';
  return { element, cells: new Map() };
}

/** Gives every column in view a cell: one that has gone out of view, before a new one. */
function settle({ element: lane, cells }: Lane, columns: readonly ShownColumn[]): void {
  const missing = columns.filter(({ id }) => !cells.has(id));
  if (missing.length === 0 && cells.size === columns.length) return;
  const shown = new Set(columns.map(({ id }) => id));
  const spare = [...cells].filter(([id]) => !shown.has(id));
  for (const [id] of spare) cells.delete(id);
  for (const { id } of missing) cells.set(id, spare.pop()?.[1] ?? newCell(lane));
  for (const [, { element }] of spare) element.remove();
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
