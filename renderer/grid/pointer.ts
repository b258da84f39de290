import type { Spot } from './overlays/overlay.ts';
import { numberColumn } from './view.ts';

/** What lies under the pointer. */
export type Target =
  | { readonly on: 'cell'; readonly row: number; readonly column: string }
  | { readonly on: 'row'; readonly row: number }
  | { readonly on: 'column'; readonly column: string }
  | { readonly on: 'all' };

export interface PointerHost {
  /** extend: with shift; add: with ctrl. */
  press(target: Target, how: 'anew' | 'extend' | 'add'): void;
  /** The second button: a menu is wanted here. */
  menu(target: Target, at: Spot): void;
  drag(target: Target): void;
  open(target: Target): void;
  /** A sort arrow was used, or the empty room beside the rows: the focus comes back. */
  elsewhere(): void;
}

const controls = '.ag-header-cell-resize,.ag-sort-indicator-container,.ag-header-cell-filter-button,.ag-header-cell-menu-button';

export function targetOf(element: Element | null): Target | undefined {
  const head = element?.closest('.ag-header-cell');
  if (head) {
    const column = head.getAttribute('col-id');
    return column === null ? undefined : column === numberColumn ? { on: 'all' } : { on: 'column', column };
  }
  const row = Number(element?.closest('.ag-row')?.getAttribute('row-index') ?? Number.NaN);
  const column = element?.closest('.ag-cell')?.getAttribute('col-id');
  if (Number.isNaN(row) || column === undefined || column === null) return undefined;
  return column === numberColumn ? { on: 'row', row } : { on: 'cell', row, column };
}

/** Turns presses, drags and double clicks on the grid into targets. Dragging past an edge scrolls by elapsed time. */
export class Pointer {
  readonly #root: HTMLElement;
  readonly #host: PointerHost;
  #at: { x: number; y: number } | undefined;
  #frame = 0;

  constructor(root: HTMLElement, host: PointerHost, signal: AbortSignal) {
    this.#root = root;
    this.#host = host;
    root.addEventListener('mousedown', (event) => this.#down(event), { capture: true, signal });
    root.addEventListener('click', (event) => this.#click(event), { capture: true, signal });
    root.addEventListener('contextmenu', (event) => this.#menu(event), { signal });
    root.addEventListener('dblclick', (event) => this.#double(event), { signal });
    window.addEventListener('mousemove', (event) => this.#move(event), { signal });
    window.addEventListener('mouseup', () => this.#up(), { signal });
    signal.addEventListener('abort', () => this.#up());
  }

  #down(event: MouseEvent): void {
    const element = event.target as Element;
    if (element.closest(controls) || event.button !== 0) return;
    const target = targetOf(element);
    if (!target) return;
    event.preventDefault();
    this.#at = { x: event.clientX, y: event.clientY };
    this.#host.press(target, event.shiftKey ? 'extend' : event.ctrlKey || event.metaKey ? 'add' : 'anew');
    this.#frame = requestAnimationFrame((now) => this.#scroll(now, now));
  }

  /** A click on a column's title selects the column, as in any spreadsheet; its sort arrow sorts. */
  #click(event: MouseEvent): void {
    const element = event.target as Element;
    if (element.closest('.ag-sort-indicator-container')) queueMicrotask(() => this.#host.elsewhere());
    else if (element.closest('.ag-header-cell-label')) event.stopPropagation();
    else if (element.closest('.ag-grid-viewport') && !targetOf(element)) this.#host.elsewhere();
  }

  #menu(event: MouseEvent): void {
    const target = targetOf(event.target as Element);
    if (!target) return;
    event.preventDefault();
    const { left, top } = this.#root.getBoundingClientRect();
    this.#host.menu(target, { x: event.clientX - left, y: event.clientY - top });
  }

  #double(event: MouseEvent): void {
    const target = targetOf(event.target as Element);
    if (target) this.#host.open(target);
  }

  #move(event: MouseEvent): void {
    if (!this.#at) return;
    if (event.buttons === 0) this.#up();
    else this.#drag(event);
  }

  #drag(event: MouseEvent): void {
    this.#at = { x: event.clientX, y: event.clientY };
    this.#follow();
  }

  #up(): void {
    this.#at = undefined;
    cancelAnimationFrame(this.#frame);
  }

  /** The target under the pointer, or the nearest one inside where it has left the sheet. */
  #follow(): void {
    const box = this.#rowsBox();
    if (!this.#at || !box) return;
    const x = Math.min(Math.max(this.#at.x, box.left + 2), box.right - 3);
    const y = Math.min(Math.max(this.#at.y, box.top + 2), box.bottom - 3);
    const target = targetOf(document.elementFromPoint(x, y));
    if (target) this.#host.drag(target);
  }

  #scroll(last: number, now: number): void {
    const viewport = this.#viewport();
    const box = this.#rowsBox();
    if (!this.#at || !viewport || !box) return;
    const beyond = (at: number, low: number, high: number) => (at < low ? at - low : at > high ? at - high : 0);
    const across = beyond(this.#at.x, box.left, box.right);
    const down = beyond(this.#at.y, box.top, box.bottom);
    if (across !== 0 || down !== 0) {
      const share = (now - last) / 100;
      viewport.scrollBy(across * share * 2, Math.max(-60, Math.min(60, down)) * share * 10);
      this.#follow();
    }
    this.#frame = requestAnimationFrame((next) => this.#scroll(now, next));
  }

  /** Where rows show: the viewport without its head and its scrollbars. */
  #rowsBox(): { left: number; right: number; top: number; bottom: number } | undefined {
    const viewport = this.#viewport();
    if (!viewport) return undefined;
    const { left, top } = viewport.getBoundingClientRect();
    const head = this.#root.querySelector('.ag-header')?.getBoundingClientRect().bottom ?? top;
    const bar = this.#root.querySelector('.ag-body-horizontal-scroll-viewport')?.getBoundingClientRect();
    const bottom = top + viewport.clientHeight;
    return {
      left,
      right: left + viewport.clientWidth,
      top: Math.max(top, head),
      bottom: bar && bar.height > 0 ? Math.min(bottom, bar.top) : bottom,
    };
  }

  #viewport(): HTMLElement | null {
    return this.#root.querySelector('.ag-grid-viewport');
  }
}
