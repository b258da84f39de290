import type { Field } from '#shared/model/field.ts';
import type { Capture } from './capture.ts';
import { ChoiceList } from './editors/choice-list.ts';
import { type Choice, type Editor, editorOf, type OptionsOf } from './editors/editor-of.ts';
import type { Mode } from './keymap.ts';
import type { CellRef } from './selection.ts';

export interface EditingWorld {
  readonly optionsOf: OptionsOf;
  coerce(field: Field, input: unknown): unknown;
  /** What the typed text would be read as, for people; undefined where it cannot be read. */
  reading(field: Field, text: string): string | undefined;
  /** The place of the cell within the sheet's box, in pixels; undefined while it is scrolled out of the drawing. */
  boxOf(cell: CellRef): { left: number; top: number; width: number; height: number } | undefined;
  commit(cell: CellRef, value: unknown): void;
}

interface Edit {
  readonly cell: CellRef;
  readonly field: Field;
  readonly editor: Editor;
  readonly mode: 'enter' | 'edit';
  readonly text: string;
  /** The person typed or chose something. */
  touched: boolean;
  readonly picks: Map<string, Choice['value']>;
}

const divider = /[、,，;；\n]/;
/** The tallest an edit grows, in pixels; from there it scrolls. */
const tallest = 260;
const listId = 'sheet-choices';

/** The edit of one cell: the textarea's text, the list or reading that hangs below it, and what becomes of them. */
export class Editing {
  readonly #root: HTMLElement;
  readonly #capture: Capture;
  readonly #world: EditingWorld;
  readonly #list: ChoiceList;
  readonly #reading: HTMLElement;
  #edit: Edit | undefined;

  constructor(root: HTMLElement, capture: Capture, world: EditingWorld) {
    this.#root = root;
    this.#capture = capture;
    this.#world = world;
    this.#list = new ChoiceList(listId, { chosen: (choice) => this.#choose(choice) });
    this.#reading = document.createElement('div');
    this.#reading.className = 'sheet-reading';
    this.#reading.hidden = true;
    root.append(this.#list.element, this.#reading);
  }

  get mode(): Mode {
    return this.#edit?.mode ?? 'idle';
  }
  get listOpen(): boolean {
    return this.#list.isOpen;
  }
  get multiline(): boolean {
    return this.#edit?.editor.multiline ?? false;
  }

  /** Begins an edit. `text` is what the cell holds (edit); undefined where the textarea already has what is being typed (enter). */
  begin(cell: CellRef, field: Field, text: string | undefined): void {
    const editor = editorOf[field.kind];
    this.#edit = {
      cell,
      field,
      editor,
      mode: text === undefined ? 'enter' : 'edit',
      text: text ?? '',
      touched: text === undefined,
      picks: new Map(),
    };
    if (text !== undefined) this.#capture.put(text);
    this.#root.classList.add('sheet-editing');
    this.#capture.area.classList.toggle('sheet-many-lines', editor.multiline ?? false);
    if (editor.choices) this.openList();
    this.#showReading();
    this.place();
  }

  openList(): void {
    const edit = this.#edit;
    if (!edit?.editor.choices || this.#list.isOpen) return;
    this.#list.open(edit.editor.choices(edit.field, this.#world.optionsOf), edit.field.title);
    this.#narrow('');
    const { area } = this.#capture;
    area.setAttribute('aria-controls', listId);
    area.setAttribute('aria-haspopup', 'listbox');
  }

  typed(text: string, composing: boolean): void {
    const edit = this.#edit;
    if (!edit) return;
    edit.touched = true;
    if (!composing) this.#completeSegment(edit, text);
    if (this.#list.isOpen && !composing) this.#narrow(this.#segment(edit));
    this.#showReading();
    this.place();
  }

  listMove(by: 1 | -1): void {
    this.#list.move(by);
    this.#tellCurrent();
  }

  /** Ends the edit and writes it, if anything was typed or chosen. */
  commit(): void {
    const edit = this.#edit;
    if (!edit) return;
    this.#capture.settle();
    const picked = this.#list.current;
    const text = this.#capture.text;
    const value = this.#valueOf(edit, text, picked);
    this.#end();
    if ((edit.touched && !(edit.mode === 'edit' && text === edit.text && !picked)) || picked) this.#world.commit(edit.cell, value);
  }

  cancel(): void {
    this.#capture.settle();
    this.#end();
  }

  /** Takes the popovers off the page. */
  remove(): void {
    this.#list.element.remove();
    this.#reading.remove();
  }

  /** Puts the textarea over its cell and what hangs from it below, or above where there is more room. */
  place(idle?: CellRef): void {
    const cell = this.#edit?.cell ?? idle;
    const box = cell && this.#world.boxOf(cell);
    if (!box) return;
    const { area } = this.#capture;
    const room = { width: this.#root.clientWidth, height: this.#root.clientHeight };
    const size = this.#edit ? this.#sizeFor(box, room.width - 8) : box;
    const left = this.#edit ? Math.max(0, Math.min(box.left, room.width - size.width - 2)) : box.left;
    Object.assign(area.style, { left: `${left}px`, top: `${box.top}px`, width: `${size.width}px`, height: `${size.height}px` });
    for (const hanging of [this.#list.element, this.#reading]) {
      const below = room.height - box.top - size.height;
      const up = below < 160 && box.top > below;
      Object.assign(hanging.style, {
        left: `${Math.max(0, Math.min(box.left, room.width - 260))}px`,
        minWidth: `${Math.max(box.width, 160)}px`,
        maxHeight: `${Math.min(280, (up ? box.top : below) - 8)}px`,
        top: up ? 'auto' : `${box.top + size.height + 2}px`,
        bottom: up ? `${room.height - box.top + 2}px` : 'auto',
      });
    }
  }

  #sizeFor(box: { width: number; height: number }, widest: number): { width: number; height: number } {
    const { area } = this.#capture;
    area.style.width = `${box.width}px`;
    area.style.height = `${box.height}px`;
    const longest = Math.max(...this.#capture.text.split('\n').map((line) => measured(area, line)));
    const width = Math.min(Math.max(box.width, longest + 24), Math.max(box.width, Math.min(460, widest)));
    area.style.width = `${width}px`;
    const needed = Math.max(box.height, area.scrollHeight + 4);
    area.style.overflowY = needed > tallest ? 'auto' : 'hidden';
    return { width, height: Math.min(needed, tallest) };
  }

  #end(): void {
    this.#edit = undefined;
    this.#list.close();
    this.#reading.hidden = true;
    this.#capture.put('');
    this.#root.classList.remove('sheet-editing');
    this.#capture.area.classList.remove('sheet-many-lines');
    for (const name of ['aria-controls', 'aria-haspopup', 'aria-activedescendant']) this.#capture.area.removeAttribute(name);
  }

  /** The text the list is searched for: all of it, or what stands behind the last divider. */
  #segment(edit: Edit): string {
    const text = this.#capture.text;
    return edit.editor.many ? (text.split(divider).at(-1) ?? '') : text;
  }

  #narrow(query: string): void {
    const edit = this.#edit;
    if (!edit) return;
    const names = new Set((edit.editor.many ? this.#capture.text.split(divider) : [this.#capture.text]).map((name) => name.trim()));
    this.#list.show(query, new Set(this.#list.choices.filter((choice) => names.has(choice.label)).map((choice) => choice.value)));
    this.#tellCurrent();
  }

  #tellCurrent(): void {
    const id = this.#list.currentId;
    if (id) this.#capture.area.setAttribute('aria-activedescendant', id);
    else this.#capture.area.removeAttribute('aria-activedescendant');
  }

  /** A divider typed behind letters that found something puts the found title in their place. */
  #completeSegment(edit: Edit, text: string): void {
    const picked = this.#list.current;
    if (!edit.editor.many || !picked || !divider.test(text.at(-1) ?? '')) return;
    const names = text.slice(0, -1).split(divider);
    if (names.at(-1)?.trim() === '') return;
    this.#putNames(edit, [...names.slice(0, -1), picked.label, ''], picked);
  }

  #choose(choice: Choice): void {
    const edit = this.#edit;
    if (!edit) return;
    edit.touched = true;
    if (!edit.editor.many) {
      const { cell } = edit;
      this.#end();
      this.#world.commit(cell, choice.value);
      return;
    }
    const names = this.#capture.text.split(divider).map((name) => name.trim());
    const whole = names.filter((name) => this.#list.choices.some((other) => other.label === name));
    const has = whole.includes(choice.label);
    this.#putNames(edit, [...whole.filter((name) => name !== choice.label), ...(has ? [] : [choice.label]), ''], choice);
    this.#narrow('');
    this.place();
  }

  #putNames(edit: Edit, names: string[], picked: Choice): void {
    edit.picks.set(picked.label, picked.value);
    this.#capture.put(names.map((name) => name.trim()).join('、'));
  }

  #valueOf(edit: Edit, text: string, picked: Choice | undefined): unknown {
    if (!edit.editor.choices) return this.#world.coerce(edit.field, text);
    if (!edit.editor.many) return picked ? picked.value : this.#world.coerce(edit.field, text);
    const names = text.split(divider).map((name) => name.trim());
    if (picked) {
      if (names.at(-1) !== '') names.pop();
      names.push(picked.label);
      edit.picks.set(picked.label, picked.value);
    }
    const filled = names.filter(Boolean);
    const ids = filled.map((name) => edit.picks.get(name));
    return ids.includes(undefined) ? this.#world.coerce(edit.field, filled.join('、')) : this.#world.coerce(edit.field, ids);
  }

  #showReading(): void {
    const edit = this.#edit;
    const text = this.#capture.text.trim();
    const hint = edit?.editor.hint?.(edit.field);
    this.#reading.hidden = !edit || this.#list.isOpen || (!edit.editor.reading && !hint) || (text !== '' && !edit.editor.reading);
    if (!edit || this.#reading.hidden) return;
    const reading = text === '' ? undefined : this.#world.reading(edit.field, text);
    this.#reading.classList.toggle('sheet-reading-bad', text !== '' && reading === undefined);
    this.#reading.textContent = reading !== undefined ? `读作 ${reading}` : (hint ?? '');
  }
}

let pen: CanvasRenderingContext2D | null | undefined;
function measured(area: HTMLElement, line: string): number {
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return 0;
  pen.font = getComputedStyle(area).font;
  return pen.measureText(line).width;
}
