import type { CellGrid } from '#shared/contract/intake.ts';
import { isBlank, isBracketed, isLabel, isValue, tight } from './cell-kinds.ts';
import { headerPath, ownerOf, type Span } from './header-paths.ts';
import type { Merges } from './merges.ts';
import { isOnes } from './row-words.ts';

/** How far down a header may stand: titles, remarks and dates come above it, now and then a page of them. */
const usual = 30;
export const searched = 100;
const mostRows = 3;
/** Columns asked for names when a header is looked for. */
const mostColumns = 500;
/** Rows looked at below a header that is known by nothing but its look. */
const looked = 50;

const filledColumns = (row: readonly string[] | undefined): number[] =>
  (row ?? []).flatMap((cell, column) => (isBlank(cell) ? [] : [column]));

/**
 * Finds the header: the rows that name most fields, the first of equals. One that names a single field is a header by being the first row of several
 * labels, or of no more columns than the table. Where none names a field, a row of labels over columns of values. Undefined where there is neither.
 */
export function findHeader(grid: CellGrid, merges: Merges, names: (header: string) => boolean, before: number): Span | undefined {
  let best: (Span & { named: number }) | undefined;
  const end = Math.min(searched, grid.cells.length, before);
  let wide = 0;
  for (let from = 0; from < (best ? Math.min(usual, end) : end); from++) {
    // where rows of its own stand below it, what looks like a header further down is another table's
    if (best && from > best.to && grid.cells[from]?.some(isOnes)) break;
    const columns = filledColumns(grid.cells[from]);
    const span = { from, to: lastRow(grid, merges, from, end) };
    const headers = headersOf(grid, merges, span);
    const named = headers.filter(names).length;
    const labels = columns.length > 1 && wide < 2 && columns.every((column) => isLabel(grid.cells[from]?.[column] ?? ''));
    wide = Math.max(wide, columns.length);
    if (named === 0 || (named === 1 && !labels && (headers.length > 2 || wide > headers.length))) continue;
    if (!best || named > best.named) best = { ...span, named };
  }
  return best ? { from: best.from, to: best.to } : labelsOverValues(grid, merges, Math.min(usual, end));
}

function headersOf(grid: CellGrid, merges: Merges, span: Span): string[] {
  const columns = new Set<number>();
  for (let row = span.from; row <= span.to; row++) for (const column of filledColumns(grid.cells[row])) columns.add(column);
  return [...columns]
    .slice(0, mostColumns)
    .map((column) => headerPath(grid, merges, span, column))
    .filter((header) => header !== '');
}

function lastRow(grid: CellGrid, merges: Merges, from: number, end: number): number {
  let to = from;
  while (to + 1 < end && to + 1 < from + mostRows && continues(grid, merges, from, to + 1)) to++;
  return to;
}

/** Whether a row goes on with the header above it: labels below groups, and nothing below a label that stands alone. */
function continues(grid: CellGrid, merges: Merges, from: number, row: number): boolean {
  const columns = filledColumns(grid.cells[row]);
  const text = (column: number) => grid.cells[row]?.[column] ?? '';
  if (!columns.every((column) => isLabel(text(column)) || isBracketed(text(column)))) return false;
  if (merges.tall.some((area) => area.left === area.right && area.top >= from && area.top < row && area.bottom >= row)) return true;
  // one text alone above is a title, however wide
  if (columns.length === 0 || filledColumns(grid.cells[row - 1]).length < 2) return false;
  const under = new Map<string, number>();
  for (const column of columns) {
    const owner = ownerOf(grid, merges, row - 1, column);
    if (!owner || isBracketed(text(column))) continue;
    if (!isLabel(owner.text) || tight(owner.text).endsWith(':')) return false;
    const place = `${owner.row}/${owner.column}`;
    under.set(place, (under.get(place) ?? 0) + 1);
  }
  // units below the labels alone: （人） （万元）
  if (under.size === 0) return columns.every((column) => isBracketed(text(column)));
  return [...under.values()].every((labels) => labels >= 2);
}

/** A row of labels, each different, over columns of which one at least holds values and none holds its label again. */
function labelsOverValues(grid: CellGrid, merges: Merges, end: number): Span | undefined {
  for (let from = 0; from < end; from++) {
    const columns = filledColumns(grid.cells[from]);
    const texts = columns.map((column) => grid.cells[from]?.[column] ?? '');
    if (columns.length < 2 || new Set(texts).size < texts.length || !texts.every(isLabel)) continue;
    const to = lastRow(grid, merges, from, end);
    const below = grid.cells.slice(to + 1, to + 1 + looked);
    if (below.some((row) => filledColumns(row).length > columns.length + 2)) continue;
    if (columns.some((column) => holdsValues(below, column))) return { from, to };
  }
  return undefined;
}

function holdsValues(rows: readonly (readonly string[])[], column: number): boolean {
  const cells = rows.map((row) => row[column] ?? '').filter((cell) => !isBlank(cell));
  return cells.length > 0 && cells.filter(isValue).length >= cells.length * 0.8;
}
