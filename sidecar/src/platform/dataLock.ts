import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { SentenceError } from './sentenceError.ts';

/** The exclusive right to a data directory; released when the process stops. */
export interface DataLock {
  release(): void;
}

interface Holder {
  readonly pid: number;
  readonly startedAt: string | null;
}

/**
 * Takes the directory's lock file. A live holder makes it refuse; the lock of a process that is gone is taken over.
 * On Linux the holder's start time is compared too, so a recycled process id does not look like a live holder.
 */
export function lockDataDirectory(directory: string): DataLock {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'sidecar.lock');
  for (let attempt = 0; attempt < 5; attempt++) {
    if (createLockFile(file)) return { release: () => releaseIfOurs(file) };
    const holder = readHolder(file);
    if (holder !== null && isAlive(holder)) {
      throw new SentenceError(
        `Another sidecar (process ${holder.pid}) is using the data directory ${directory}; stop it or set SIDECAR_DATA_DIR to another directory.`,
      );
    }
    setAside(file);
  }
  throw new SentenceError(`The lock file ${file} could not be taken.`);
}

function createLockFile(file: string): boolean {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, JSON.stringify({ pid: process.pid, startedAt: startTimeOf(process.pid) } satisfies Holder));
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Renames a dead process's file away; of two processes doing this at once only one rename finds the file. */
function setAside(file: string): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
    rmSync(aside, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function readHolder(file: string): Holder | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const pid = (value as Partial<Holder> | null)?.pid;
    const startedAt = (value as Partial<Holder> | null)?.startedAt;
    return typeof pid === 'number' ? { pid, startedAt: typeof startedAt === 'string' ? startedAt : null } : null;
  } catch {
    // Gone in the meantime, or cut off by a crash while it was written: in both cases nobody holds it.
    return null;
  }
}

function isAlive(holder: Holder): boolean {
  if (holder.pid === process.pid && holder.startedAt === startTimeOf(process.pid)) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const startedAt = startTimeOf(holder.pid);
  return startedAt === null || holder.startedAt === null || startedAt === holder.startedAt;
}

/** Field 22 of `/proc/PID/stat` (see the manual page proc_pid_stat(5)); null where there is no such file. */
function startTimeOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function releaseIfOurs(file: string): void {
  if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
}
