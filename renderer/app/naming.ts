import type { LabelOf } from '#shared/model/display.ts';
import { isTableName, type TableName } from '#shared/model/tables.ts';
import { labelIn, type Option, type RowSet } from './row-set.ts';

export interface Names {
  readonly labelOf: LabelOf;
  /** The same array while nothing changed: the sheet hangs an index on it. */
  optionsOf(table: string): readonly Option[];
}

const none: readonly Option[] = [];

/** How the rows of some tables are named: the answer is another object only where a name really changed. */
export class Naming {
  readonly #sets: ReadonlyMap<TableName, RowSet>;
  #version = -1;
  #names: Names | undefined;

  constructor(sets: ReadonlyMap<TableName, RowSet>) {
    this.#sets = sets;
  }

  watch = (watcher: () => void): (() => void) => {
    const ends = [...this.#sets.values()].map((set) => set.watch(watcher));
    return () => {
      for (const end of ends) end();
    };
  };

  names = (): Names => {
    let version = 0;
    for (const set of this.#sets.values()) version += set.naming();
    if (!this.#names || version !== this.#version) this.#names = this.#make();
    this.#version = version;
    return this.#names;
  };

  #make(): Names {
    const setOf = (table: string) => (isTableName(table) ? this.#sets.get(table) : undefined);
    return {
      labelOf: (table, id) => (isTableName(table) ? labelIn(table, setOf(table)?.byId.get(id)) : undefined),
      optionsOf: (table) => setOf(table)?.options() ?? none,
    };
  }
}
