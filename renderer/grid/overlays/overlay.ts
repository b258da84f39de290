import type { CellRef } from '../selecting/selection.ts';

/** Where the pointer asked for something, in pixels of the sheet's box. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** What can stand over or beside the cells; one at a time. Each kind has one component in this folder. */
export type Overlay =
  /** What can be done with the selection: right click, Shift+F10. */
  | { readonly kind: 'cellMenu'; readonly at: Spot }
  | { readonly kind: 'find'; readonly replace: boolean }
  | { readonly kind: 'columnMenu'; readonly column: string; readonly at: Spot }
  | { readonly kind: 'filter'; readonly column: string; readonly at: Spot }
  | { readonly kind: 'columns' }
  | { readonly kind: 'problemCard'; readonly cell: CellRef }
  /** Rows that were to be deleted; some of them were reported in a closed month. */
  | { readonly kind: 'leaving'; readonly ids: readonly string[]; readonly reported: readonly string[] }
  | { readonly kind: 'pasteHeaders'; readonly block: readonly (readonly string[])[] }
  | { readonly kind: 'keys' };

/** The find bar stays while the cells are worked on and another overlay comes and goes beside it. */
type Bar = Extract<Overlay, { readonly kind: 'find' }>;

/** Which overlay is open. Kept outside React, so that a key press need not wait for a render. */
export class OverlayDesk {
  readonly #returnFocus: () => void;
  #open: Overlay | undefined;
  #bar: Bar | undefined;
  readonly #watchers = new Set<() => void>();

  /** `returnFocus` gives the focus back to the sheet when an overlay closes. */
  constructor(returnFocus: () => void) {
    this.#returnFocus = returnFocus;
  }

  current = (): Overlay | undefined => this.#open;
  bar = (): Bar | undefined => this.#bar;

  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  open(overlay: Overlay): void {
    if (overlay.kind === 'find') this.#bar = overlay;
    this.#open = overlay.kind === 'find' ? undefined : overlay;
    this.#tell();
  }

  /** Closes what stands over the cells; the find bar only when nothing else does. */
  close(): void {
    if (this.#open) this.#open = undefined;
    else if (this.#bar) this.#bar = undefined;
    else return;
    this.#tell();
    this.#returnFocus();
  }

  /** Closes what does not outlast a press on the cells. */
  dismiss(): void {
    if (this.#open) this.close();
  }

  #tell(): void {
    for (const watcher of this.#watchers) watcher();
  }
}
