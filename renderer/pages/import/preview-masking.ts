import type { Shape, Staged, StagedColumn } from '#shared/contract/intake.ts';
import type { Field } from '#shared/model/field.ts';
import { masked } from '#shared/model/masked.ts';
import type { TableName } from '#shared/model/tables.ts';
import { fieldOf } from './column-targets.ts';
import type { Preview } from './preview.ts';

/** What the preview shows of cells as they were read. */
export interface PreviewMask {
  /** The text of a cell; row from 1, place from 0. */
  cell(row: number, place: number, text: string): string;
  /** The text of a row that is left out. */
  left(row: Shape['left'][number]): string;
}

/** The table of which a sheet has personal data; undefined where it has none. */
export const personalIn = (columns: readonly StagedColumn[]): TableName | undefined =>
  columns.find(({ target }) => target && fieldOf(target)?.personal)?.target?.table;

/**
 * Masks what goes to personal fields, but for the table that a person asked to see. Headers, titles, totals and notes stay: without them it
 * cannot be told what a sheet is.
 */
export function previewMask({ columns, shape }: Pick<Staged, 'columns' | 'shape'>, preview: Preview, revealed?: TableName): PreviewMask {
  const fields = new Map<number, Field>();
  for (const { column, target } of columns) {
    const field = target ? fieldOf(target) : undefined;
    if (field?.personal && target?.table !== revealed) fields.set(column, field);
  }
  const open = new Set(shape.left.flatMap(({ row, why }) => (why === 'choice' ? [] : [row])));
  const cell = (row: number, place: number, text: string) => {
    const field = fields.get(place);
    return field && !open.has(row) ? masked(field, text) : text;
  };
  return {
    cell,
    left: ({ row, why, text }) => {
      if (why !== 'choice' || fields.size === 0) return text;
      const cells = cellsAt(preview, row);
      // out of the preview it is not known which part of the text stood where
      if (!cells) return `${[...text].slice(0, 6).join('')}…`;
      const texts = cells.flatMap((one, place) => (one.trim() === '' ? [] : [cell(row, place, one)]));
      return texts.join(' ').slice(0, text.length);
    },
  };
}

function cellsAt({ head, tail }: Preview, row: number): readonly string[] | undefined {
  return head.cells[row - head.from] ?? tail?.cells[row - tail.from];
}
