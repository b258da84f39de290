import type { Cells } from './cells.ts';
import type { Cutting } from './clipboard/cutting.ts';
import type { Look } from './paint.ts';
import type { RowNotes } from './row-notes.ts';
import type { Selecting } from './selecting/selecting.ts';
import type { View } from './view.ts';

interface Parts {
  readonly view: View;
  readonly selecting: Selecting;
  readonly cutting: Cutting;
  readonly cells: Cells;
  readonly notes: RowNotes | undefined;
}

/** What the class rules ask of the parts of a sheet. */
export function lookOf({ view, selecting, cutting, cells, notes }: Parts): Look {
  return {
    get ranges() {
      return selecting.ranges;
    },
    get active() {
      return selecting.active;
    },
    get corner() {
      return selecting.corner;
    },
    cutting,
    placeOf: (column) => view.placeOf(column),
    mark: (id, field) => cells.mark(id, field),
    locked: (row, field) => cells.closed(row, field) !== undefined,
    failed: (id, field) => cells.failed(id, field),
    ...notedLook(notes),
  };
}

/** What the class rules ask of notes; nothing where there are none. */
export const notedLook = (notes: RowNotes | undefined): Pick<Look, 'noted'> =>
  notes ? { noted: { tone: (id) => notes.noteOf(id)?.tone, replaces: (id, field) => notes.wasOf(id, field) !== undefined } } : {};
