/** Apex List, Set and Map. Sets and maps keep insertion order; null is a legal member and key. */
import type { RuntimeType } from '../../abi/types.ts';
import { bytesOf, heap } from '../heap.ts';
import { apexError } from './apexException.ts';
import { isInexact, keyOf, valuesEqual } from './equality.ts';
import type { Key } from './equality.ts';

/** Bytes of an empty list, set or map, and of each place in a list. */
const HOLDER_BYTES = 8;

/** `List<T>` and `T[]`. */
export class ApexList {
  /** `List<T>`. */
  readonly $type: RuntimeType;
  readonly items: unknown[];
  readonly #madeIn = heap.serial;

  constructor(type: RuntimeType, items: unknown[] = []) {
    this.$type = type;
    this.items = items;
    heap.note(HOLDER_BYTES + items.length * HOLDER_BYTES);
  }

  get madeIn(): number {
    return this.#madeIn;
  }

  heldBytes(): number {
    return this.items.reduce<number>((sum, item) => sum + bytesOf(item), HOLDER_BYTES);
  }

  /** Adds a member at the end. */
  add(value: unknown): void {
    this.items.push(value);
    heap.note(bytesOf(value));
  }

  get size(): number {
    return this.items.length;
  }

  /** The element; ListException when there is none at this index. */
  get(index: number): unknown {
    this.checkIndex(index);
    return this.items[index];
  }

  set(index: number, value: unknown): void {
    this.checkIndex(index);
    heap.note(bytesOf(value) - bytesOf(this.items[index]));
    this.items[index] = value;
  }

  checkIndex(index: number): void {
    if (index === null) throw apexError('System.NullPointerException', 'Argument cannot be null.');
    if (index < 0 || index >= this.items.length) {
      throw apexError('System.ListException', `List index out of bounds: ${index}`);
    }
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this.items[Symbol.iterator]();
  }

  parts(): unknown[] {
    return this.items;
  }

  contentKey(): string {
    return `list[${this.items.map(quoteKey).join(',')}]`;
  }
}

/** A key written so that neighbouring keys cannot run into one another. */
export function quoteKey(value: unknown): string {
  const key = keyOf(value);
  return typeof key === 'string' ? `${key.length}"${key}` : `${typeof key}${String(key)}`;
}

interface Entry {
  readonly key: unknown;
  value: unknown;
}

/** The hash table under Set and Map: finds entries by Apex equality in insertion order. */
export class EntryTable {
  readonly #entries = new Map<Key, Entry>();
  /** Entries whose key is inexact live in buckets; `#entries` then holds them under a serial key. */
  readonly #buckets = new Map<Key, Map<Key, Entry>>();
  #serial = 0;
  readonly #madeIn = heap.serial;

  get size(): number {
    return this.#entries.size;
  }

  get madeIn(): number {
    return this.#madeIn;
  }

  heldBytes(): number {
    let sum = HOLDER_BYTES;
    for (const { key, value } of this.#entries.values()) sum += bytesOf(key) + bytesOf(value);
    return sum;
  }

  find(key: unknown): Entry | undefined {
    const hashed = keyOf(key);
    return isInexact(hashed) ? this.#findInBucket(hashed, key)?.[1] : this.#entries.get(hashed);
  }

  #findInBucket(hashed: Key, key: unknown): [Key, Entry] | undefined {
    for (const member of this.#buckets.get(hashed) ?? []) {
      if (valuesEqual(member[1].key, key)) return member;
    }
    return undefined;
  }

  /** Sets the value of a key and returns the value it had. */
  put(key: unknown, value: unknown): unknown {
    const hashed = keyOf(key);
    const known = isInexact(hashed) ? this.#findInBucket(hashed, key)?.[1] : this.#entries.get(hashed);
    if (known) {
      const before = known.value;
      known.value = value;
      return before;
    }
    this.#add(hashed, { key, value });
    return null;
  }

  #add(hashed: Key, entry: Entry): void {
    heap.note(bytesOf(entry.key) + bytesOf(entry.value));
    if (!isInexact(hashed)) {
      this.#entries.set(hashed, entry);
      return;
    }
    const serial = `\u0002${++this.#serial}`;
    let bucket = this.#buckets.get(hashed);
    if (!bucket) this.#buckets.set(hashed, (bucket = new Map()));
    bucket.set(serial, entry);
    this.#entries.set(serial, entry);
  }

  remove(key: unknown): Entry | undefined {
    const hashed = keyOf(key);
    if (!isInexact(hashed)) {
      const entry = this.#entries.get(hashed);
      this.#entries.delete(hashed);
      return entry;
    }
    const member = this.#findInBucket(hashed, key);
    if (!member) return undefined;
    this.#buckets.get(hashed)?.delete(member[0]);
    this.#entries.delete(member[0]);
    return member[1];
  }

  clear(): void {
    this.#entries.clear();
    this.#buckets.clear();
  }

  entries(): Entry[] {
    return [...this.#entries.values()];
  }
}

/** `Set<T>`. */
export class ApexSet {
  readonly $type: RuntimeType;
  readonly #table = new EntryTable();

  constructor(type: RuntimeType, members: Iterable<unknown> = []) {
    this.$type = type;
    for (const member of members) this.add(member);
  }

  get size(): number {
    return this.#table.size;
  }

  has(value: unknown): boolean {
    return this.#table.find(value) !== undefined;
  }

  /** Adds a member; false when it was there. */
  add(value: unknown): boolean {
    const before = this.#table.size;
    this.#table.put(value, true);
    return this.#table.size > before;
  }

  /** Removes a member; false when it was not there. */
  remove(value: unknown): boolean {
    return this.#table.remove(value) !== undefined;
  }

  clear(): void {
    this.#table.clear();
  }

  members(): unknown[] {
    return this.#table.entries().map((entry) => entry.key);
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this.members()[Symbol.iterator]();
  }

  parts(): unknown[] {
    return sortedByKey(this.members());
  }

  contentKey(): string {
    return `set[${this.members().map(quoteKey).sort().join(',')}]`;
  }
}

/** `Map<K, V>`. */
export class ApexMap {
  readonly $type: RuntimeType;
  readonly #table = new EntryTable();

  constructor(type: RuntimeType, entries: Iterable<readonly [unknown, unknown]> = []) {
    this.$type = type;
    for (const [key, value] of entries) this.put(key, value);
  }

  get size(): number {
    return this.#table.size;
  }

  has(key: unknown): boolean {
    return this.#table.find(key) !== undefined;
  }

  /** The value of a key, `null` when there is none. */
  get(key: unknown): unknown {
    return this.#table.find(key)?.value ?? null;
  }

  /** Sets the value of a key and returns the value it had, else `null`. */
  put(key: unknown, value: unknown): unknown {
    return this.#table.put(key, value);
  }

  /** Removes a key and returns the value it had, else `null`. */
  remove(key: unknown): unknown {
    return this.#table.remove(key)?.value ?? null;
  }

  clear(): void {
    this.#table.clear();
  }

  keys(): unknown[] {
    return this.#table.entries().map((entry) => entry.key);
  }

  values(): unknown[] {
    return this.#table.entries().map((entry) => entry.value);
  }

  entries(): [unknown, unknown][] {
    return this.#table.entries().map((entry) => [entry.key, entry.value]);
  }

  parts(): unknown[] {
    return sortedByKey(this.keys()).flatMap((key) => [key, this.get(key)]);
  }

  contentKey(): string {
    const entries = this.#table.entries().map((entry) => `${quoteKey(entry.key)}:${quoteKey(entry.value)}`);
    return `map{${entries.sort().join(',')}}`;
  }
}

function sortedByKey(values: unknown[]): unknown[] {
  return values
    .map((value) => ({ value, text: quoteKey(value) }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map((pair) => pair.value);
}

heap.register(ApexList.prototype);
heap.register(EntryTable.prototype);
