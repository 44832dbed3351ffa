/** Locked records, as rows of the transaction that locked them. */
import type { DatabaseSync } from 'node:sqlite';
import type { RecordLocksPort } from '../abi/ports.ts';

export class RecordLocks implements RecordLocksPort {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  lock(id: string): void {
    this.#db.prepare('INSERT OR IGNORE INTO org_lock (id) VALUES (?)').run(id);
  }

  unlock(id: string): void {
    this.#db.prepare('DELETE FROM org_lock WHERE id = ?').run(id);
  }

  locked(ids: readonly string[]): ReadonlySet<string> {
    const sql = 'SELECT id FROM org_lock WHERE id IN (SELECT value FROM json_each(?))';
    const rows = this.#db.prepare(sql).all(JSON.stringify(ids));
    return new Set(rows.map((row) => String(row['id'])));
  }
}
