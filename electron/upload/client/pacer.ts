/** Time as the pacer needs it, so that tests can hold it. */
export interface Ticking {
  /** Milliseconds that only go forward. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

export const realTime: Ticking = {
  now: () => performance.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** How many bytes may go at once, at most; small enough that a slow line is not held up by its own queue. */
export const pieceBytes = 16 * 1024;

/** Holds what is sent to so many bytes a second. The limit is asked for each piece: a change counts at once. */
export class Pacer {
  readonly #bytesPerSecond: () => number | null;
  readonly #time: Ticking;
  #freeAt = 0;

  constructor(bytesPerSecond: () => number | null, time: Ticking = realTime) {
    this.#bytesPerSecond = bytesPerSecond;
    this.#time = time;
  }

  /** Returns when so many bytes may be sent. */
  async take(bytes: number): Promise<void> {
    const limit = this.#bytesPerSecond();
    if (limit === null) return;
    const now = this.#time.now();
    const begin = Math.max(now, this.#freeAt);
    this.#freeAt = begin + (bytes / limit) * 1000;
    if (begin > now) await this.#time.sleep(begin - now);
  }
}
