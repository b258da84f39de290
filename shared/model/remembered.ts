/** A function that works out each answer once. */
export function remembered<K, V>(workOut: (key: K) => V): (key: K) => V {
  const known = new Map<K, { readonly value: V }>();
  return (key) => {
    const had = known.get(key);
    if (had) return had.value;
    const value = workOut(key);
    known.set(key, { value });
    return value;
  };
}
