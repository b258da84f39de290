import { display, type LabelOf } from '#shared/model/display.ts';
import type { Field } from '#shared/model/field.ts';
import { masked } from '#shared/model/masked.ts';

/** added, changed, same: what becomes of a row · refused: it stays out for what is wrong with it · aside: a person left it out. */
export type Tone = 'added' | 'changed' | 'same' | 'refused' | 'aside';

export interface RowNote {
  /** The number a row is known by, in place of where it stands on the sheet. */
  readonly line: number;
  readonly text: string;
  readonly tone: Tone;
}

/** What is said of rows that stand for others, such as rows that are to be imported: a word beside each, and what its cells would replace. */
export interface RowNotes {
  noteOf(id: string): RowNote | undefined;
  /** What a cell would replace, null for nothing; undefined where it replaces nothing or the same. */
  wasOf(id: string, field: string): unknown;
}

/** Something that can be done with whole rows, offered in the menu. */
export interface RowAct {
  readonly title: string;
  offered(ids: readonly string[]): boolean;
  run(ids: readonly string[]): void;
}

/** Characters that are as wide as a digit. */
const digits = 5;
/** The number of a row with its word behind it, in a column of its own. */
export const numbered = ({ line, text }: RowNote): string => `${String(line).padStart(digits, '\u2007')}\u2002${text}`;
/** Pixels that a number with its word takes up. */
export const notedWidth = 118;

/** 原：12, as people read it; undefined where a cell replaces nothing. */
export function replacedText(notes: RowNotes | undefined, id: string, key: string, field: Field, labelOf: LabelOf, reveal: boolean) {
  const was = notes?.wasOf(id, key);
  if (was === undefined) return undefined;
  const text = display(field, was, labelOf);
  return `原：${(field.personal && !reveal ? masked(field, text) : text) || '（空）'}`;
}
