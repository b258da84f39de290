import type { CellClassParams, CellClassRules } from 'ag-grid-community';
import type { CutSide, Cutting } from './clipboard/cutting.ts';
import type { Mark } from './problems/problems.ts';
import type { Tone } from './row-notes.ts';
import { contains, type Point, type Range } from './selecting/selection.ts';
import { numberColumn } from './view.ts';
import type { SheetRow } from './writing/row-store.ts';

/** What the class rules ask when a cell is drawn. */
export interface Look {
  readonly ranges: readonly Range[];
  readonly active: Point | undefined;
  /** Where the fill handle is. */
  readonly corner: Point | undefined;
  /** What was cut and not pasted yet. */
  readonly cutting: Pick<Cutting, 'at'>;
  placeOf(column: string): number;
  mark(id: string, field: string): Mark | undefined;
  locked(row: SheetRow, field: string): boolean;
  failed(id: string, field: string): boolean;
  /** Of a sheet whose rows have notes. */
  readonly noted?: {
    tone(id: string): Tone | undefined;
    /** Whether a cell replaces another value. */
    replaces(id: string, field: string): boolean;
  };
}

type Params = CellClassParams<SheetRow>;

/** What the selection makes of a cell: one bit for each class. */
const bits = { in: 1, top: 2, bottom: 4, left: 8, right: 16, active: 32, corner: 64, beside: 128 } as const;
const isAt = (point: Point | undefined, row: number, col: number) => point?.row === row && point.col === col;

export function bitsOf({ ranges, active, corner }: Pick<Look, 'ranges' | 'active' | 'corner'>, row: number, col: number): number {
  let found = 0;
  for (const [index, range] of ranges.entries()) {
    if (!contains(range, row, col)) continue;
    found |= bits.in;
    if (row === range.top) found |= bits.top;
    if (row === range.bottom) found |= bits.bottom;
    if (col === range.left) found |= bits.left;
    if (col === range.right) found |= bits.right;
    // the last span has the bolder line
    found = index === ranges.length - 1 ? found & ~bits.beside : found | bits.beside;
  }
  if (found === 0) return 0;
  if (isAt(active, row, col)) found = (found | bits.active) & ~bits.in;
  return isAt(corner, row, col) ? found | bits.corner : found;
}

/** The bits of the cell being drawn: its rules are asked one after another, so the last answer serves them all. */
function lastBits(look: Look): (row: number, col: number) => number {
  let last = { row: -1, col: -1, ranges: look.ranges, active: look.active, bits: 0 };
  return (row, col) => {
    const { ranges, active } = look;
    if (last.row !== row || last.col !== col || last.ranges !== ranges || last.active !== active)
      last = { row, col, ranges, active, bits: bitsOf(look, row, col) };
    return last.bits;
  };
}

/** Few rules, each cheap: they run for every cell in view at every move. */
export function cellRules(look: Look): CellClassRules<SheetRow> {
  const bitsAt = lastBits(look);
  const selected =
    (bit: number) =>
    ({ node, column }: Params): boolean =>
      node.rowIndex !== null && (bitsAt(node.rowIndex, look.placeOf(column.getColId())) & bit) !== 0;
  const marked =
    (mark: Mark) =>
    ({ data, column }: Params): boolean =>
      data !== undefined && look.mark(data.id, column.getColId()) === mark;
  const cut =
    (side: CutSide) =>
    ({ data, column }: Params): boolean =>
      data !== undefined && look.cutting.at(side, data.id, column.getColId());
  return {
    'sheet-in': selected(bits.in),
    'sheet-top': selected(bits.top),
    'sheet-bottom': selected(bits.bottom),
    'sheet-left': selected(bits.left),
    'sheet-right': selected(bits.right),
    'sheet-active': selected(bits.active),
    'sheet-corner': selected(bits.corner),
    'sheet-beside': selected(bits.beside),
    'sheet-cut-top': cut('top'),
    'sheet-cut-bottom': cut('bottom'),
    'sheet-cut-left': cut('left'),
    'sheet-cut-right': cut('right'),
    'sheet-error': marked('error'),
    'sheet-warning': marked('warning'),
    'sheet-waived': marked('waived'),
    'sheet-locked': ({ data, column }: Params) => data !== undefined && look.locked(data, column.getColId()),
    'sheet-failed': ({ data, column }: Params) => data !== undefined && look.failed(data.id, column.getColId()),
    ...notedRules(look),
  };
}

/** Most sheets have no notes: their cells are not asked. */
function notedRules({ noted }: Look): CellClassRules<SheetRow> {
  if (!noted) return {};
  return {
    'sheet-replaces': ({ data, column }: Params) => data !== undefined && noted.replaces(data.id, column.getColId()),
    'sheet-aside': ({ data }: Params) => data !== undefined && noted.tone(data.id) === 'aside',
  };
}

const tones: readonly Tone[] = ['added', 'changed', 'same', 'refused', 'aside'];

export const rowNumberRules = (look: Look): CellClassRules<SheetRow> => ({
  'sheet-number-on': ({ node }: Params) =>
    node.rowIndex !== null && look.ranges.some((range) => Number(node.rowIndex) >= range.top && Number(node.rowIndex) <= range.bottom),
  ...Object.fromEntries(
    (look.noted ? tones : []).map((tone) => [
      `sheet-tone-${tone}`,
      ({ data }: Params) => data !== undefined && look.noted?.tone(data.id) === tone,
    ]),
  ),
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
