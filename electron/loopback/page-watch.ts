/** Notices that the page has been gone for a while: its tab closed, not merely reloaded, and no call still under way. */
export class PageWatch {
  readonly #goneMs: number;
  readonly #onGone: () => void;
  #pages = 0;
  #calls = 0;
  #seen = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(goneMs: number, onGone: () => void) {
    this.#goneMs = goneMs;
    this.#onGone = onGone;
  }

  /** Whether a page has ever come. */
  get seen(): boolean {
    return this.#seen;
  }

  pages(open: number): void {
    this.#pages = open;
    this.#seen ||= open > 0;
    this.#look();
  }

  async during<T>(call: Promise<T>): Promise<T> {
    this.#calls++;
    try {
      return await call;
    } finally {
      this.#calls--;
      this.#look();
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #look(): void {
    clearTimeout(this.#timer);
    if (this.#seen && this.#pages === 0 && this.#calls === 0) this.#timer = setTimeout(this.#onGone, this.#goneMs);
  }
}
