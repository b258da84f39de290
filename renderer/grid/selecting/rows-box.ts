/** Where the rows of a sheet show, in pixels of the window: without heads and scrollbars. */
export function rowsBox(grid: HTMLElement): { left: number; right: number; top: number; bottom: number } | undefined {
  const rows = grid.querySelector('.sheet-rows');
  if (!rows) return undefined;
  const { left, top } = rows.getBoundingClientRect();
  return { left, right: left + rows.clientWidth, top, bottom: top + rows.clientHeight };
}
