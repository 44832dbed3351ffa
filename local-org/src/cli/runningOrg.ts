/** Finds the org that runs on a data directory: its address is in a file beside the database while it serves. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Org } from '../org/org.ts';
import type { SessionFile } from '../org/sessionFile.ts';
import { lockData } from './dataLock.ts';
import { CommandError, EXIT } from './failure.ts';

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
  const running = readNote(dataDir);
  return running !== null && running.pid !== process.pid && isAlive(running.pid) ? running.url : null;
}

/** A note that was only half written when its process was killed counts as none. */
function readNote(dataDir: string): Running | null {
  if (!existsSync(fileOf(dataDir))) return null;
  try {
    return JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Running;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Opens a directory's org in this process for a short piece of work. Only while no other process serves it. */
export async function withOrg<T>(dataDir: string, work: (org: Org) => T | Promise<T>): Promise<T> {
  const unlock = lockData(dataDir);
  try {
    const org = (await import('../org/org.ts')).Org.open({ dataDir });
    try {
      return await work(org);
    } finally {
      await org.close();
    }
  } finally {
    unlock();
  }
}

/** Throws when a directory holds no org. */
export function needData(dataDir: string): void {
  if (existsSync(join(dataDir, 'org.sqlite'))) return;
  const hint = 'Start one with: npm run org -- serve, or name its folder with --data.';
  throw new CommandError('NO_ORG', `There is no org in ${dataDir}`, hint);
}

/** Works with the sessions of a directory, whether an org serves it or not. */
export async function withSessions<T>(dataDir: string, work: (file: SessionFile) => T): Promise<T> {
  needData(dataDir);
  const { openSessions } = await import('../org/sessionFile.ts');
  const file = openSessions(dataDir);
  try {
    return work(file);
  } finally {
    file.close();
  }
}

/** A request to the running org as one of its users; the session ends with it. */
export async function askRunning(
  dataDir: string,
  url: string,
  path: string,
  options: { username?: string | undefined; body?: (token: string) => string } = {},
): Promise<string> {
  const token = await withSessions(dataDir, (file) => file.login(options.username).token);
  try {
    const post = options.body === undefined ? {} : { method: 'POST', body: options.body(token) };
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/xml' };
    const response = await fetch(new URL(path, url), { headers, ...post }).catch(() => unreachable(dataDir, url));
    const text = await response.text();
    if (!response.ok) throw refused(text, `${response.status} ${response.statusText}`);
    return text;
  } finally {
    await withSessions(dataDir, (file) => file.sessions.revoke(token));
  }
}

function unreachable(dataDir: string, url: string): never {
  const hint = `Stop that process, remove ${fileOf(dataDir)}, and start the org again.`;
  throw new CommandError('NO_ANSWER', `The org on ${dataDir} does not answer at ${url}`, hint);
}

/** What the org answered instead of a result: Salesforce's error array, or a SOAP fault. */
function refused(text: string, status: string): CommandError {
  if (!text.startsWith('[')) {
    const fault = /<faultstring>(.*?)<\/faultstring>/s.exec(text)?.[1];
    return new CommandError('REFUSED', fault ?? status, null, EXIT.refused);
  }
  const [first] = JSON.parse(text) as readonly { errorCode: string; message: string }[];
  return new CommandError(first?.errorCode ?? 'REFUSED', first?.message ?? status, null, EXIT.refused);
}
