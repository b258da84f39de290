/** What scrolls is reached by Tab, like anything that scrolls, and passes the focus on to what takes the keys. */
export function makeTabStop(grid: HTMLElement, pass: () => void, signal: AbortSignal): void {
  const viewport = grid.querySelector<HTMLElement>('.sheet-rows');
  if (!viewport) return;
  viewport.tabIndex = 0;
  viewport.addEventListener('focus', pass, { signal });
}
