import type { Field } from '#shared/model/field.ts';
import type { Editor } from './editor-of.ts';

/** The line below an edit: what can be typed, and what the typed text would be read as. */
export class ReadingLine {
  readonly element: HTMLElement;

  constructor() {
    this.element = document.createElement('div');
    this.element.className = 'sheet-reading';
    this.element.hidden = true;
  }

  hide(): void {
    this.element.hidden = true;
  }

  /** `read` gives what a text would be read as, undefined where it cannot be read. */
  show(field: Field, { reading, hint }: Editor, text: string, read: (text: string) => string | undefined): void {
    const told = reading && text !== '' ? read(text) : undefined;
    const bad = reading === true && text !== '' && told === undefined;
    const said = text === '' || bad ? (hint?.(field) ?? '') : told === undefined || told === text ? '' : `读作 ${told}`;
    this.element.hidden = said === '';
    this.element.classList.toggle('sheet-reading-bad', bad);
    this.element.textContent = said;
  }
}
