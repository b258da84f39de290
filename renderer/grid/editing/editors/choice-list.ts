import type { Choice } from './editor-of.ts';
import { ChoiceSearch, loadPinyin } from './search.ts';

/** Lists up to this long show whole; of longer ones the first are shown, the rest is for typing. */
const whole = 100;
const shownOfMany = 40;
/** Milliseconds of a frame that spelling names out may take. */
const slice = 6;

export interface ChoiceListHost {
  /** A choice was clicked. */
  chosen(choice: Choice): void;
}

/** The list that hangs below the cell under edit. The textarea keeps the focus; the list only shows, and is told what to do. */
export class ChoiceList {
  readonly element: HTMLElement;
  readonly #host: ChoiceListHost;
  #search = new ChoiceSearch([]);
  /** How many the query found, of which `#found` are shown. */
  #size = 0;
  #found: readonly Choice[] = [];
  #marked: ReadonlySet<Choice['value']> = new Set();
  #query = '';
  #at = -1;

  constructor(id: string, host: ChoiceListHost) {
    this.element = document.createElement('div');
    this.element.id = id;
    this.element.className = 'sheet-list';
    this.element.setAttribute('role', 'listbox');
    this.element.hidden = true;
    this.#host = host;
    this.element.addEventListener('mousedown', (event) => {
      event.preventDefault();
      event.stopPropagation();
      const place = Number((event.target as Element).closest('[role=option]')?.getAttribute('data-at') ?? -1);
      const choice = this.#found[place];
      if (choice) this.#host.chosen(choice);
    });
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }
  /** The choice that Enter takes. */
  get current(): Choice | undefined {
    return this.isOpen ? this.#found[this.#at] : undefined;
  }
  /** The id of the current option's element, for aria-activedescendant. */
  get currentId(): string | undefined {
    return this.current && `${this.element.id}-${this.#at}`;
  }
  get choices(): readonly Choice[] {
    return this.#search.choices;
  }

  open(choices: readonly Choice[], name: string): void {
    const search = new ChoiceSearch(choices);
    this.#search = search;
    this.element.setAttribute('aria-label', name);
    this.element.hidden = false;
    loadPinyin().then(
      () => this.#spell(search),
      (error: unknown) => console.warn('拼音词库没有载入，列表只能按汉字查找', error),
    );
  }

  /** Spells the names out between key presses; what was typed meanwhile is searched again when all are. */
  #spell(search: ChoiceSearch): void {
    if (!this.isOpen || this.#search !== search) return;
    if (!search.spell(slice)) setTimeout(() => this.#spell(search));
    else if (this.#query !== '') this.show(this.#query, this.#marked);
  }

  close(): void {
    this.element.hidden = true;
    this.#search = new ChoiceSearch([]);
    this.element.replaceChildren();
    this.#query = '';
    this.#at = -1;
  }

  /** Narrows the list down to a query; `marked` are the values the cell already has. */
  show(query: string, marked: ReadonlySet<Choice['value']>): void {
    this.#query = query;
    this.#marked = marked;
    const found = this.#search.found(query);
    this.#size = found.length;
    this.#found = found.slice(0, this.#search.choices.length > whole ? shownOfMany : whole);
    this.#at = query.trim() === '' ? -1 : this.#found.length > 0 ? 0 : -1;
    this.#draw();
  }

  move(by: 1 | -1): void {
    const size = this.#found.length;
    if (size === 0) return;
    const from = this.#at < 0 ? this.#found.findIndex((choice) => this.#marked.has(choice.value)) : this.#at;
    this.#at = from < 0 && by < 0 ? size - 1 : (from + by + size) % size;
    this.#draw();
  }

  #draw(): void {
    const rows = this.#found.map((choice, place) => this.#row(choice, place));
    const hidden = this.#size - this.#found.length;
    const foot =
      this.#found.length === 0
        ? '没有符合的选项；按 Enter 将原样保留，并标为待改'
        : hidden > 0
          ? `还有 ${hidden} 项，继续输入以缩小范围`
          : '';
    if (foot) {
      const line = document.createElement('div');
      line.className = 'sheet-list-foot';
      line.setAttribute('role', 'option');
      line.setAttribute('aria-disabled', 'true');
      line.setAttribute('aria-selected', 'false');
      line.textContent = foot;
      rows.push(line);
    }
    this.element.replaceChildren(...rows);
    const place = this.#at >= 0 ? this.#at : this.#found.findIndex((choice) => this.#marked.has(choice.value));
    rows[place]?.scrollIntoView({ block: 'nearest' });
  }

  #row(choice: Choice, place: number): HTMLElement {
    const row = document.createElement('div');
    row.id = `${this.element.id}-${place}`;
    row.setAttribute('role', 'option');
    row.setAttribute('data-at', String(place));
    row.setAttribute('aria-selected', String(this.#marked.has(choice.value)));
    row.className = place === this.#at ? 'sheet-option sheet-option-at' : 'sheet-option';
    row.textContent = choice.label;
    return row;
  }
}
