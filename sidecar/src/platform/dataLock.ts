import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SentenceError } from './sentenceError.ts';

/** The exclusive right to a data directory; it ends with the process, however the process ends. */
export interface DataLock {
  release(): void;
}

/**
 * Takes the directory's lock, or refuses with one sentence when a living process holds it.
 *
 * The lock is SQLite's own exclusive file lock on `sidecar.lock` (https://www.sqlite.org/lockingv3.html): the operating
 * system drops it when its holder dies, so there is no stale lock to judge and no moment in which two can take one over.
 */
export function lockDataDirectory(directory: string): DataLock {
  mkdirSync(directory, { recursive: true });
  const holderFile = join(directory, 'sidecar.pid');
  const file = new DatabaseSync(join(directory, 'sidecar.lock'));
  try {
    file.exec('pragma busy_timeout = 0; begin exclusive');
  } catch (error) {
    file.close();
    if (!/locked|busy/i.test((error as Error).message)) throw error;
    throw new SentenceError(
      `Another sidecar${holderIn(holderFile)} is using the data directory ${directory}; stop it or set SIDECAR_DATA_DIR to another directory.`,
      { cause: error },
    );
  }
  writeFileSync(holderFile, `${process.pid}\n`);
  return { release: () => file.close() };
}

function holderIn(holderFile: string): string {
  try {
    return ` (process ${readFileSync(holderFile, 'utf8').trim()})`;
  } catch {
    // The holder has not written its number yet; the sentence is clear without it.
    return '';
  }
}
