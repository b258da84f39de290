import type { Kind } from '#shared/model/field.ts';
import type { Cells } from '../cells.ts';
import { cellClasses, type Look, numberClasses } from '../paint.ts';
import { numbered, type RowNotes } from '../row-notes.ts';
import { numberColumn } from '../view.ts';
import type { Faces } from './faces.ts';

const asText = 'sheet-cell';
const asNumber = 'sheet-cell sheet-right-aligned';
const asCentred = 'sheet-cell sheet-centred';

/** How each kind stands in its column. */
const standing = {
  text: asText,
  note: asText,
  count: asNumber,
  amount: asNumber,
  date: asText,
  month: asText,
  time: asText,
  yesNo: asCentred,
  code: asText,
  codes: asText,
  link: asText,
  links: asText,
  records: asText,
} satisfies Record<Kind, string>;

export interface FaceWorld {
  readonly look: Look;
  readonly cells: Pick<Cells, 'shown' | 'field'>;
  readonly notes: RowNotes | undefined;
  isDraft(id: string): boolean;
}

/** What the cells of a sheet look like: their text, personal data masked until revealed, and their marks. */
export function facesOf({ look, cells, notes, isDraft }: FaceWorld): Faces {
  const number = notes ? 'sheet-cell sheet-number sheet-noted' : 'sheet-cell sheet-number';
  const numberOf = (id: string, index: number) => {
    const note = notes?.noteOf(id);
    if (note) return numbered(note);
    return isDraft(id) ? '＊' : String(index + 1);
  };
  return {
    text: (row, index, column) => (column === numberColumn ? numberOf(row.id, index) : cells.shown(row, column)),
    classes: (row, index, column) =>
      column === numberColumn
        ? number + numberClasses(look, row, index)
        : standing[cells.field(column).kind] + cellClasses(look, row, index, column),
  };
}
