import type { CellRef } from '../selection.ts';

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
  | { readonly kind: 'pasteHeaders'; readonly block: readonly (readonly string[])[] }
  | { readonly kind: 'keys' };

/** Which overlay is open. Kept outside React, so that a key press need not wait for a render. */
export class OverlayDesk {
  readonly #returnFocus: () => void;
  #open: Overlay | undefined;
  readonly #watchers = new Set<() => void>();

  /** `returnFocus` gives the focus back to the sheet when an overlay closes. */
  constructor(returnFocus: () => void) {
    this.#returnFocus = returnFocus;
  }

  current = (): Overlay | undefined => this.#open;

  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  open(overlay: Overlay): void {
    this.#set(overlay);
  }

  close(): void {
    if (!this.#open) return;
    this.#set(undefined);
    this.#returnFocus();
  }

  #set(overlay: Overlay | undefined): void {
    this.#open = overlay;
    for (const watcher of this.#watchers) watcher();
  }
}
