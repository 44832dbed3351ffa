/** Finds the org that runs on a data directory: its address is in a file beside the database while it serves. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Org } from '../org/org.ts';

interface Running {
  readonly pid: number;
  readonly url: string;
}

const fileOf = (dataDir: string): string => join(dataDir, 'running.json');

/** Notes that this process serves the directory. */
export function announce(dataDir: string, url: string): void {
  writeFileSync(fileOf(dataDir), JSON.stringify({ pid: process.pid, url } satisfies Running));
}

/** Takes the note away. */
export function withdraw(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true });
}

/** The address of the org that serves a directory, or null when none does. */
export function runningUrl(dataDir: string): string | null {
  if (!existsSync(fileOf(dataDir))) return null;
  const { pid, url } = JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Running;
  return pid !== process.pid && isAlive(pid) ? url : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Opens a directory's org in this process for a short piece of work. SQLite lets a running org and this one share the file. */
export async function withOrg<T>(dataDir: string, work: (org: Org) => T | Promise<T>): Promise<T> {
  const org = Org.open({ dataDir });
  try {
    return await work(org);
  } finally {
    await org.close();
  }
}

/** A request to the running org as its administrator. */
export async function askRunning(dataDir: string, url: string, path: string): Promise<unknown> {
  const session = await withOrg(dataDir, (org) => org.login(org.adminUsername).token);
  const response = await fetch(new URL(path, url), { headers: { authorization: `Bearer ${session}` } });
  const body = (await response.json()) as unknown;
  if (!response.ok) {
    const [first] = body as readonly { errorCode: string; message: string }[];
    throw new Error(`${first?.errorCode ?? response.status}: ${first?.message ?? response.statusText}`);
  }
  return body;
}
