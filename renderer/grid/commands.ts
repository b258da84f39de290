import type { Block } from './clipboard.ts';
import type { Copy } from './fill.ts';
import type { CellEdit, SheetRow } from './row-store.ts';
import { type Point, placesOf, type Range } from './selection.ts';
import type { View } from './view.ts';

/** What an act on a block of cells needs to know of the sheet. */
export interface Ground {
  readonly view: Pick<View, 'rowAt' | 'columnAt'>;
  /** Why a cell cannot be changed; undefined where it can. */
  locked(row: SheetRow, field: string): string | undefined;
  coerce(field: string, input: unknown): unknown;
  textOf(row: SheetRow, field: string): string;
}

/** What an act writes, and what it had to leave alone. */
export interface Outcome {
  readonly edits: readonly CellEdit[];
  readonly locked: number;
  readonly reason: string | undefined;
}

/** Gives every place a value; locked cells and cells that already have it are left alone. */
function written(ground: Ground, places: Iterable<Point>, valueAt: (point: Point, field: string) => unknown): Outcome {
  const edits: CellEdit[] = [];
  let locked = 0;
  let reason: string | undefined;
  for (const point of places) {
    const row = ground.view.rowAt(point.row);
    const field = ground.view.columnAt(point.col);
    if (!row || field === undefined) continue;
    const value = valueAt(point, field);
    if (alike(row[field], value)) continue;
    const why = ground.locked(row, field);
    if (why === undefined) edits.push({ id: row.id, field, value });
    else {
      locked += 1;
      reason ??= why;
    }
  }
  return { edits, locked, reason };
}

export const cleared = (ground: Ground, ranges: readonly Range[]): Outcome => written(ground, placesOf(ranges), () => null);

/** The same value in every cell of some ranges, read by each column in its own way. */
export const filledWith = (ground: Ground, ranges: readonly Range[], input: unknown): Outcome =>
  written(ground, placesOf(ranges), (_, field) => ground.coerce(field, input));

/** A block of texts from a corner on, read by each column; what a column cannot read is kept as typed. */
export function pasted(ground: Ground, block: Block, at: Point): Outcome {
  const places = block.flatMap((line, row) => line.map((_, col) => ({ row: at.row + row, col: at.col + col })));
  return written(ground, places, ({ row, col }, field) => ground.coerce(field, block[row - at.row]?.[col - at.col]));
}

/** Values copied from place to place; between columns of different kinds the text is read anew. */
export function copied(ground: Ground, copies: readonly Copy[]): Outcome {
  const sources = new Map(copies.map(({ from, to }) => [`${to.row}:${to.col}`, from]));
  return written(
    ground,
    copies.map((copy) => copy.to),
    (to, field) => {
      const from = sources.get(`${to.row}:${to.col}`);
      const row = from && ground.view.rowAt(from.row);
      const source = from && ground.view.columnAt(from.col);
      if (!row || source === undefined) return null;
      return source === field ? (row[field] ?? null) : ground.coerce(field, ground.textOf(row, source));
    },
  );
}

/** The texts of a range, as people read them. */
export function textsOf(ground: Ground, range: Range): Block {
  const rows: string[][] = [];
  for (let row = range.top; row <= range.bottom; row++) {
    const data = ground.view.rowAt(row);
    const line: string[] = [];
    for (let col = range.left; col <= range.right; col++) {
      const field = ground.view.columnAt(col);
      line.push(data && field !== undefined ? ground.textOf(data, field) : '');
    }
    rows.push(line);
  }
  return rows;
}

const alike = (a: unknown, b: unknown) => a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
