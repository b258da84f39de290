import type { Shape } from '#shared/contract/intake.ts';

/** Some rows of a sheet, one after the other; `from` counts from 1. */
export interface CellRows {
  readonly from: number;
  readonly cells: readonly (readonly string[])[];
}

/** The beginning and the end of a sheet as it was read. */
export interface Preview {
  readonly head: CellRows;
  /** Not there where the beginning has it all. */
  readonly tail: CellRows | undefined;
  /** How many rows the sheet has. */
  readonly rows: number;
}

const headRows = 40;
const tailRows = 10;
/** As many as one call gives. */
const most = 500;

type Read = (from: number, count: number) => Promise<{ readonly cells: readonly (readonly string[])[]; readonly rows: number }>;

/** Reads what the preview shows: far enough to see where the data begins, and how it ends. */
export async function readPreview(read: Read, { header, data }: Shape): Promise<Preview> {
  const count = Math.min(most, Math.max(headRows, (header?.to ?? 0) + tailRows, (data?.from ?? 0) + tailRows));
  const { cells, rows } = await read(1, count + tailRows);
  if (rows <= count + tailRows) return { head: { from: 1, cells }, tail: undefined, rows };
  const from = rows - tailRows + 1;
  const end = await read(from, tailRows);
  return { head: { from: 1, cells: cells.slice(0, count) }, tail: { from, cells: end.cells }, rows };
}

/** Pixels of the row numbers and the words beside them. */
export const leadWidth = 112;
const narrow = 128;
const wide = 240;
/** Beside the name of a field in the head. */
const arrow = 22;
/** Around both. */
const frame = 14;
const roomFor = (text: string) => [...text].reduce((sum, character) => sum + (character < '\u2e80' ? 8.3 : 13), 18);

/** How wide each column is shown: by its header, its data and what stands in its head, not by the titles above. */
export function widthsOf({ head, tail }: Preview, { header, data }: Shape, heads: ReadonlyMap<number, string>): number[] {
  const widths: number[] = [];
  for (const [place, title] of heads) widths[place] = Math.max(narrow, Math.min(wide, Math.ceil(roomFor(title)) + arrow + frame));
  for (const part of [head, ...(tail ? [tail] : [])])
    for (const [index, cells] of part.cells.entries()) {
      const row = part.from + index;
      const counts = [header, data].some((span) => span && row >= span.from && row <= span.to);
      for (const [place, text] of cells.entries())
        widths[place] = Math.max(
          widths[place] ?? narrow,
          counts ? Math.min(wide, Math.ceil(roomFor(text)) + (row <= (header?.to ?? 0) ? arrow : 0)) : narrow,
        );
    }
  return Array.from(widths, (width) => width ?? narrow);
}
