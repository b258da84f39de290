import type { TableName } from '#shared/model/tables.ts';
import type { Cells } from '../cells.ts';
import type { Range } from '../selecting/selection.ts';
import { type Ground, leave, maskedText, type Source } from '../writing/commands.ts';
import type { SheetRow } from '../writing/row-store.ts';
import { type Block, toTsv, unified } from './clipboard.ts';

/** What a sheet put on the clipboard: the texts others see, and what stands behind them. */
export interface Copied {
  readonly table: TableName;
  /** As shown: personal data masked where it is masked on the screen. */
  readonly shown: Block;
  readonly masked: boolean;
  readonly rows: readonly SheetRow[];
  readonly fields: readonly string[];
  /** Values and whole texts, row by row. */
  readonly values: readonly (readonly unknown[])[];
  readonly whole: Block;
  readonly text: string;
}

/** The rows and columns of some ranges as one block: they must share their rows or their columns, as in Excel. Undefined where they do not. */
export function oneBlock(ranges: readonly Range[]): { rows: number[]; cols: number[] } | undefined {
  const [first] = ranges;
  if (!first) return undefined;
  const sameRows = ranges.every((range) => range.top === first.top && range.bottom === first.bottom);
  const sameCols = ranges.every((range) => range.left === first.left && range.right === first.right);
  if (!sameRows && !sameCols) return undefined;
  const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const once = (places: number[]) => [...new Set(places)].sort((a, b) => a - b);
  return {
    rows: sameRows ? span(first.top, first.bottom) : once(ranges.flatMap((range) => span(range.top, range.bottom))),
    cols: sameCols ? span(first.left, first.right) : once(ranges.flatMap((range) => span(range.left, range.right))),
  };
}

/** Takes a copy of some columns of some rows. */
export function copyOf(table: TableName, cells: Cells, rows: readonly SheetRow[], fields: readonly string[]): Copied {
  const whole = rows.map((row) => fields.map((field) => cells.text(row, field)));
  const hides = fields.map((field) => cells.field(field).personal === true);
  const shown = hides.includes(true)
    ? rows.map((row, at) => fields.map((field, col) => (hides[col] ? cells.shown(row, field) : (whole[at]?.[col] ?? ''))))
    : whole;
  const masked = shown !== whole && shown.some((line, row) => line.some((text, col) => text !== whole[row]?.[col]));
  const values = rows.map((row) => fields.map((field) => row[field] ?? null));
  return { table, shown, masked, rows, fields, values, whole, text: toTsv(shown) };
}

/**
 * The copy as a source for pasting: the true values, whatever the clipboard shows; another column reads the whole text in its own way.
 * What is masked goes to personal columns only: elsewhere it would stand open.
 */
export const sourceOfCopy = (
  { ground, cells, props }: { ground: Ground; cells: Cells; props(): { readonly table: TableName } },
  copy: Copied,
): Source => ({
  height: copy.values.length,
  width: copy.fields.length,
  valueFor: (row, col, field) => {
    if (copy.table === props().table && copy.fields[col] === field) return copy.values[row]?.[col] ?? null;
    const text = copy.whole[row]?.[col];
    if (text === undefined) return leave;
    return text !== copy.shown[row]?.[col] && !cells.field(field).personal ? maskedText : ground.coerce(field, text);
  },
});

let last: Copied | undefined;

/** What this page last put on the clipboard: known again by its text, whichever sheet it is pasted into. */
export const lastCopied = {
  keep(copy: Copied): void {
    last = copy;
  },
  /** The copy that a clipboard's text stands for; undefined where the text came from elsewhere. */
  of(text: string): Copied | undefined {
    return last && unified(text) === unified(last.text) ? last : undefined;
  },
};
