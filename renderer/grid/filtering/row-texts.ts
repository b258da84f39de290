import { display, type LabelOf } from '#shared/model/display.ts';
import type { Field } from '#shared/model/field.ts';
import type { SheetRow } from '../writing/row-store.ts';
import { fieldBreak, folded } from './row-search.ts';

/** A row's text as it is searched, and the last search that did not find it: while words are only added to, it need not be looked at again. */
interface RowText {
  readonly text: string;
  missedBy: number;
}

interface Kept extends RowText {
  /** What the text was last held against: the rows' version, and that of the labels. */
  version: number;
  labels: number;
  readonly values: readonly unknown[];
  readonly linked: string;
}

/** The texts of rows as they are searched: made when first asked for, made anew where a value or the name of a linked row changed since. */
export class RowTexts {
  readonly #fields: readonly (readonly [string, Field])[];
  readonly #links: readonly (readonly [string, Field])[];
  readonly #labelOf: LabelOf;
  readonly #kept = new WeakMap<SheetRow, Kept>();
  #labels = 0;

  constructor(fields: Readonly<Record<string, Field>>, labelOf: LabelOf) {
    this.#fields = Object.entries(fields);
    this.#links = this.#fields.filter(([, field]) => field.to !== undefined);
    this.#labelOf = labelOf;
  }

  /** Linked rows may be named otherwise now. */
  relabelled(): void {
    this.#labels += 1;
  }

  /** `version` is the rows' own: while it stays the same nothing is looked at again. */
  of(row: SheetRow, version: number): RowText {
    const kept = this.#kept.get(row);
    if (kept && ((kept.version === version && kept.labels === this.#labels) || this.#holds(row, kept))) {
      kept.version = version;
      kept.labels = this.#labels;
      return kept;
    }
    const values = this.#fields.map(([key]) => row[key]);
    const texts = this.#fields.flatMap(
      ([, field], index) => display(field, values[index], this.#labelOf).replaceAll(fieldBreak, ' ') || [],
    );
    const text = folded(texts.join(fieldBreak));
    const made = { version, labels: this.#labels, values, linked: this.#linkedOf(row), text, missedBy: 0 };
    this.#kept.set(row, made);
    return made;
  }

  #holds(row: SheetRow, kept: Kept): boolean {
    return this.#fields.every(([key], index) => row[key] === kept.values[index]) && kept.linked === this.#linkedOf(row);
  }

  #linkedOf(row: SheetRow): string {
    return this.#links.map(([key, field]) => display(field, row[key] ?? null, this.#labelOf)).join(fieldBreak);
  }
}
