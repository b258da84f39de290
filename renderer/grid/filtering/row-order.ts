const front = '';

/**
 * Keeps rows where they stand: AG Grid sorts anew whenever rows are added or removed, which would throw the row being typed across the sheet.
 * Only another sort order moves rows; new rows come after the row they were put behind, or last.
 */
export class RowOrder {
  #sort = '';
  #order: string[] = [];
  #behind = new Map<string, string>();

  /** Says where a new row belongs before it is added; undefined for before all others. */
  putBehind(id: string, neighbour: string | undefined): void {
    this.#behind.set(id, neighbour ?? front);
  }

  /** Forgets everything: no sort is in force, or rows were loaded anew. */
  reset(): void {
    this.#sort = '';
    this.#order = [];
    this.#behind.clear();
  }

  /** The order to show. `sort` names the sort in force; `last` are the ids that always stand last. */
  arranged(ids: readonly string[], sort: string, last: (id: string) => boolean): string[] {
    const kept = sort === this.#sort ? this.#kept(ids) : ids;
    const arranged = [...kept.filter((id) => !last(id)), ...kept.filter(last)];
    this.#sort = sort;
    this.#order = arranged;
    return arranged;
  }

  #kept(ids: readonly string[]): string[] {
    const present = new Set(ids);
    const known = new Set(this.#order);
    const followers = new Map<string, string[]>();
    const loose: string[] = [];
    for (const id of ids) {
      if (known.has(id)) continue;
      const neighbour = this.#behind.get(id);
      if (neighbour !== undefined && (neighbour === front || known.has(neighbour) || present.has(neighbour)))
        followers.set(neighbour, [...(followers.get(neighbour) ?? []), id]);
      else loose.push(id);
    }
    const result: string[] = [];
    const put = (id: string) => {
      if (present.has(id)) result.push(id);
      for (const follower of followers.get(id) ?? []) put(follower);
    };
    for (const id of [front, ...this.#order]) put(id);
    return [...result, ...loose];
  }
}
