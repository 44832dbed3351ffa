/** Rows put straight into the tables of a running org, and raw SQL on them. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { BenchOrg } from '../benchOrg.ts';

type Value = string | number | bigint | null;

/** Raw SQL on the org's own file, over a connection of its own. */
export class RawTables {
  readonly db: DatabaseSync;

  constructor(bench: BenchOrg) {
    this.db = new DatabaseSync(bench.file);
    this.db.exec('PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000');
  }

  /** Inserts copies of a table's first row, each with what `change` gives, in one transaction. */
  insertCopies(table: string, count: number, change: (index: number) => Record<string, Value>): number {
    const template = this.db.prepare(`SELECT * FROM "${table}" LIMIT 1`).get() as Record<string, Value>;
    const columns = Object.keys(template);
    const statement = this.db.prepare(
      `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
    this.db.exec('BEGIN IMMEDIATE');
    for (let index = 0; index < count; index++) {
      const changed = change(index);
      statement.run(...columns.map((column) => changed[column] ?? template[column] ?? null));
    }
    this.db.exec('COMMIT');
    return count;
  }

  /** A query whose rows come as arrays, which is the fastest way to read them. */
  query(sql: string): StatementSync {
    const statement = this.db.prepare(sql);
    statement.setReturnArrays(true);
    return statement;
  }

  close(): void {
    this.db.close();
  }
}

/** An id of the object that `example` belongs to, far from those the org gives out. Without capitals the three check letters are AAA. */
export function madeUpId(example: string, index: number): string {
  return `${example.slice(0, 3).toLowerCase()}z${String(index).padStart(11, '0')}AAA`;
}
