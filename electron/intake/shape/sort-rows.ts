import type { CellGrid, LeftReason } from '#shared/contract/intake.ts';
import { isBlank, isDateLike, isLabel, isTitleText, tight } from './cell-kinds.ts';
import type { Span } from './header-paths.ts';
import type { Merges } from './merges.ts';
import { isColumnNumbers, isHint, isNote, isOnes, isRemark, isSection, isSentence, isTotal, textsOf } from './row-words.ts';

/** What a row is. */
export type RowSort = 'data' | LeftReason;

export interface Sorting {
  readonly grid: CellGrid;
  readonly merges: Merges;
  /** From 0; null where there is none. */
  readonly header: Span | undefined;
  names(header: string): boolean;
  /** A person said how far the data go: a second table does not end them. */
  readonly whole: boolean;
}

/** Tells what each row of a sheet is, in one pass from the top. */
export function sortRows(sorting: Sorting): RowSort[] {
  const { grid, header } = sorting;
  const sorts: RowSort[] = [];
  const titles = new Set<string>();
  for (let row = 0; row < (header?.from ?? 0); row++) {
    const texts = textsOf(grid.cells[row] ?? []);
    sorts.push(texts.length === 0 ? 'empty' : isRemark(texts) ? 'note' : 'title');
    if (texts[0] !== undefined) titles.add(tight(texts[0]));
  }
  for (let row = header?.from ?? 0; row <= (header?.to ?? -1); row++) sorts.push('header');
  sortBelow(sorting, sorts, titles);
  settleTail(sorting, sorts);
  return sorts;
}

function sortBelow(sorting: Sorting, sorts: RowSort[], titles: ReadonlySet<string>): void {
  const { grid, header } = sorting;
  const repeats = repeatsOf(grid, header);
  let remarks = false;
  for (let row = sorts.length; row < grid.cells.length; row++) {
    const cells = grid.cells[row] ?? [];
    const texts = textsOf(cells);
    if (header && !sorting.whole && texts.length > 1 && afterGap(grid, sorts) && isOtherHeader(cells, sorting)) {
      otherTable(grid, sorts, row);
      return;
    }
    const sort: RowSort = repeats(cells, texts[0]) ? 'header' : sortOf(sorting, row, texts, titles, remarks);
    if (sort === 'header') titlesAbove(grid, sorts, titles);
    sorts.push(sort);
    if (sort !== 'empty') remarks = sort === 'note' && (remarks || isRemark(texts));
  }
}

function sortOf(
  { grid, header, merges }: Sorting,
  row: number,
  texts: readonly string[],
  titles: ReadonlySet<string>,
  remarks: boolean,
): RowSort {
  const [first] = texts;
  if (first === undefined) return 'empty';
  const cells = grid.cells[row] ?? [];
  const below = header ? row - header.to : Number.POSITIVE_INFINITY;
  if (below === 1 && isColumnNumbers(textsOf(cells, 500))) return 'header';
  if (isHint(texts) && below <= 2) return 'note';
  if (isTotal(texts, cells)) return 'total';
  // 单位：甲公司 with somebody's number beside it is a person of that organization
  const signs = isNote(texts) && !cells.some((cell) => cell.length >= 15 && isOnes(cell));
  if (signs || (remarks && texts.length === 1)) return titles.has(tight(first)) ? 'title' : 'note';
  if (titles.has(tight(first)) && texts.length <= 2) return 'title';
  const title = isSection(texts) || merges.width(row) >= 3 || (!header && isTitleText(first));
  return texts.length === 1 && title ? 'title' : 'data';
}

/** Whether a row is one of the header's again, as each printed page has it. */
function repeatsOf(grid: CellGrid, header: Span | undefined): (cells: readonly string[], first: string | undefined) => boolean {
  const known = new Map<string, string>();
  const key = (cells: readonly string[]) => textsOf(cells, 500).map(tight).join('\n');
  for (const cells of header ? grid.cells.slice(header.from, header.to + 1) : []) {
    const [first, second] = textsOf(cells);
    if (first !== undefined && second !== undefined) known.set(tight(first), key(cells));
  }
  return (cells, first) => {
    const same = first === undefined || first.length > 40 ? undefined : known.get(tight(first));
    return same !== undefined && same === key(cells);
  };
}

/** Rows right above a repeated header that are its title again, or that of the next section. */
function titlesAbove(grid: CellGrid, sorts: RowSort[], titles: ReadonlySet<string>): void {
  for (let row = sorts.length - 1; row >= Math.max(0, sorts.length - 4); row--) {
    const texts = textsOf(grid.cells[row] ?? []);
    const [first = ''] = texts;
    if (sorts[row] === 'note') sorts[row] = 'title';
    else if (sorts[row] === 'data' && texts.length === 1 && (isTitleText(first) || titles.has(tight(first)) || sorts[row - 1] !== 'data'))
      sorts[row] = 'title';
    else if (sorts[row] !== 'empty' && sorts[row] !== 'title') return;
  }
}

/** Whether a row comes after an empty one, a remark or a title, its own one included. */
function afterGap(grid: CellGrid, sorts: readonly RowSort[]): boolean {
  const [before, last] = [sorts.at(-2), sorts.at(-1)];
  if (last !== 'data') return last !== 'header';
  const texts = textsOf(grid.cells[sorts.length - 1] ?? [], 2);
  return texts.length === 1 && (isTitleText(texts[0] ?? '') || (before !== 'data' && before !== 'header'));
}

/** Whether a row is the header of another table: labels only, half of which at least name fields, and not our own again. */
function isOtherHeader(cells: readonly string[], { grid, header, names }: Sorting): boolean {
  const texts = textsOf(cells, 60);
  if (texts.length < 3 || !texts.every(isLabel)) return false;
  const ours = new Set(header ? grid.cells.slice(header.from, header.to + 1).flatMap((row) => textsOf(row, 500).map(tight)) : []);
  if (texts.every((text) => ours.has(tight(text)))) return false;
  const named = texts.filter((text) => names(text) || tight(text) === '序号').length;
  return named >= 2 && named * 2 >= texts.length;
}

/** A second table further down is left out with its title: one sheet is read as one table. */
function otherTable(grid: CellGrid, sorts: RowSort[], from: number): void {
  for (let row = from - 1; row >= 0 && sorts[row] !== 'header'; row--) {
    const alone = textsOf(grid.cells[row] ?? []).length === 1;
    if (sorts[row] === 'data' && alone) sorts[row] = 'title';
    if (sorts[row] !== 'empty' && sorts[row] !== 'title' && sorts[row] !== 'note') break;
  }
  for (let row = from; row < grid.cells.length; row++) {
    const empty = textsOf(grid.cells[row] ?? [], 1).length === 0;
    sorts.push(empty ? 'empty' : row === from ? 'header' : 'note');
  }
}

/** Below the last whole row stand sentences, an office's name aside, a date; and what was taken for a section's title is none. */
function settleTail({ grid, header }: Sorting, sorts: RowSort[]): void {
  const main = mainColumn(grid, header);
  const whole = lastWhole(grid, sorts, (header?.to ?? -1) + 1);
  let apart = false;
  for (let row = whole + 1; row < sorts.length; row++) {
    const cells = grid.cells[row] ?? [];
    const [first = ''] = textsOf(cells, 1);
    const aside = main !== undefined && cells.findIndex((cell) => !isBlank(cell)) > main + 1;
    if (sorts[row] === 'data' && (isSentence(first) || (apart && (aside || isDateLike(first))))) sorts[row] = 'note';
    apart = sorts[row] !== 'data';
  }
  const last = Math.max(sorts.lastIndexOf('data'), sorts.lastIndexOf('header'));
  for (let row = last + 1; row < sorts.length; row++) if (sorts[row] === 'title') sorts[row] = 'note';
}

/** The last row of data with more than one text; of a table of one column every row is whole. */
function lastWhole(grid: CellGrid, sorts: readonly RowSort[], from: number): number {
  for (let row = sorts.length - 1; row >= from; row--)
    if (sorts[row] === 'data' && textsOf(grid.cells[row] ?? [], 2).length === 2) return row;
  return sorts.length;
}

/** The first column with a label that is no running number's. */
function mainColumn(grid: CellGrid, header: Span | undefined): number | undefined {
  if (!header) return undefined;
  const rows = grid.cells.slice(header.from, header.to + 1);
  const columns = rows.flatMap((row) =>
    row.flatMap((cell, column) => (isBlank(cell) || /^(序号|编号|no\.?)$/i.test(tight(cell)) ? [] : [column])),
  );
  return columns.length < 2 ? undefined : Math.min(...columns);
}
