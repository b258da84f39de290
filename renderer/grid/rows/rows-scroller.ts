import { intoView, wheeled } from './scrolling.ts';

export interface ScrollerHost {
  /** Scrolled to another place. */
  scrolled(): void;
  /** The room for the rows has changed. */
  resized(): void;
}

let made = 0;

/**
 * What scrolls the rows: the browser's own scrollbars over an empty room as large as all rows. The rows themselves stand in a window that stays
 * where it is, on a plane moved under it: whatever the bars do, what shows is what was drawn last, never a gap, and the heads move along in step.
 */
export class RowsScroller {
  readonly element = part('sheet-rows');
  /** Where rows are put, as if it were all of them high. */
  readonly plane = part('sheet-plane');
  readonly #room = part('sheet-room');
  readonly #window = part('sheet-window');
  readonly #note = part('sheet-none');
  readonly #heads: HTMLElement;
  readonly #host: ScrollerHost;
  /** All in pixels, as last seen: asking the page for them would lay it out each time. */
  #top = 0;
  #left = 0;
  #width = 0;
  #height = 0;
  #offset = 0;

  constructor(grid: HTMLElement, host: ScrollerHost, signal: AbortSignal) {
    const heads = grid.querySelector<HTMLElement>('.sheet-heads');
    if (!heads) throw new Error('a sheet without heads');
    this.#heads = heads;
    this.#host = host;
    this.#window.append(this.plane, this.#note);
    this.#room.append(this.#window);
    this.element.append(this.#room);
    this.element.role = 'rowgroup';
    this.element.id = `sheet-rows-${++made}`;
    grid.append(this.element);
    this.element.addEventListener('scroll', () => this.#follow(), { passive: true, signal });
    // a wheel that the browser turns scrolls first and is drawn a frame later: all is painted twice
    grid.addEventListener('wheel', (event) => this.#wheel(event), { passive: false, signal });
    const watch = new ResizeObserver(() => {
      if (this.#measure()) this.#host.resized();
    });
    watch.observe(this.element);
    this.#measure();
    signal.addEventListener('abort', () => {
      watch.disconnect();
      this.element.remove();
    });
  }

  get top(): number {
    return this.#top;
  }
  get left(): number {
    return this.#left;
  }
  get width(): number {
    return this.#width;
  }
  get height(): number {
    return this.#height;
  }
  /** Where the window begins below the upper edge of the sheet. */
  get offset(): number {
    return this.#offset;
  }

  /** Makes room for all rows and columns. */
  fit(width: number, height: number): void {
    this.#room.style.width = `${width}px`;
    this.#room.style.height = `${height}px`;
    this.#viewport()?.setAttribute('aria-owns', this.element.id);
    // with less room the browser scrolls back, and tells of it a frame later
    if (this.#top + this.#height > height || this.#left + this.#width > width) this.#read();
  }

  /** Says what stands in place of rows; nothing where there are any. */
  say(text: string): void {
    if (this.#note.textContent !== text) this.#note.textContent = text;
  }

  /** Scrolls down or up as little as shows a stretch. */
  revealDown(start: number, size: number): void {
    const top = intoView(start, size, this.#top, this.#height);
    if (top === this.#top) return;
    this.element.scrollTop = top;
    this.#follow();
  }

  /** Scrolls across as little as shows a stretch beside what is frozen. */
  revealAcross(start: number, size: number, frozen: number): void {
    const left = intoView(start, size, this.#left, this.#width - frozen);
    if (left === this.#left) return;
    this.element.scrollLeft = left;
    this.#follow();
  }

  #wheel(event: WheelEvent): void {
    if (event.ctrlKey) return;
    event.preventDefault();
    const { x, y } = wheeled(event, this.#height);
    this.element.scrollBy(x, y);
  }

  #follow(): void {
    if (this.#read()) this.#host.scrolled();
  }

  /** Whether the browser has scrolled on. */
  #read(): boolean {
    const top = onPixel(this.element.scrollTop);
    const left = onPixel(this.element.scrollLeft);
    if (top === this.#top && left === this.#left) return false;
    this.#top = top;
    this.#left = left;
    this.plane.style.transform = `translateY(${-top}px)`;
    this.#moveHeads();
    return true;
  }

  #moveHeads(): void {
    const viewport = this.#viewport();
    if (!viewport || viewport.scrollLeft === this.#left) return;
    viewport.scrollLeft = this.#left;
    // its own event comes a frame later, and with it the heads that have come into view
    viewport.dispatchEvent(new Event('scroll'));
  }

  #viewport(): HTMLElement | null {
    return this.#heads.querySelector('.ag-grid-viewport');
  }

  /** Whether the room for the rows has changed; without any, the sheet is hidden. */
  #measure(): boolean {
    const { clientWidth: width, clientHeight: height, offsetWidth, offsetTop } = this.element;
    if (width === 0 || height === 0) return false;
    const same = width === this.#width && height === this.#height && offsetTop === this.#offset;
    this.#width = width;
    this.#height = height;
    this.#offset = offsetTop;
    this.#heads.style.marginRight = `${offsetWidth - width}px`;
    this.#window.style.width = `${width}px`;
    this.#window.style.height = `${height}px`;
    return !same;
  }
}

/** The nearest place on a pixel of the screen: text between two of them is blurred. */
const onPixel = (place: number): number => Math.round(place * devicePixelRatio) / devicePixelRatio;

function part(className: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.role = 'presentation';
  return element;
}
