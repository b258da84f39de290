import { type Command, commandOf, type Mode } from '../keymap.ts';

/** What the sheet does with what arrives at the textarea. */
export interface CaptureHost {
  mode(): Mode;
  /** Whether the key was used; an unused one is left to the browser. */
  command(command: Command): boolean;
  /** Text or a composition arrived while a cell was only selected: an edit that replaces the value begins. */
  begin(): void;
  /** A key was typed at a cell that cannot be changed. */
  refused(): void;
  /** The text under edit changed. */
  typed(text: string, composing: boolean): void;
  /** The composition that began the edit was cancelled with nothing typed. */
  abandoned(): void;
  /** The focus went elsewhere. */
  left(): void;
  copy(data: DataTransfer, cut: boolean): void;
  paste(data: DataTransfer): void;
}

/**
 * The one textarea where keys, compositions and clipboard events arrive. It is always focused while the sheet is; it is transparent over the
 * selected cell until an edit begins, and then it is the editor. What belongs to an input method is neither prevented nor acted upon.
 */
export class Capture {
  readonly area: HTMLTextAreaElement;
  readonly #host: CaptureHost;
  #composing = false;
  #begunByComposition = false;
  #settling = false;

  constructor(area: HTMLTextAreaElement, host: CaptureHost, signal: AbortSignal) {
    this.area = area;
    this.#host = host;
    const on = <E extends keyof HTMLElementEventMap>(name: E, act: (event: HTMLElementEventMap[E]) => void) =>
      area.addEventListener(name, act, { signal });
    on('keydown', (event) => this.#key(event));
    on('compositionstart', () => this.#compositionStart());
    on('compositionend', () => this.#compositionEnd());
    on('input', () => this.#input());
    // a window that loses the focus keeps its edit; an element elsewhere that takes it ends it
    on('blur', () => this.#settling || this.focused || this.#host.left());
    on('copy', (event) => this.#clipboard(event, (data) => this.#host.copy(data, false)));
    on('cut', (event) => this.#clipboard(event, (data) => this.#host.copy(data, true)));
    on('paste', (event) => this.#clipboard(event, (data) => this.#host.paste(data)));
  }

  get text(): string {
    return this.area.value;
  }
  get focused(): boolean {
    return this.area.ownerDocument.activeElement === this.area;
  }

  focus(): void {
    if (!this.focused) this.area.focus({ preventScroll: true });
  }

  /** Puts a text in, the caret behind it. */
  put(text: string): void {
    this.area.value = text;
    this.area.setSelectionRange(text.length, text.length);
  }

  /** Puts a text in place of the selected one, as typing would. */
  insert(text: string): void {
    this.area.setRangeText(text, this.area.selectionStart, this.area.selectionEnd, 'end');
    this.#input();
  }

  /** Ends a composition under way, keeping its letters: a click elsewhere must not carry it to another cell. */
  settle(): void {
    if (!this.#composing) return;
    this.#settling = true;
    this.area.blur();
    this.area.focus({ preventScroll: true });
    this.#settling = false;
    this.#composing = false;
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) {
      // a Tab that overtook the input method would carry the focus, and what is being composed, out of the sheet
      if (event.key === 'Tab') event.preventDefault();
      return;
    }
    const command = commandOf(event, this.#host.mode());
    if (command && this.#host.command(command)) event.preventDefault();
    else if (!command && this.area.readOnly && event.key.length === 1 && !event.ctrlKey && !event.metaKey) this.#host.refused();
  }

  #compositionStart(): void {
    this.#composing = true;
    this.#begunByComposition = this.#host.mode() === 'idle';
    if (this.#begunByComposition) this.#host.begin();
  }

  #compositionEnd(): void {
    this.#composing = false;
    if (this.#settling) return;
    if (this.#begunByComposition && this.text === '') this.#host.abandoned();
    else this.#host.typed(this.text, false);
    this.#begunByComposition = false;
  }

  #input(): void {
    if (this.#host.mode() === 'idle') {
      if (this.text === '') return;
      this.#host.begin();
    }
    this.#host.typed(this.text, this.#composing);
  }

  /** While text is being edited the clipboard is the textarea's own business. */
  #clipboard(event: ClipboardEvent, act: (data: DataTransfer) => void): void {
    if (this.#host.mode() !== 'idle' || !event.clipboardData) return;
    event.preventDefault();
    act(event.clipboardData);
  }
}
