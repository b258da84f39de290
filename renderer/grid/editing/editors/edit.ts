import type { Field } from '#shared/model/field.ts';
import type { Box } from '../../box.ts';
import type { CellRef } from '../../selecting/selection.ts';
import type { Choice, Editor, OptionsOf } from './editor-of.ts';

export interface EditingWorld {
  readonly optionsOf: OptionsOf;
  coerce(field: Field, input: unknown): unknown;
  /** What the typed text would be read as, for people; undefined where it cannot be read. */
  reading(field: Field, text: string): string | undefined;
  /** The place of the cell within the sheet's box, in pixels; undefined while it is scrolled out of the drawing. */
  boxOf(cell: CellRef): Box | undefined;
  /** The civil date of today. */
  today(): string;
  /** Whether a text that can mean one thing only is written without Enter: not while it may be meant for several cells. */
  atOnce(): boolean;
  commit(cell: CellRef, value: unknown): void;
}

export interface Edit {
  readonly cell: CellRef;
  readonly field: Field;
  readonly editor: Editor;
  readonly mode: 'enter' | 'edit';
  readonly text: string;
  /** The person typed or chose something. */
  touched: boolean;
  readonly picks: Map<string, Choice['value']>;
}

/** What an edit would write, and what it is called. */
export interface Taken {
  readonly cell: CellRef;
  readonly value: unknown;
  readonly text: string;
  /** The text as it stood in the cell. */
  readonly typed: string;
  /** Chosen from the list or the month. */
  readonly chosen: boolean;
}
