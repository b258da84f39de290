import type { GridApi } from 'ag-grid-community';
import type { SheetRow } from './writing/row-store.ts';

/** Longer than AG Grid keeps one of its two scrollers in charge. */
const restAfter = 170;

/**
 * Draws the place that was scrolled to where AG Grid has missed it: after a busy moment a late event of its own scrollbar takes charge,
 * and what the viewport says until then is not heard. Once the viewport rests it says it again.
 */
export function catchUp(api: GridApi<SheetRow>, grid: HTMLElement, signal: AbortSignal): void {
  let drawn = { left: 0, top: 0 };
  let timer = 0;
  api.addEventListener('bodyScroll', ({ left, top }) => {
    drawn = { left, top };
  });
  const rested = (viewport: Element) => {
    const missed = Math.abs(viewport.scrollTop - drawn.top) >= 1 || Math.abs(viewport.scrollLeft - drawn.left) >= 1;
    // hidden, it has no place to draw
    if (missed && viewport.clientHeight > 0) viewport.dispatchEvent(new Event('scroll'));
  };
  grid.addEventListener(
    'scroll',
    ({ target }) => {
      if (!(target instanceof Element) || !target.matches('.ag-grid-viewport')) return;
      clearTimeout(timer);
      timer = window.setTimeout(rested, restAfter, target);
    },
    // a scroll event does not bubble
    { capture: true, passive: true, signal },
  );
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
