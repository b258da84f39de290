/** Rows by a text, all that have the same: nearly every text has one. */
export class RowsByKey<R extends object> {
  readonly #rows = new Map<string, R | R[]>();

  get size(): number {
    return this.#rows.size;
  }

  add(key: string, row: R): void {
    const had = this.#rows.get(key);
    if (had === undefined) this.#rows.set(key, row);
    else if (Array.isArray(had)) had.push(row);
    else this.#rows.set(key, [had, row]);
  }

  get(key: string): readonly R[] {
    const had = this.#rows.get(key);
    if (had === undefined) return none;
    return Array.isArray(had) ? had : [had];
  }
}

const none: readonly never[] = [];
