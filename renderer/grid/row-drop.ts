/** What becomes of files that are dragged over the rows of a sheet. */
export interface RowDrop {
  /** Whether what is dragged can be dropped on a row; while it is dragged only types are known. */
  accepts(data: DataTransfer): boolean;
  /** False where the files are not for the row after all: they are left to the rest of the page. */
  drop(row: string, data: DataTransfer): boolean;
}

const over = 'sheet-drop';

/** Shows the row that files are dragged over, and hands them over with it. */
export function listenToDrops(grid: HTMLElement, rowDrop: () => RowDrop | undefined, signal: AbortSignal): void {
  let shown: string | undefined;
  const show = (row: string | undefined) => {
    if (row === shown) return;
    shown = row;
    for (const drawn of grid.querySelectorAll('.sheet-line'))
      drawn.classList.toggle(over, row !== undefined && drawn.getAttribute('row-id') === row);
  };
  const rowAt = ({ target }: DragEvent) =>
    target instanceof Element ? (target.closest('.sheet-line')?.getAttribute('row-id') ?? undefined) : undefined;
  const listen = (name: 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent, data: DataTransfer) => void) =>
    grid.addEventListener(name, (event) => event.dataTransfer && act(event, event.dataTransfer), { signal });
  listen('dragover', (event, data) => {
    const row = rowDrop()?.accepts(data) ? rowAt(event) : undefined;
    show(row);
    if (row === undefined) return;
    event.preventDefault();
    data.dropEffect = 'copy';
  });
  listen('dragleave', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node) || !grid.contains(relatedTarget)) show(undefined);
  });
  listen('drop', (event, data) => {
    const row = rowAt(event);
    show(undefined);
    if (row !== undefined && rowDrop()?.drop(row, data)) event.preventDefault();
  });
}
