import type { LabelOf } from '#shared/model/display.ts';
import type { Field } from '#shared/model/field.ts';
import { loadPinyin, readingsOf } from '../editing/editors/search.ts';
import type { RowStore, SheetRow } from '../writing/row-store.ts';
import { type ColumnFilter, countedValues, isNothing, type ListedValue, testOf } from './filters.ts';
import { goesOn, RowSearch, wordsOf } from './row-search.ts';
import { RowTexts } from './row-texts.ts';

export interface FilteringWorld {
  readonly store: RowStore;
  readonly fields: Readonly<Record<string, Field>>;
  labelOf: LabelOf;
  /** Whether a cell or a row has a problem. */
  marked(row: SheetRow, field: string): boolean;
  markedRow(id: string): boolean;
  /** Filters changed: the rows are to be looked at again. */
  changed(): void;
}

/** Everything that holds rows back, as it is shown to people. */
export interface InForce {
  readonly quick: string;
  readonly onlyProblems: boolean;
  readonly columns: ReadonlyMap<string, ColumnFilter>;
}

type Test = (row: SheetRow) => boolean;

/** Which rows of a sheet are let through: by words, by problems, by columns. Rows worked on stay in view until the filters change. */
export class Filtering {
  readonly #world: FilteringWorld;
  readonly #texts: RowTexts;
  readonly #watchers = new Set<() => void>();
  /** Rows that stay in view though a filter would hold them back. */
  readonly #touched = new Set<string>();
  #search = new RowSearch(readingsOf);
  #inForce: InForce = { quick: '', onlyProblems: false, columns: new Map() };
  #words: readonly string[] = [];
  /** Numbers the searches; words that only go on belong to the search before. */
  #searching = 1;
  #tests = new Map<string, Test>();
  /** Set by the page, and told of there. */
  #only: ((id: string) => boolean) | undefined;

  constructor(world: FilteringWorld) {
    this.#world = world;
    this.#texts = new RowTexts(world.fields, (table, id) => world.labelOf(table, id));
  }

  inForce = (): InForce => this.#inForce;
  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  get any(): boolean {
    return this.#words.length > 0 || this.#inForce.onlyProblems || this.#tests.size > 0 || this.#only !== undefined;
  }
  filterOf(field: string): ColumnFilter | undefined {
    return this.#inForce.columns.get(field);
  }

  /** Whether the filters let a row through. */
  passes(row: SheetRow): boolean {
    return this.#passesBut(row, undefined);
  }
  /** Whether a row stays in view whatever the filters say. */
  always(id: string): boolean {
    return this.#touched.has(id) || this.#world.store.isDraft(id);
  }
  /** These rows stay in view until the filters change. */
  keep(ids: Iterable<string>): void {
    for (const id of ids) this.#touched.add(id);
  }

  setQuick(text: string): void {
    if (text === this.#inForce.quick) return;
    const words = wordsOf(text);
    if (!goesOn(this.#words, words)) this.#searching += 1;
    this.#words = words;
    this.#set({ ...this.#inForce, quick: text });
    if (/[a-z]/i.test(text)) void this.#learnPinyin();
  }
  setOnlyProblems(on: boolean): void {
    if (on !== this.#inForce.onlyProblems) this.#set({ ...this.#inForce, onlyProblems: on });
  }
  setOnly(only: ((id: string) => boolean) | undefined): void {
    if (only === this.#only) return;
    this.#only = only;
    this.#set(this.#inForce);
  }
  setColumn(field: string, filter: ColumnFilter | undefined): void {
    const columns = new Map(this.#inForce.columns);
    if (filter && !isNothing(filter)) columns.set(field, filter);
    else columns.delete(field);
    this.#setColumns(columns);
  }
  clearColumns(): void {
    if (this.#inForce.columns.size > 0) this.#setColumns(new Map());
  }

  /** Linked rows may be named otherwise now. */
  relabelled(): void {
    this.#texts.relabelled();
  }

  /** The values of a column among the rows that everything but its own filter lets through. */
  countsOf(key: string): ListedValue[] {
    const { store, fields, labelOf } = this.#world;
    const field = fields[key];
    if (!field) return [];
    const rows = store.all().filter((row) => !store.isDraft(row.id) && this.#passesBut(row, key));
    return countedValues(
      rows.map((row) => row[key] ?? null),
      field,
      labelOf,
    );
  }

  #passesBut(row: SheetRow, skipped: string | undefined): boolean {
    if (this.#only && !this.#only(row.id)) return false;
    if (this.#inForce.onlyProblems && !this.#world.markedRow(row.id)) return false;
    for (const [field, test] of this.#tests) if (field !== skipped && !test(row)) return false;
    return this.#words.length === 0 || this.#holdsWords(row);
  }

  #holdsWords(row: SheetRow): boolean {
    const kept = this.#texts.of(row, this.#world.store.version);
    if (kept.missedBy === this.#searching) return false;
    const holds = this.#search.finds(kept.text, this.#words);
    if (!holds) kept.missedBy = this.#searching;
    return holds;
  }

  #setColumns(columns: ReadonlyMap<string, ColumnFilter>): void {
    const { fields, labelOf, marked } = this.#world;
    this.#tests = new Map(
      [...columns].flatMap(([key, filter]): [string, Test][] => {
        const field = fields[key];
        const test = field && testOf(filter, field, labelOf);
        return test ? [[key, (row) => test(row[key] ?? null, () => marked(row, key))]] : [];
      }),
    );
    this.#set({ ...this.#inForce, columns });
  }

  async #learnPinyin(): Promise<void> {
    const before = readingsOf('字').length;
    await loadPinyin();
    if (before > 0) return;
    this.#search = new RowSearch(readingsOf);
    this.#searching += 1;
    if (this.#words.length > 0) this.#set(this.#inForce);
  }

  #set(inForce: InForce): void {
    this.#inForce = inForce;
    this.#touched.clear();
    this.#world.changed();
    for (const watcher of this.#watchers) watcher();
  }
}
