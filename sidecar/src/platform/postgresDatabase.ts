import pg from 'pg';
import type { Database, Sql } from './database.ts';
import { reasonOf, SentenceError } from './sentenceError.ts';

/** Connects to a PostgreSQL server; fails with one sentence when it does not answer. */
export async function openPostgres(url: string, onError: (error: Error) => void): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: 6, connectionTimeoutMillis: 10_000 });
  pool.on('error', onError);
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw new SentenceError(`PostgreSQL at DATABASE_URL does not answer: ${reasonOf(error)}.`, { cause: error });
  }
  return {
    engine: 'postgres',
    ...sqlOf(pool),
    transaction: (work) => inTransaction(pool, work),
    close: () => pool.end(),
  };
}

async function inTransaction<T>(pool: pg.Pool, work: (tx: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(sqlOf(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}

function sqlOf(runner: pg.Pool | pg.PoolClient): Sql {
  return {
    query: async <Row>(text: string, values: unknown[] = []) => (await runner.query(text, values)).rows as Row[],
    script: async (text) => void (await runner.query(text)),
  };
}
