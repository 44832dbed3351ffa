/** Finds the org that runs on a data directory: its address is in a file beside the database while it serves. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Org } from '../org/org.ts';
import { openSessions, type SessionFile } from '../org/sessionFile.ts';

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

/** Opens a directory's org in this process for a short piece of work. Only while no other process serves it. */
export async function withOrg<T>(dataDir: string, work: (org: Org) => T | Promise<T>): Promise<T> {
  const org = Org.open({ dataDir });
  try {
    return await work(org);
  } finally {
    await org.close();
  }
}

/** Works with the sessions of a directory, whether an org serves it or not. */
export function withSessions<T>(dataDir: string, work: (file: SessionFile) => T): T {
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
  const token = withSessions(dataDir, (file) => file.login(options.username).token);
  try {
    const post = options.body === undefined ? {} : { method: 'POST', body: options.body(token) };
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/xml' };
    const response = await fetch(new URL(path, url), { headers, ...post });
    const text = await response.text();
    if (!response.ok) throw new Error(firstError(text) ?? `${response.status} ${response.statusText}`);
    return text;
  } finally {
    withSessions(dataDir, (file) => file.sessions.revoke(token));
  }
}

function firstError(text: string): string | null {
  if (!text.startsWith('[')) return /<faultstring>(.*?)<\/faultstring>/s.exec(text)?.[1] ?? null;
  const [first] = JSON.parse(text) as readonly { errorCode: string; message: string }[];
  return first === undefined ? null : `${first.errorCode}: ${first.message}`;
}
