/** One process at a time works on a data folder: whoever opens an org there holds a lock that ends with the process, however it ends. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CommandError } from './failure.ts';

/** Short pieces of work of others are waited for. */
const PATIENCE_MS = 5000;
const SQLITE_BUSY = 5;

/** Takes the lock; the returned function gives it back. */
export function lockData(dataDir: string, patienceMs = PATIENCE_MS): () => void {
  mkdirSync(dataDir, { recursive: true });
  const db = new DatabaseSync(join(dataDir, 'lock.sqlite'));
  try {
    db.exec(`PRAGMA busy_timeout = ${patienceMs}; BEGIN EXCLUSIVE`);
  } catch (error) {
    db.close();
    if (!(error instanceof Error) || !('errcode' in error) || error.errcode !== SQLITE_BUSY) throw error;
    const hint = 'Wait until it is done or stop it, or name another folder with --data.';
    throw new CommandError('DATA_IN_USE', `Another process works on the data in ${dataDir}`, hint);
  }
  return () => db.close();
}
