import type { Field } from '#shared/model/field.ts';
import type { Mode } from '../keymap.ts';
import type { CellRef } from '../selecting/selection.ts';
import type { Capture } from './capture.ts';
import { Calendar } from './editors/calendar.ts';
import { ChoiceList } from './editors/choice-list.ts';
import type { Edit, EditingWorld, Taken } from './editors/edit.ts';
import { type Choice, editorOf } from './editors/editor-of.ts';
import { chosenValue, completed, divider, namesIn, toggled } from './editors/names.ts';
import { placeOver } from './editors/placing.ts';
import { ReadingLine } from './editors/reading-line.ts';

const listId = 'sheet-choices';
const calendarId = 'sheet-month';

/** The edit of one cell: the textarea's text, the list, month or reading that hangs below it, and what becomes of them. */
export class Editing {
  readonly #root: HTMLElement;
  readonly #capture: Capture;
  readonly #world: EditingWorld;
  readonly #list: ChoiceList;
  readonly #calendar: Calendar;
  readonly #reading = new ReadingLine();
  #edit: Edit | undefined;

  constructor(root: HTMLElement, capture: Capture, world: EditingWorld) {
    this.#root = root;
    this.#capture = capture;
    this.#world = world;
    this.#list = new ChoiceList(listId, { chosen: (choice) => this.#choose(choice) });
    this.#calendar = new Calendar(calendarId, { chosen: (date) => this.#chooseDay(date) });
    root.append(this.#list.element, this.#calendar.element, this.#reading.element);
  }

  get mode(): Mode {
    return this.#calendar.isOpen ? 'calendar' : (this.#edit?.mode ?? 'idle');
  }
  /** The column of the cell under edit. */
  get field(): string | undefined {
    return this.#edit?.cell.column;
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

  /** Opens what there is to choose from: the list of choices or the month. */
  openList(): void {
    const edit = this.#edit;
    if (edit?.editor.calendar) this.#openCalendar(edit);
    if (!edit?.editor.choices || this.#list.isOpen) return;
    this.#list.open(edit.editor.choices(edit.field, this.#world.optionsOf), edit.field.title);
    this.#narrow('');
    this.#controls(listId, 'listbox');
  }

  typed(text: string, composing: boolean): void {
    const edit = this.#edit;
    if (!edit) return;
    edit.touched = true;
    if (!composing && edit.mode === 'enter' && edit.editor.atOnce?.has(text.trim().toLowerCase()) && this.#world.atOnce()) {
      this.commit();
      return;
    }
    if (!composing) this.#completeSegment(edit, text);
    if (this.#list.isOpen && !composing) this.#narrow(this.#segment(edit));
    // from now on it is the text that counts
    if (this.#calendar.isOpen) this.#closeCalendar();
    this.#showReading();
    this.place();
  }

  listMove(by: 1 | -1): void {
    this.#list.move(by);
    this.#tellCurrent();
  }

  /** Puts the current choice into a cell that takes several, or takes it out; false where there is nothing to toggle. */
  toggleChoice(): boolean {
    const choice = this.#edit?.editor.many ? this.#list.current : undefined;
    if (choice) this.#choose(choice);
    return choice !== undefined;
  }

  calendarMove(days: number, months: number): void {
    this.#calendar.move(days, months);
    this.#tellCurrent();
  }

  /** Takes the day that the month shows. It goes in front of a time, which is still to be typed; false where the edit ends with it. */
  putDay(): boolean {
    if (!this.#calendar.isOpen) return false;
    this.#calendar.take();
    const day = this.#calendar.chosen;
    if (!day || this.#edit?.field.kind !== 'time') return false;
    this.#chooseDay(day);
    return true;
  }

  /** Ends the edit and writes it, if anything was typed or chosen. */
  commit(): void {
    const edit = this.#edit;
    const taken = this.take();
    if (edit && taken && (taken.chosen || (edit.touched && (edit.mode === 'enter' || taken.typed !== edit.text))))
      this.#world.commit(edit.cell, taken.value);
  }

  /** Ends the edit without writing it, and gives what it would have written. */
  take(): Taken | undefined {
    const edit = this.#edit;
    if (!edit) return undefined;
    this.#capture.settle();
    const picked = this.#list.current;
    const day = edit.field.kind === 'date' ? this.#calendar.chosen : undefined;
    const typed = day ?? this.#capture.text;
    const value = this.#valueOf(edit, typed, picked);
    const text = edit.editor.many ? namesIn(typed, picked?.label).join('、') : (picked?.label ?? typed);
    this.#end();
    return { cell: edit.cell, value, text, typed, chosen: picked !== undefined || day !== undefined };
  }

  cancel(): void {
    this.#capture.settle();
    this.#end();
  }

  /** Takes the popovers off the page. */
  remove(): void {
    this.#list.element.remove();
    this.#calendar.element.remove();
    this.#reading.element.remove();
  }

  /** Puts the textarea over its cell, and what hangs from it beside it. */
  place(idle?: CellRef): void {
    const cell = this.#edit?.cell ?? idle;
    const box = cell && this.#world.boxOf(cell);
    const hanging = [this.#list.element, this.#calendar.element, this.#reading.element];
    if (box) placeOver(this.#root, this.#capture.area, box, this.#edit !== undefined, hanging);
  }

  #end(): void {
    this.#edit = undefined;
    this.#list.close();
    this.#calendar.close();
    this.#reading.hide();
    this.#capture.put('');
    this.#root.classList.remove('sheet-editing');
    this.#capture.area.classList.remove('sheet-many-lines');
    this.#controlsNothing();
  }

  #controls(id: string, popup: 'listbox' | 'grid'): void {
    const { area } = this.#capture;
    area.setAttribute('aria-controls', id);
    area.setAttribute('aria-haspopup', popup);
  }

  #controlsNothing(): void {
    for (const name of ['aria-controls', 'aria-haspopup', 'aria-activedescendant']) this.#capture.area.removeAttribute(name);
  }

  #openCalendar(edit: Edit): void {
    if (this.#calendar.isOpen) return;
    const today = this.#world.today();
    this.#calendar.open(this.#dayOf(edit, this.#capture.text) ?? today, today);
    this.#controls(calendarId, 'grid');
    this.#tellCurrent();
    this.#showReading();
    this.place();
  }

  #dayOf({ field }: Edit, text: string): string | undefined {
    const value = text.trim() === '' ? undefined : this.#world.coerce(field, text);
    return typeof value === 'string' ? value.slice(0, 10) : undefined;
  }

  #closeCalendar(): void {
    this.#calendar.close();
    this.#controlsNothing();
  }

  #chooseDay(date: string): void {
    const edit = this.#edit;
    if (!edit) return;
    edit.touched = true;
    if (edit.field.kind !== 'time') {
      this.#calendar.take(date);
      this.commit();
      return;
    }
    const before = this.#world.coerce(edit.field, this.#capture.text);
    const time = typeof before === 'string' && !before.endsWith('T00:00') ? before.slice(11) : '';
    this.#closeCalendar();
    this.#capture.put(`${date} ${time}`);
    this.#showReading();
    this.place();
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
    const id = this.#list.currentId ?? this.#calendar.currentId;
    if (id) this.#capture.area.setAttribute('aria-activedescendant', id);
    else this.#capture.area.removeAttribute('aria-activedescendant');
  }

  /** A divider typed behind letters that found something puts the found title in their place. */
  #completeSegment(edit: Edit, text: string): void {
    const picked = edit.editor.many ? this.#list.current : undefined;
    const whole = picked && completed(text, picked.label);
    if (picked && whole !== undefined) this.#putNames(edit, whole, picked);
  }

  #choose(choice: Choice): void {
    const edit = this.#edit;
    if (!edit) return;
    edit.touched = true;
    if (!edit.editor.many) {
      this.#end();
      this.#world.commit(edit.cell, choice.value);
      return;
    }
    const isName = (name: string) => this.#list.choices.some(({ label }) => label === name);
    this.#putNames(edit, toggled(this.#capture.text, isName, choice.label), choice);
    this.#narrow('');
    this.place();
  }

  #putNames(edit: Edit, text: string, picked: Choice): void {
    edit.picks.set(picked.label, picked.value);
    this.#capture.put(text);
  }

  #valueOf({ field, editor, picks }: Edit, text: string, picked: Choice | undefined): unknown {
    const coerce = (input: unknown) => this.#world.coerce(field, input);
    return editor.choices ? chosenValue(editor, text, picked, picks, coerce) : coerce(text);
  }

  #showReading(): void {
    const edit = this.#edit;
    if (!edit || this.#list.isOpen || this.#calendar.isOpen) this.#reading.hide();
    else this.#reading.show(edit.field, edit.editor, this.#capture.text.trim(), (text) => this.#world.reading(edit.field, text));
  }
}
