type Bytes = Uint8Array;

/** Contents that are read each time they are asked for: all of them at once may be too much for memory. */
export class LazyContents implements ReadonlyMap<string, Bytes> {
  readonly #reading: ReadonlyMap<string, () => Bytes>;
  constructor(reading: ReadonlyMap<string, () => Bytes>) {
    this.#reading = reading;
  }
  get size(): number {
    return this.#reading.size;
  }
  has(path: string): boolean {
    return this.#reading.has(path);
  }
  get(path: string): Bytes | undefined {
    return this.#reading.get(path)?.();
  }
  keys() {
    return this.#reading.keys();
  }
  *entries(): MapIterator<[string, Bytes]> {
    for (const [path, read] of this.#reading) yield [path, read()];
  }
  *values(): MapIterator<Bytes> {
    for (const read of this.#reading.values()) yield read();
  }
  [Symbol.iterator]() {
    return this.entries();
  }
  forEach(act: (bytes: Bytes, path: string, contents: ReadonlyMap<string, Bytes>) => void): void {
    for (const [path, bytes] of this.entries()) act(bytes, path, this);
  }
}
