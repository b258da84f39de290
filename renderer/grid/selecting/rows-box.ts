/** Where the rows of a sheet show, in pixels of the window: the viewport without its heads and its scrollbars. */
export function rowsBox(grid: HTMLElement): { left: number; right: number; top: number; bottom: number } | undefined {
  const viewport = grid.querySelector('.ag-grid-viewport');
  if (!viewport) return undefined;
  const { left, top } = viewport.getBoundingClientRect();
  const head = grid.querySelector('.ag-header')?.getBoundingClientRect().bottom ?? top;
  const bar = grid.querySelector('.ag-body-horizontal-scroll-viewport')?.getBoundingClientRect();
  const bottom = top + viewport.clientHeight;
  return {
    left,
    right: left + viewport.clientWidth,
    top: Math.max(top, head),
    bottom: bar && bar.height > 0 ? Math.min(bottom, bar.top) : bottom,
  };
}
