import { isUnread } from '#shared/model/field.ts';
import type { Block } from '../clipboard/clipboard.ts';
import type { Copy } from '../filling/fill.ts';
import { cellsOf, contains, heightOf, type Point, placesOf, type Range, rowsIn, widthOf } from '../selecting/selection.ts';
import type { View } from '../view.ts';
import { bulkFrom, type RowEdit, type Values } from './bulk.ts';
import type { CellEdit } from './edits.ts';
import type { SheetRow } from './row-store.ts';
import { atOnce } from './sliced.ts';

/** What an act on a block of cells needs to know of the sheet. */
export interface Ground {
  readonly view: Pick<View, 'rowAt' | 'columnAt'>;
  /** Why a cell cannot be changed; undefined where it can. */
  locked(row: SheetRow, field: string): string | undefined;
  coerce(field: string, input: unknown): unknown;
  textOf(row: SheetRow, field: string): string;
}

/** What an act had to leave alone, and what it could not read. */
export interface Told {
  readonly locked: number;
  readonly reason: string | undefined;
  /** Cells that got a text the column cannot read: kept as typed, marked. */
  readonly unread?: number;
  /** Masked texts that were to be written over personal data: left out. */
  readonly masked?: number;
  /** Whatever else is to be told. */
  readonly remarks?: readonly string[];
}

/** What an act writes, and what is to be told of it. */
export interface Outcome extends Told {
  readonly edits: readonly CellEdit[];
  /** In place of edits: an act on very many cells, reckoned row by row while the page stays alive. */
  readonly wide?: Wide;
}

export interface Wide {
  /** Cells and rows concerned, before it is known which of them change. */
  readonly cells: number;
  readonly rows: number;
  /** Yields how many rows are reckoned. */
  reckon(): Generator<number, WideOutcome>;
}

export interface WideOutcome extends Told {
  readonly rows: readonly RowEdit[];
}

/** How many cells an act is about, for its label. */
export const countOf = ({ edits, wide }: Outcome): number => wide?.cells ?? edits.length;

/** In place of a value: the cell keeps what it has. */
export const leave = Symbol('leave');
/** In place of a value: a masked text, which must not be written over the data it stands for. */
export const maskedText = Symbol('masked text');

const isObject = (value: unknown) => typeof value === 'object' && value !== null;
const alike = (a: unknown, b: unknown) =>
  (a ?? null) === (b ?? null) || (isObject(a) && isObject(b) && JSON.stringify(a) === JSON.stringify(b));

/** Counts what is to be told while an act is reckoned. */
class Tally {
  locked = 0;
  reason: string | undefined;
  unread = 0;
  masked = 0;

  /** Whether a cell gets the value; a cell that has it already, or cannot have it, is left alone. */
  takes(ground: Ground, row: SheetRow, field: string, value: unknown): boolean {
    if (value === leave) return false;
    if (value === maskedText) this.masked += 1;
    else if (!alike(row[field], value)) {
      const why = ground.locked(row, field);
      if (why === undefined) {
        if (isUnread(value)) this.unread += 1;
        return true;
      }
      this.locked += 1;
      this.reason ??= why;
    }
    return false;
  }

  told(): Told {
    const { locked, reason, unread, masked } = this;
    return { locked, reason, unread, masked };
  }
}

/** Gives every place a value; locked cells and cells that already have it are left alone. */
export function written(ground: Ground, places: Iterable<Point>, valueAt: (point: Point, field: string) => unknown): Outcome {
  const edits: CellEdit[] = [];
  const tally = new Tally();
  for (const point of places) {
    const row = ground.view.rowAt(point.row);
    const field = ground.view.columnAt(point.col);
    if (!row || field === undefined) continue;
    const value = valueAt(point, field);
    if (tally.takes(ground, row, field, value)) edits.push({ id: row.id, field, value });
  }
  return { edits, ...tally.told() };
}

/** The rows and columns of some ranges as they stand now: what is reckoned in slices must not follow a sort or a filter. */
function standing(ground: Ground, ranges: readonly Range[]): Ground {
  const rows = new Map<number, SheetRow | undefined>();
  for (const range of ranges)
    for (let row = range.top; row <= range.bottom; row++) if (!rows.has(row)) rows.set(row, ground.view.rowAt(row));
  const columns = Array.from({ length: Math.max(...ranges.map((range) => range.right)) + 1 }, (_, col) => ground.view.columnAt(col));
  return { ...ground, view: { rowAt: (row) => rows.get(row), columnAt: (col) => columns[col] } };
}

const cellsIn = (ranges: readonly Range[]) => ranges.reduce((sum, range) => sum + cellsOf(range), 0);

/** The same value in every cell of some ranges; `valueIn` is asked once a column. */
function same(ground: Ground, ranges: readonly Range[], valueIn: (field: string) => unknown): Outcome {
  const known = new Map<string, unknown>();
  const value = (field: string) => {
    if (!known.has(field)) known.set(field, valueIn(field));
    return known.get(field);
  };
  const cells = cellsIn(ranges);
  if (cells <= bulkFrom) return written(ground, placesOf(ranges), (_, field) => value(field));
  const still = standing(ground, ranges);
  const wide: Wide = { cells, rows: rowsIn(ranges).length, reckon: () => alikeRows(still, ranges, value) };
  return { edits: [], locked: 0, reason: undefined, wide };
}

/** Rows whose cells become the same share one `after`, though some of them have a part of it already. */
function* alikeRows(ground: Ground, ranges: readonly Range[], valueIn: (field: string) => unknown): Generator<number, WideOutcome> {
  const tally = new Tally();
  const shared = new Map<string, Values>();
  const rows: RowEdit[] = [];
  let done = 0;
  for (const at of rowsIn(ranges)) {
    done += 1;
    yield done;
    const row = ground.view.rowAt(at);
    if (!row) continue;
    const fields = fieldsAt(ground, ranges, at);
    if (fields.filter((field) => tally.takes(ground, row, field, valueIn(field))).length === 0) continue;
    const open = fields.filter((field) => ground.locked(row, field) === undefined);
    const key = open.join();
    const after = shared.get(key) ?? Object.fromEntries(open.map((field) => [field, valueIn(field)]));
    shared.set(key, after);
    rows.push({ id: row.id, after });
  }
  return { rows, ...tally.told() };
}

function fieldsAt(ground: Ground, ranges: readonly Range[], row: number): string[] {
  const fields = new Set<string>();
  for (const range of ranges)
    for (let col = range.left; col <= range.right && contains(range, row, col); col++) {
      const field = ground.view.columnAt(col);
      if (field !== undefined) fields.add(field);
    }
  return [...fields];
}

export const cleared = (ground: Ground, ranges: readonly Range[]): Outcome => same(ground, ranges, () => null);

/** The same value in every cell of some ranges, read by each column in its own way. */
export const filledWith = (ground: Ground, ranges: readonly Range[], input: unknown): Outcome =>
  same(ground, ranges, (field) => ground.coerce(field, input));

/** What is pasted: a block of so many rows and columns, and what a column makes of each of its cells. */
export interface Source {
  readonly height: number;
  readonly width: number;
  /** The value, or `leave`, or `maskedText`. */
  valueFor(row: number, col: number, field: string): unknown;
}

/** Texts as a source: read by each column; what a column cannot read is kept as typed. */
export const sourceOf = (ground: Ground, block: Block): Source => ({
  height: block.length,
  width: Math.max(0, ...block.map((line) => line.length)),
  valueFor: (row, col, field) => {
    const text = block[row]?.[col];
    return text === undefined ? leave : ground.coerce(field, text);
  },
});

/** A source laid over some ranges, repeated where a range is larger. */
export function pasted(ground: Ground, source: Source, ranges: readonly Range[]): Outcome {
  const cells = cellsIn(ranges);
  const still = standing(ground, ranges);
  const wide: Wide = {
    cells,
    rows: ranges.reduce((sum, range) => sum + heightOf(range), 0),
    reckon: () => pastedRows(still, source, ranges),
  };
  if (cells > bulkFrom) return { edits: [], locked: 0, reason: undefined, wide };
  const { rows, ...told } = atOnce(wide.reckon());
  return { edits: rows.flatMap(({ id, after }) => Object.entries(after).map(([field, value]) => ({ id, field, value }))), ...told };
}

function* pastedRows(ground: Ground, source: Source, ranges: readonly Range[]): Generator<number, WideOutcome> {
  const tally = new Tally();
  const rows: RowEdit[] = [];
  let done = 0;
  for (const range of ranges)
    for (let down = 0; down < heightOf(range); down++) {
      done += 1;
      yield done;
      const row = ground.view.rowAt(range.top + down);
      if (!row) continue;
      const after: Record<string, unknown> = {};
      for (let across = 0; across < widthOf(range); across++) {
        const field = ground.view.columnAt(range.left + across);
        if (field === undefined) continue;
        const value = source.valueFor(down % source.height, across % source.width, field);
        if (tally.takes(ground, row, field, value)) after[field] = value;
      }
      if (Object.keys(after).length > 0) rows.push({ id: row.id, after });
    }
  return { rows, ...tally.told() };
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
