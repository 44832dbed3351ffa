import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** A program of ours running as a process of its own. */
export interface Running {
  readonly child: ChildProcess;
  /** Everything it has written so far. */
  output(): string;
  /** Resolves when it has written a line that holds the text; fails when it ends first or takes too long. */
  waitFor(text: string, timeoutMs?: number): Promise<string>;
  /** Resolves with its exit code. */
  exited(): Promise<number | null>;
  /** kill -9. */
  kill(): Promise<void>;
  /** Asks it to stop in order. */
  terminate(): Promise<number | null>;
}

/** Starts `node FILE ARGUMENTS` in the sidecar folder with nothing but the given environment. */
export function run(file: string, environment: Record<string, string> = {}, ...args: string[]): Running {
  const child = spawn(process.execPath, [join(root, file), ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  child.stdout.on('data', (chunk: Buffer) => (written += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (written += chunk.toString()));
  const exit = once(child, 'close').then(() => child.exitCode);
  return {
    child,
    output: () => written,
    exited: () => exit,
    waitFor: (text, timeoutMs = 90_000) => waitForLine(() => written, child, text, timeoutMs, file),
    async kill() {
      child.kill('SIGKILL');
      await exit;
    },
    async terminate() {
      child.kill('SIGTERM');
      return exit;
    },
  };
}

async function waitForLine(
  written: () => string,
  child: ChildProcess,
  text: string,
  timeoutMs: number,
  file: string,
): Promise<string> {
  const end = Date.now() + timeoutMs;
  while (Date.now() < end) {
    const line = written()
      .split('\n')
      .find((candidate) => candidate.includes(text));
    if (line !== undefined) return line;
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${file} ended:\n${written()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${file} did not write "${text}" within ${timeoutMs} ms:\n${written()}`);
}

/** Waits until a condition holds. */
export async function until(what: string, holds: () => Promise<boolean>, timeoutMs = 90_000): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (Date.now() < end) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Not within ${timeoutMs} ms: ${what}`);
}
