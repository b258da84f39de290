import { colToLetter, type WriteSheet } from 'hucre/xlsx';
import type { LocalEntries } from '#shared/codes/local-codes.ts';
import type { Field } from '#shared/model/field.ts';
import { workbookText } from './field-cells.ts';
import { choicesOf } from './field-hints.ts';
import { asideSheets } from './sheet-names.ts';

/** The closed lists of a workbook, each a column of one hidden sheet: lists written into the validation itself break over 255 characters. */
export class TemplateLists {
  readonly #columns: { readonly title: string; readonly choices: readonly string[] }[] = [];
  readonly #places = new Map<string, string>();
  readonly #added: LocalEntries | undefined;

  constructor(added: LocalEntries | undefined) {
    this.#added = added;
  }

  /** The range that holds a field's choices, for a validation to refer to; undefined for a field that has none. */
  rangeOf(field: Field): string | undefined {
    const choices = choicesOf(field, this.#added);
    if (!choices || choices.length === 0) return undefined;
    const title = field.list?.name ?? '是否';
    const known = this.#places.get(title);
    if (known !== undefined) return known;
    const letter = colToLetter(this.#columns.length);
    const range = `${asideSheets.lists}!$${letter}$2:$${letter}$${choices.length + 1}`;
    this.#columns.push({ title, choices });
    this.#places.set(title, range);
    return range;
  }

  sheet(): WriteSheet {
    const longest = Math.max(0, ...this.#columns.map(({ choices }) => choices.length));
    const rows = Array.from({ length: longest }, (_, row) =>
      this.#columns.map(({ choices }) => {
        const choice = choices[row];
        return choice === undefined ? null : workbookText(choice);
      }),
    );
    return { name: asideSheets.lists, hidden: true, rows: [this.#columns.map(({ title }) => title), ...rows] };
  }
}
