import type { CellClassParams, CellClassRules } from 'ag-grid-community';
import type { Mark } from './problems.ts';
import type { SheetRow } from './row-store.ts';
import { contains, type Point, type Range } from './selection.ts';
import { numberColumn } from './view.ts';

/** What the class rules ask when a cell is drawn. */
export interface Look {
  readonly ranges: readonly Range[];
  readonly active: Point | undefined;
  placeOf(column: string): number;
  mark(id: string, field: string): Mark | undefined;
  locked(row: SheetRow, field: string): boolean;
  failed(id: string, field: string): boolean;
}

type Params = CellClassParams<SheetRow>;
type Asked = (row: number, col: number, range: Range) => boolean;

/** Few rules, each cheap: they run for every cell in view at every move. */
export function cellRules(look: Look): CellClassRules<SheetRow> {
  const selected =
    (asked: Asked) =>
    ({ node, column }: Params): boolean => {
      const row = node.rowIndex;
      if (row === null) return false;
      const col = look.placeOf(column.getColId());
      return look.ranges.some((range) => contains(range, row, col) && asked(row, col, range));
    };
  const marked =
    (mark: Mark) =>
    ({ data, column }: Params): boolean =>
      data !== undefined && look.mark(data.id, column.getColId()) === mark;
  return {
    'sheet-in': selected((row, col) => row !== look.active?.row || col !== look.active.col),
    'sheet-top': selected((row, _, range) => row === range.top),
    'sheet-bottom': selected((row, _, range) => row === range.bottom),
    'sheet-left': selected((_, col, range) => col === range.left),
    'sheet-right': selected((_, col, range) => col === range.right),
    'sheet-error': marked('error'),
    'sheet-warning': marked('warning'),
    'sheet-waived': marked('waived'),
    'sheet-locked': ({ data, column }: Params) => data !== undefined && look.locked(data, column.getColId()),
    'sheet-failed': ({ data, column }: Params) => data !== undefined && look.failed(data.id, column.getColId()),
  };
}

export const rowNumberRules = (look: Look): CellClassRules<SheetRow> => ({
  'sheet-number-on': ({ node }: Params) =>
    node.rowIndex !== null && look.ranges.some((range) => Number(node.rowIndex) >= range.top && Number(node.rowIndex) <= range.bottom),
});

/** Whether the selection takes in a column: what its head says when it comes into view. */
export function headOn(look: Look, column: string): boolean {
  const place = look.placeOf(column);
  return place >= 0 && look.ranges.some((range) => place >= range.left && place <= range.right);
}

/** Shows at the column heads in view which columns the selection takes in. */
export function paintHeads(root: HTMLElement, look: Look): void {
  for (const head of root.querySelectorAll('.ag-header-cell'))
    head.classList.toggle('sheet-head-on', headOn(look, head.getAttribute('col-id') ?? numberColumn));
}
