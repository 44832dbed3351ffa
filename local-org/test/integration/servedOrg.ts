/** An org served by the command line in a process of its own, as people run it. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const ROOT = resolve(import.meta.dirname, '..', '..', '..');
const MAIN = join(ROOT, 'local-org', 'src', 'cli', 'main.ts');
const NODE_OPTIONS = ['--disable-warning=ExperimentalWarning'];

/** The project the tests deploy. */
export const WAREHOUSE = join(ROOT, 'local-org', 'test', 'fixtures', 'warehouse');

/** Runs a command of the command line to its end. */
export function org(args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...NODE_OPTIONS, MAIN, ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** A served org with its data directory. */
export class ServedOrg {
  readonly home = mkdtempSync(join(tmpdir(), 'local-org-'));
  readonly dataDir = join(this.home, 'data');
  url = '';
  #child: ChildProcess | null = null;
  readonly #port: number;

  constructor(port: number) {
    this.#port = port;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Starts the process and waits until it listens. */
  async start(...more: readonly string[]): Promise<void> {
    const args = [...NODE_OPTIONS, MAIN, 'serve', '--port', String(this.#port), '--data', this.dataDir, ...more];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    let output = '';
    this.url = await new Promise<string>((ready, failed) => {
      const read = (chunk: Buffer): void => {
        output += chunk.toString('utf8');
        const found = /listens on (\S+)/.exec(output)?.[1];
        if (found !== undefined) ready(found);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', () => failed(new Error(`the org ended: ${output}`)));
    });
  }

  /** Ends the process with a signal and waits for its end. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#child;
    if (child === null || child.exitCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await ended;
    this.#child = null;
  }

  async dispose(): Promise<void> {
    await this.stop('SIGKILL');
    rmSync(this.home, { recursive: true, force: true });
  }

  token(username = 'admin@local.org'): string {
    const { stdout, stderr } = org(['token', username, '--data', this.dataDir]);
    if (stdout === '') throw new Error(stderr);
    return stdout.trim();
  }
}

/** Waits until something holds; fails when it does not within 10 seconds. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > deadline) assert.fail('it did not happen within 10 seconds');
    await setTimeout(20);
  }
}

/** Runs `sf` with a home of its own; gives what it printed. */
export function sf(
  home: string,
  args: readonly string[],
  extra: Record<string, string> = {},
  cwd: string = WAREHOUSE,
): { status: number | null; output: string } {
  const bin = join(ROOT, 'node_modules', '@salesforce', 'cli', 'bin', 'run.js');
  const env = {
    ...process.env,
    HOME: home,
    SF_DISABLE_TELEMETRY: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
    SF_AUTOUPDATE_DISABLE: 'true',
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
    ...extra,
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8', env, cwd });
  return { status, output: `${stdout}${stderr}` };
}
