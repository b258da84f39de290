import type { CellGrid, Shape, ShapeChoice } from '#shared/contract/intake.ts';
import { isBlank } from './cell-kinds.ts';
import { findHeader, searched } from './find-header.ts';
import { headerPath, type Span } from './header-paths.ts';
import { carriedCells, indexMerges, type Merges } from './merges.ts';
import { textsOf } from './row-words.ts';
import { isSerial } from './running-number.ts';
import { type RowSort, sortRows } from './sort-rows.ts';

export interface SheetColumn {
  /** Place in the sheet, from 0. */
  readonly column: number;
  /** Labels of a header of several rows joined by “/”; 第3列 where there is none. No two are the same. */
  readonly header: string;
  readonly hidden: boolean;
  /** The first few values. */
  readonly samples: readonly string[];
  /** Numbers its rows and says nothing else. */
  readonly serial: boolean;
}

export interface SheetRow {
  /** The sheet's own row number, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface RecognisedSheet {
  readonly shape: Shape;
  /** Every column with a label or a value, from the left. */
  readonly columns: readonly SheetColumn[];
  /** Data rows only; values of tall merged cells stand in each of their rows. */
  readonly rows: readonly SheetRow[];
}

const mostSamples = 5;
const mostText = 80;

/**
 * Tells header, data and everything else of a sheet apart. `names` says whether a text names a field that is looked for; what a person says
 * in `choice` stands against all that is recognised. Two tables one under another are read as the first one; the rest is in `left`.
 */
export function recognise(grid: CellGrid, names: (header: string) => boolean, choice: ShapeChoice = {}): RecognisedSheet {
  const known = remembered(names);
  const merges = indexMerges(grid, Math.max(searched, choice.header?.to ?? 0) + 3);
  const header = headerOf(grid, merges, known, choice);
  const sorts = chosen(sortRows({ grid, merges, header, names: known, whole: choice.data !== undefined }), header, choice);
  const { rows, carried } = dataRows(grid, merges, sorts, (header?.to ?? -1) + 1);
  const [first, last] = [rows[0]?.row, rows.at(-1)?.row];
  const shape: Shape = {
    header: header ? { from: header.from + 1, to: header.to + 1 } : null,
    data: first === undefined || last === undefined ? null : { from: first, to: last },
    left: leftRows(grid, sorts),
    carried,
  };
  return { shape, columns: columnsOf(grid, merges, header, rows), rows };
}

function remembered(names: (header: string) => boolean): (header: string) => boolean {
  const known = new Map<string, boolean>();
  return (header) => {
    if (header.length > 80) return false;
    const answer = known.get(header) ?? names(header);
    known.set(header, answer);
    return answer;
  };
}

function headerOf(grid: CellGrid, merges: Merges, names: (header: string) => boolean, choice: ShapeChoice): Span | undefined {
  if (choice.header === null) return undefined;
  if (choice.header) return { from: choice.header.from - 1, to: Math.min(choice.header.to, grid.cells.length) - 1 };
  return findHeader(grid, merges, names, choice.data ? choice.data.from - 1 : grid.cells.length);
}

/** What a person said of rows: the header's rows stay its own, a row left out stays out, the first and last data row are data. */
function chosen(sorts: RowSort[], header: Span | undefined, { data, take = [], leave = [] }: ShapeChoice): RowSort[] {
  const set = (number: number, sort: RowSort) => {
    const row = number - 1;
    const ofHeader = header && row >= header.from && row <= header.to;
    // an empty row has nothing to take or to leave
    if (row < sorts.length && !ofHeader && sorts[row] !== 'empty') sorts[row] = sort;
  };
  if (data) {
    for (const [row, sort] of sorts.entries()) if (sort === 'data' && (row + 1 < data.from || row >= data.to)) sorts[row] = 'choice';
    set(data.from, 'data');
    set(data.to, 'data');
  }
  for (const row of take) set(row, 'data');
  for (const row of leave) set(row, 'choice');
  return sorts;
}

function dataRows(grid: CellGrid, merges: Merges, sorts: readonly RowSort[], from: number) {
  const carrying = carriedCells(grid, merges, from);
  let carried = 0;
  const rows: SheetRow[] = [];
  for (const [row, sort] of sorts.entries()) {
    if (sort !== 'data') continue;
    const own = grid.cells[row] ?? [];
    const taken = (carrying.get(row) ?? []).filter(({ column }) => isBlank(own[column]));
    carried += taken.length;
    rows.push({ row: row + 1, cells: taken.length === 0 ? own : withCarried(own, taken) });
  }
  return { rows, carried };
}

function withCarried(own: readonly string[], taken: readonly { column: number; text: string }[]): string[] {
  const cells = [...own];
  for (const { column, text } of taken) {
    while (cells.length < column) cells.push('');
    cells[column] = text;
  }
  return cells;
}

function leftRows(grid: CellGrid, sorts: readonly RowSort[]): Shape['left'] {
  const left: Shape['left'] = [];
  const last = sorts.lastIndexOf('data');
  for (const [row, why] of sorts.entries()) {
    if (why === 'data' || (why === 'empty' && row > last)) continue;
    const text = textsOf(grid.cells[row] ?? [], 12).join(' ');
    left.push({ row: row + 1, why, text: [...text].slice(0, mostText).join('') });
  }
  return left;
}

function columnsOf(grid: CellGrid, merges: Merges, header: Span | undefined, rows: readonly SheetRow[]): SheetColumn[] {
  const samples = samplesOf(rows);
  const labelled = (header ? grid.cells.slice(header.from, header.to + 1) : []).reduce((most, row) => Math.max(most, row.length), 0);
  const hidden = new Set(grid.hiddenColumns);
  const seen = new Set<string>();
  const columns: SheetColumn[] = [];
  for (let column = 0; column < Math.max(labelled, samples.length); column++) {
    const label = header ? headerPath(grid, merges, header, column) : '';
    const values = samples[column] ?? [];
    if (label === '' && values.length === 0) continue;
    const serial = isSerial(label, cellsOf(rows, column));
    columns.push({ column, header: unlike(seen, label, column), hidden: hidden.has(column), samples: values, serial });
  }
  return columns;
}

function unlike(seen: Set<string>, label: string, column: number): string {
  const place = `第${column + 1}列`;
  let header = label === '' ? place : label;
  while (seen.has(header)) header = `${header}（${place}）`;
  seen.add(header);
  return header;
}

function* cellsOf(rows: readonly SheetRow[], column: number): Generator<string> {
  for (const { cells } of rows) yield cells[column] ?? '';
}

/** The first values of every column that has one. */
function samplesOf(rows: readonly SheetRow[]): (string[] | undefined)[] {
  const samples: (string[] | undefined)[] = [];
  for (const { cells } of rows) {
    for (let column = 0; column < cells.length; column++) {
      const there = samples[column];
      if (there?.length === mostSamples) continue;
      const cell = cells[column] ?? '';
      if (isBlank(cell)) continue;
      if (there) there.push(cell.trim());
      else samples[column] = [cell.trim()];
    }
  }
  return samples;
}
