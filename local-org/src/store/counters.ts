/**
 * Counters that never go back: record ids and auto-numbers. A transaction that rolls back leaves gaps, as on the
 * platform; the marks are written with the next commit, so no committed number is ever given twice.
 */
import type { DatabaseSync } from 'node:sqlite';
import { idChecksum } from '../runtime/values/recordId.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** The two characters that tell which instance made an id, and the reserved one after them. */
const INSTANCE = 'Lo0';

/** The 18-character id of the n-th record behind a prefix. */
export function recordId(prefix: string, n: number): string {
  let digits = '';
  for (let i = 0; i < 9; i++) {
    digits = DIGITS.charAt(n % 62) + digits;
    n = Math.floor(n / 62);
  }
  const id15 = prefix + INSTANCE + digits;
  return id15 + idChecksum(id15);
}

/** The counters of one database. */
export class Counters {
  readonly #db: DatabaseSync;
  readonly #values = new Map<string, number>();
  readonly #changed = new Set<string>();

  constructor(db: DatabaseSync) {
    this.#db = db;
    for (const row of db.prepare('SELECT name, value FROM _counter').all()) {
      this.#values.set(String(row['name']), Number(row['value']));
    }
  }

  /** The next number of a counter; the first is `first`. */
  next(name: string, first = 1): number {
    const value = (this.#values.get(name) ?? first - 1) + 1;
    this.#values.set(name, value);
    this.#changed.add(name);
    return value;
  }

  /** A new 18-character record id. */
  nextId(prefix: string): string {
    return recordId(prefix, this.next(`id ${prefix}`));
  }

  /** Never gives a number that the other counters have given; for a copy that shares rows with them. */
  goOnFrom(other: Counters): void {
    for (const [name, value] of other.#values) {
      this.#values.set(name, Math.max(value, this.#values.get(name) ?? 0));
      this.#changed.add(name);
    }
  }

  /** Writes what changed; part of every commit. */
  save(): void {
    if (this.#changed.size === 0) return;
    const statement = this.#db.prepare(
      'INSERT INTO _counter VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)',
    );
    for (const name of this.#changed) statement.run(name, this.#values.get(name)!);
    this.#changed.clear();
  }
}
