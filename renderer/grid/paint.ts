import type { CutSide, Cutting } from './clipboard/cutting.ts';
import type { Mark } from './problems/problems.ts';
import type { Tone } from './row-notes.ts';
import { contains, type Point, type Range } from './selecting/selection.ts';
import { numberColumn } from './view.ts';
import type { SheetRow } from './writing/row-store.ts';

/** What is asked when a cell is drawn. */
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

/** The classes of each set of bits, made once. */
const classesOfBits = Array.from({ length: 256 }, (_, found) =>
  Object.entries(bits)
    .filter(([, bit]) => found & bit)
    .map(([name]) => ` sheet-${name}`)
    .join(''),
);
const cutSides: readonly CutSide[] = ['top', 'bottom', 'left', 'right'];

/** The classes of a cell beside those of its column, each after a space. Asked of every cell in view at every move, so each is cheap. */
export function cellClasses(look: Look, row: SheetRow, index: number, column: string): string {
  let classes = classesOfBits[bitsOf(look, index, look.placeOf(column))] ?? '';
  for (const side of cutSides) if (look.cutting.at(side, row.id, column)) classes += ` sheet-cut-${side}`;
  const mark = look.mark(row.id, column);
  if (mark) classes += ` sheet-${mark}`;
  if (look.locked(row, column)) classes += ' sheet-locked';
  if (look.failed(row.id, column)) classes += ' sheet-failed';
  if (look.noted?.replaces(row.id, column)) classes += ' sheet-replaces';
  if (look.noted?.tone(row.id) === 'aside') classes += ' sheet-aside';
  return classes;
}

/** The classes of a row's number beside those of its column. */
export function numberClasses(look: Look, row: SheetRow, index: number): string {
  const on = look.ranges.some(({ top, bottom }) => index >= top && index <= bottom) ? ' sheet-number-on' : '';
  const tone = look.noted?.tone(row.id);
  return tone ? `${on} sheet-tone-${tone}` : on;
}

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
