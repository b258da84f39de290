import type { Spot } from '../overlays/overlay.ts';
import { numberColumn } from '../view.ts';
import { rowsBox } from './rows-box.ts';

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
  /** The fill handle at the selection's corner. */
  readonly handle: {
    begin(): void;
    stretch(target: Target, ctrl: boolean, at: Spot): void;
    release(ctrl: boolean): void;
    cancel(): void;
    toEnd(): void;
  };
  /** The corner that marks a problem was clicked; its cell is the active one. */
  corner(): void;
  /** A sort arrow was used, or the empty room beside the rows: the focus comes back. */
  elsewhere(): void;
}

const controls = '.ag-header-cell-resize,.ag-sort-indicator-container,.sheet-head-buttons';

/** Pixels from the corner of the selection that belong to the fill handle. */
const grip = 12;
/** Whether the pointer is at the fill handle. */
function onHandle(event: MouseEvent): boolean {
  const corner = (event.target as Element).closest('.sheet-corner')?.getBoundingClientRect();
  return corner !== undefined && event.clientX >= corner.right - grip && event.clientY >= corner.bottom - grip;
}

export function targetOf(element: Element | null): Target | undefined {
  const head = element?.closest('.ag-header-cell');
  if (head) {
    const column = head.getAttribute('col-id');
    return column === null ? undefined : column === numberColumn ? { on: 'all' } : { on: 'column', column };
  }
  const row = Number(element?.closest('.sheet-line')?.getAttribute('row-index') ?? Number.NaN);
  const column = element?.closest('.sheet-cell')?.getAttribute('col-id');
  if (Number.isNaN(row) || column === undefined || column === null) return undefined;
  return column === numberColumn ? { on: 'row', row } : { on: 'cell', row, column };
}

const isSame = (target: Target, other: Target | undefined): boolean =>
  target.on === other?.on &&
  ('row' in target ? 'row' in other && target.row === other.row : true) &&
  ('column' in target ? 'column' in other && target.column === other.column : true);

/** The coloured corner is 6 px; a hand hits 12. */
function isAtCorner({ target, clientX, clientY, shiftKey, ctrlKey, metaKey }: MouseEvent): boolean {
  const cell = shiftKey || ctrlKey || metaKey ? null : (target as Element).closest('.sheet-error,.sheet-warning,.sheet-waived');
  const box = cell?.getBoundingClientRect();
  return box !== undefined && box.right - clientX <= 12 && clientY - box.top <= 12;
}

/** Turns presses, drags and double clicks on the grid into targets. Dragging past an edge scrolls by elapsed time. */
export class Pointer {
  readonly #root: HTMLElement;
  readonly #host: PointerHost;
  #at: { x: number; y: number } | undefined;
  /** What a drag has last come to: one that waits at an edge selects nothing anew. */
  #over: Target | undefined;
  /** The press under way pulls the fill handle. */
  #pulling = false;
  #ctrl = false;
  #frame = 0;

  constructor(root: HTMLElement, host: PointerHost, signal: AbortSignal) {
    this.#root = root;
    this.#host = host;
    root.addEventListener('mousedown', (event) => this.#down(event), { capture: true, signal });
    root.addEventListener('click', (event) => this.#click(event), { capture: true, signal });
    root.addEventListener('contextmenu', (event) => this.#menu(event), { signal });
    root.addEventListener('dblclick', (event) => this.#double(event), { signal });
    window.addEventListener('mousemove', (event) => this.#move(event), { signal });
    window.addEventListener('mouseup', (event) => this.#up(event), { signal });
    signal.addEventListener('abort', () => this.#up());
  }

  #down(event: MouseEvent): void {
    const element = event.target as Element;
    if (element.closest(controls) || event.button !== 0) return;
    const target = targetOf(element);
    if (!target) return;
    event.preventDefault();
    this.#at = { x: event.clientX, y: event.clientY };
    this.#over = undefined;
    this.#pulling = onHandle(event);
    if (this.#pulling) this.#host.handle.begin();
    else this.#host.press(target, event.shiftKey ? 'extend' : event.ctrlKey || event.metaKey ? 'add' : 'anew');
    this.#frame = requestAnimationFrame((now) => this.#scroll(now, now));
  }

  /** A click on a column's title selects the column, as in any spreadsheet; its sort arrow sorts. */
  #click(event: MouseEvent): void {
    const element = event.target as Element;
    if (element.closest('.ag-sort-indicator-container')) queueMicrotask(() => this.#host.elsewhere());
    else if (element.closest('.ag-header-cell-label')) event.stopPropagation();
    else if (isAtCorner(event)) this.#host.corner();
    else if (element.closest('.sheet-rows') && !targetOf(element)) this.#host.elsewhere();
  }

  #menu(event: MouseEvent): void {
    const target = targetOf(event.target as Element);
    if (!target) return;
    event.preventDefault();
    this.#host.menu(target, this.#spot(event.clientX, event.clientY));
  }

  /** A place of the window within the sheet's box. */
  #spot(x: number, y: number): Spot {
    const { left, top } = this.#root.getBoundingClientRect();
    return { x: x - left, y: y - top };
  }

  #double(event: MouseEvent): void {
    const target = targetOf(event.target as Element);
    if (onHandle(event)) this.#host.handle.toEnd();
    else if (target) this.#host.open(target);
  }

  #move(event: MouseEvent): void {
    if (!this.#at) return;
    if (event.buttons === 0) this.#up();
    else this.#drag(event);
  }

  #drag(event: MouseEvent): void {
    this.#at = { x: event.clientX, y: event.clientY };
    this.#ctrl = event.ctrlKey || event.metaKey;
    this.#follow();
  }

  /** Without an event the button was let go of elsewhere. */
  #up(event?: MouseEvent): void {
    if (this.#pulling && event) this.#host.handle.release(event.ctrlKey || event.metaKey);
    else if (this.#pulling) this.#host.handle.cancel();
    this.#pulling = false;
    this.#at = undefined;
    cancelAnimationFrame(this.#frame);
  }

  /** The target under the pointer, or the nearest one inside where it has left the sheet. */
  #follow(): void {
    const box = rowsBox(this.#root);
    if (!this.#at || !box) return;
    const x = Math.min(Math.max(this.#at.x, box.left + 2), box.right - 3);
    const y = Math.min(Math.max(this.#at.y, box.top + 2), box.bottom - 3);
    const target = targetOf(document.elementFromPoint(x, y));
    if (!target) return;
    if (this.#pulling) this.#host.handle.stretch(target, this.#ctrl, this.#spot(this.#at.x, this.#at.y));
    else if (!isSame(target, this.#over)) this.#host.drag(target);
    this.#over = target;
  }

  #scroll(last: number, now: number): void {
    const viewport = this.#viewport();
    const box = rowsBox(this.#root);
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

  #viewport(): HTMLElement | null {
    return this.#root.querySelector('.sheet-rows');
  }
}
