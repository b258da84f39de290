import type { Bridge } from '#shared/contract/calls.ts';

/** host: the process behind the page has ended. session: this page's key is unknown to it (another start, or an address opened twice). */
export type Loss = 'host' | 'session';

/** The bridge, and word of its end. */
export interface Connection {
  readonly bridge: Bridge;
  /** Returns the end of listening. */
  onLost(listener: (loss: Loss) => void): () => void;
}

/** Keeps the listeners of a connection; a loss that came before the listener is told to it at once. */
export class LossBell {
  #listeners = new Set<(loss: Loss) => void>();
  #loss: Loss | undefined;

  ring(loss: Loss): void {
    if (this.#loss) return;
    this.#loss = loss;
    for (const listener of this.#listeners) listener(loss);
  }

  listen(listener: (loss: Loss) => void): () => void {
    if (this.#loss) listener(this.#loss);
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
