/** What a text that `coerce` cannot read may mean. */
export interface Reading<V = unknown> {
  readonly value: V;
  /** Something of the text is left out, or something in it may have been misread: a person should look at it. */
  readonly toCheck?: true;
  /** Of a list of links: the names that were taken for rows they are only near, each with the row's id. */
  readonly replaced?: readonly { readonly name: string; readonly id: string }[];
}

/** Two readings are a choice; more would be a guess. */
export const most = 2;

/** Readings of different values, the surer of two alike kept; none where there are too many. */
export function settled<V>(readings: readonly Reading<V>[]): readonly Reading<V>[] {
  const byValue = new Map<string, Reading<V>>();
  for (const reading of readings) {
    const key = JSON.stringify(reading.value);
    if (!byValue.has(key) || !reading.toCheck) byValue.set(key, reading);
  }
  return byValue.size > most ? [] : [...byValue.values()];
}

export const reading = <V>(value: V, toCheck: boolean): Reading<V> => (toCheck ? { value, toCheck: true } : { value });
