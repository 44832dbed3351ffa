/** A map whose keys compare without regard to case; it keeps insertion order and the first spelling of each key. */
export class CaseMap<V> implements Iterable<[string, V]> {
  readonly #entries = new Map<string, { key: string; value: V }>();

  constructor(entries: Iterable<readonly [string, V]> = []) {
    for (const [key, value] of entries) this.set(key, value);
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): V | undefined {
    return this.#entries.get(key.toLowerCase())?.value;
  }

  has(key: string): boolean {
    return this.#entries.has(key.toLowerCase());
  }

  set(key: string, value: V): this {
    const known = this.#entries.get(key.toLowerCase());
    if (known) known.value = value;
    else this.#entries.set(key.toLowerCase(), { key, value });
    return this;
  }

  delete(key: string): boolean {
    return this.#entries.delete(key.toLowerCase());
  }

  /** The keys as they were first spelled. */
  *keys(): IterableIterator<string> {
    for (const entry of this.#entries.values()) yield entry.key;
  }

  *values(): IterableIterator<V> {
    for (const entry of this.#entries.values()) yield entry.value;
  }

  *entries(): IterableIterator<[string, V]> {
    for (const entry of this.#entries.values()) yield [entry.key, entry.value];
  }

  [Symbol.iterator](): IterableIterator<[string, V]> {
    return this.entries();
  }
}
