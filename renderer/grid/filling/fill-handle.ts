import type { Box } from '../box.ts';
import type { Spot } from '../overlays/overlay.ts';
import type { Target } from '../selecting/pointer.ts';
import { rowsBox } from '../selecting/rows-box.ts';
import type { Range } from '../selecting/selection.ts';
import type { SheetWorld } from '../world.ts';
import { endBeside, type Pull, pulled } from './fill.ts';
import { lastText, stretched } from './stretch.ts';

/** Pulls the small square at the corner of the selection: shows what it would take in, and fills it. */
export class FillHandle {
  readonly #world: SheetWorld;
  readonly #root: HTMLElement;
  readonly #grid: HTMLElement;
  readonly #clip = element('sheet-fill-clip');
  readonly #outline = element('sheet-fill-outline');
  readonly #tip = element('sheet-fill-tip');
  #source: Range | undefined;
  #pull: Pull | undefined;
  #ctrl = false;
  #at: Spot = { x: 0, y: 0 };
  #listening: AbortController | undefined;

  constructor(world: SheetWorld, { body: root, grid }: { body: HTMLElement; grid: HTMLElement }, signal: AbortSignal) {
    this.#world = world;
    this.#root = root;
    this.#grid = grid;
    this.#clip.append(this.#outline);
    this.#clip.hidden = true;
    this.#tip.hidden = true;
    root.append(this.#clip, this.#tip);
    signal.addEventListener('abort', () => {
      this.cancel();
      this.#clip.remove();
      this.#tip.remove();
    });
  }

  begin(): void {
    const { editing, overlays, capture, selecting } = this.#world;
    editing.commit();
    overlays.dismiss();
    capture.focus();
    this.#source = selecting.range;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    for (const name of ['keydown', 'keyup'] as const) window.addEventListener(name, (event) => this.#key(event), { capture: true, signal });
  }

  /** The pointer is over a place; `ctrl` asks for a series instead of copies, or the other way round. */
  stretch(target: Target, ctrl: boolean, at: Spot): void {
    if (!this.#source || (target.on !== 'cell' && target.on !== 'row')) return;
    const col = target.on === 'cell' ? this.#world.view.placeOf(target.column) : 0;
    this.#pull = pulled(this.#source, { row: target.row, col });
    this.#ctrl = ctrl;
    this.#at = at;
    this.#show();
  }

  /** The pointer was let go of: fills what it was pulled over. */
  release(ctrl: boolean): void {
    const pull = this.#pull;
    const source = this.#source;
    this.cancel();
    if (source && pull) this.#fill(pull, ctrl);
  }

  /** Lets go without filling. */
  cancel(): void {
    this.#source = undefined;
    this.#pull = undefined;
    this.#listening?.abort();
    this.#clip.hidden = true;
    this.#tip.hidden = true;
  }

  /** Fills down to the end of the data beside the selection. */
  toEnd(): void {
    const { selecting, view, refuse } = this.#world;
    const { range } = selecting;
    const filled = (row: number, col: number) => (view.rowAt(row)?.[view.columnAt(col) ?? ''] ?? null) !== null;
    const end = range && endBeside(range, view.bounds().cols, filled);
    if (!range || end === undefined) refuse('旁边的列下面没有数据，不知道填到哪一行；请拖动填充柄。');
    else this.#fill({ source: range, target: { ...range, top: range.bottom + 1, bottom: end }, along: 'rows', backwards: false }, false);
  }

  #fill(pull: Pull, ctrl: boolean): void {
    const { ground, cells, writing, selecting } = this.#world;
    const outcome = stretched(ground, (column) => cells.field(column), pull, ctrl);
    writing.write(outcome, `填充 ${outcome.edits.length} 格`, 'fill');
    const { source, target, backwards } = pull;
    const first = { row: Math.min(source.top, target.top), col: Math.min(source.left, target.left) };
    const last = { row: Math.max(source.bottom, target.bottom), col: Math.max(source.right, target.right) };
    if (backwards) selecting.select(last, first, selecting.extent, false);
    else selecting.select(first, last, selecting.extent, false);
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Control') {
      this.#ctrl = event.type === 'keydown';
      this.#show();
    } else if (event.key === 'Escape' && event.type === 'keydown') {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.cancel();
    }
  }

  #show(): void {
    const pull = this.#pull;
    const rows = this.#rows();
    const box = pull && rows && this.#boxOf(pull);
    this.#clip.hidden = !box;
    this.#tip.hidden = !box;
    if (!pull || !box || !rows) return;
    Object.assign(this.#clip.style, pixels(rows));
    Object.assign(this.#outline.style, pixels({ ...box, left: box.left - rows.left, top: box.top - rows.top }));
    const { ground, cells } = this.#world;
    this.#tip.textContent = lastText(ground, (column) => cells.field(column), pull, this.#ctrl) || '（空）';
    Object.assign(this.#tip.style, {
      left: `${Math.min(this.#at.x + 16, rows.left + rows.width - this.#tip.offsetWidth - 4)}px`,
      top: `${Math.min(this.#at.y + 18, rows.top + rows.height - this.#tip.offsetHeight - 4)}px`,
    });
  }

  /** The box of the rows within the sheet's box. */
  #rows(): Box | undefined {
    const home = this.#root.getBoundingClientRect();
    const box = rowsBox(this.#grid);
    return box && { left: box.left - home.left, top: box.top - home.top, width: box.right - box.left, height: box.bottom - box.top };
  }

  /** The box around the further cells. */
  #boxOf({ target }: Pull): Box | undefined {
    const { view, boxOf } = this.#world;
    const corner = (row: number, col: number) => {
      const cell = view.cellAt({ row, col });
      return cell && boxOf(cell);
    };
    const first = corner(target.top, target.left);
    const last = corner(target.bottom, target.right);
    if (!first || !last) return undefined;
    return { left: first.left, top: first.top, width: last.left + last.width - first.left, height: last.top + last.height - first.top };
  }
}

function element(name: string): HTMLElement {
  const made = document.createElement('div');
  made.className = name;
  made.setAttribute('aria-hidden', 'true');
  return made;
}

const pixels = ({ left, top, width, height }: Box) => ({
  left: `${left}px`,
  top: `${top}px`,
  width: `${width}px`,
  height: `${height}px`,
});
