import './heads.css';
import type { Spot } from '../overlays/overlay.ts';
import { numberColumn } from '../view.ts';

/** The head of a column: AG Grid's own with two buttons of ours. By key the menu opens with alt+Up, so they need no focus. */
export const headTemplate = `<div class="ag-cell-label-container" role="presentation">
  <span class="sheet-head-buttons" aria-hidden="true"><span class="sheet-head-filter" title="筛选（Ctrl+Shift+L）"></span><span class="sheet-head-menu" title="列菜单（Alt+↑）"></span></span>
  <div data-ref="eLabel" class="ag-header-cell-label" role="presentation">
    <span data-ref="eText" class="ag-header-cell-text"></span>
    <ag-sort-indicator data-ref="eSortIndicator"></ag-sort-indicator>
  </div>
</div>`;

export interface HeadsHost {
  menu(column: string, at: Spot): void;
  filter(column: string, at: Spot): void;
  /** Makes a column as wide as what it shows. */
  fit(column: string): void;
  /** Puts a column where another stands. */
  move(column: string, target: string): void;
  /** An edge was let go of, and may have been dragged. */
  released(): void;
}

const headOf = (event: Event) => (event.target as Element).closest<HTMLElement>('.ag-header-cell');
const columnOf = (head: Element | null | undefined) => {
  const column = head?.getAttribute('col-id');
  return column && column !== numberColumn ? column : undefined;
};

/** What the pointer does at the heads besides selecting: their buttons, their edges, and alt+drag, which moves a column. */
export class Heads {
  readonly #root: HTMLElement;
  readonly #host: HeadsHost;
  #dragged: string | undefined;

  constructor(root: HTMLElement, host: HeadsHost, signal: AbortSignal) {
    this.#root = root;
    this.#host = host;
    root.addEventListener('mousedown', (event) => this.#down(event), { capture: true, signal });
    root.addEventListener('dblclick', (event) => this.#double(event), { signal });
    window.addEventListener('mousemove', (event) => this.#drag(event), { signal });
    window.addEventListener('mouseup', (event) => this.#up(event), { signal });
    signal.addEventListener('abort', () => this.#drop());
  }

  #down(event: MouseEvent): void {
    const column = columnOf(headOf(event));
    const element = event.target as Element;
    if (column === undefined || event.button !== 0) return;
    if (element.closest('.ag-header-cell-resize')) {
      window.addEventListener('mouseup', () => this.#host.released(), { once: true });
      return;
    }
    const button = element.closest('.sheet-head-menu,.sheet-head-filter');
    if (!button && !event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (button) this.#open(button, column);
    else this.#dragged = column;
  }

  #open(button: Element, column: string): void {
    const home = this.#root.getBoundingClientRect();
    const box = button.getBoundingClientRect();
    const at = { x: box.left - home.left, y: box.bottom - home.top + 2 };
    if (button.classList.contains('sheet-head-menu')) this.#host.menu(column, at);
    else this.#host.filter(column, at);
  }

  #double(event: MouseEvent): void {
    const column = columnOf(headOf(event));
    if (column !== undefined && (event.target as Element).closest('.ag-header-cell-resize')) this.#host.fit(column);
  }

  #drag(event: MouseEvent): void {
    if (this.#dragged === undefined) return;
    if (event.buttons === 0) this.#drop();
    for (const head of this.#root.querySelectorAll('.ag-header-cell')) {
      head.classList.toggle('sheet-head-dragged', head.getAttribute('col-id') === this.#dragged);
      head.classList.toggle('sheet-head-target', head === headOf(event) && columnOf(head) !== this.#dragged);
    }
  }

  #up(event: MouseEvent): void {
    const dragged = this.#dragged;
    const target = columnOf(event.target instanceof Element ? headOf(event) : null);
    this.#drop();
    if (dragged !== undefined && target !== undefined && target !== dragged) this.#host.move(dragged, target);
  }

  #drop(): void {
    if (this.#dragged === undefined) return;
    this.#dragged = undefined;
    for (const head of this.#root.querySelectorAll('.ag-header-cell')) head.classList.remove('sheet-head-dragged', 'sheet-head-target');
  }
}

/** Shows at the heads in view which columns hold rows back. */
export function markFiltered(root: HTMLElement, filtered: (column: string) => boolean): void {
  for (const head of root.querySelectorAll('.ag-header-cell'))
    head.classList.toggle('sheet-filtered', filtered(head.getAttribute('col-id') ?? ''));
}
