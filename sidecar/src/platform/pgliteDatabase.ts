import { PGlite, type Transaction } from '@electric-sql/pglite';
import type { Database, Sql } from './database.ts';

/** The embedded engine. The caller holds the lock of the data directory: PGlite itself lets a second process in. */
export interface PgliteDatabase extends Database {
  readonly lite: PGlite;
}

/** Opens (or creates) the embedded database in a directory. */
export async function openPglite(directory: string): Promise<PgliteDatabase> {
  const lite = await PGlite.create(directory);
  return {
    engine: 'pglite',
    lite,
    query: async <Row>(text: string, values: unknown[] = []) => (await lite.query<Row>(text, values)).rows,
    script: async (text) => void (await lite.exec(text)),
    transaction: (work) => lite.transaction((tx) => work(sqlOf(tx))),
    close: () => lite.close(),
  };
}

function sqlOf(tx: Transaction): Sql {
  return {
    query: async <Row>(text: string, values: unknown[] = []) => (await tx.query<Row>(text, values)).rows,
    script: async (text) => void (await tx.exec(text)),
  };
}
