import type { Copied } from './copied.ts';

/** A side of the block that was cut, for the line round it. */
export type CutSide = 'top' | 'bottom' | 'left' | 'right';

/**
 * The cells that ctrl+X marked: they stay where they are until ctrl+V moves them. Escape or another edit drops the mark, and what was cut is a
 * copy then.
 */
export class Cutting {
  readonly #changed: () => void;
  #cut: Copied | undefined;
  #rows: ReadonlySet<string> = new Set();

  /** `changed` draws the cells anew. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get cut(): Copied | undefined {
    return this.#cut;
  }

  mark(cut: Copied): void {
    this.#cut = cut;
    this.#rows = new Set(cut.rows.map((row) => row.id));
    this.#changed();
  }

  /** False where nothing was marked. */
  drop(): boolean {
    if (!this.#cut) return false;
    this.#cut = undefined;
    this.#rows = new Set();
    this.#changed();
    return true;
  }

  /** Whether a cell lies at a side of the block that was cut. */
  at(side: CutSide, id: string, field: string): boolean {
    const cut = this.#cut;
    if (!cut || !this.#rows.has(id) || !cut.fields.includes(field)) return false;
    if (side === 'top') return cut.rows[0]?.id === id;
    if (side === 'bottom') return cut.rows.at(-1)?.id === id;
    return field === (side === 'left' ? cut.fields[0] : cut.fields.at(-1));
  }
}
