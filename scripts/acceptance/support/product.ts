/** The whole product, started by the very command a newcomer types, in a folder of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeArguments, root } from '../../lib/paths.ts';

/** A running product. */
export interface Product {
  readonly address: string;
  readonly dataDir: string;
  /** Data folder of the local org inside `dataDir`. */
  readonly orgDataDir: string;
  /** Seconds from the command to the printed address. */
  readonly startSeconds: number;
  stop(): Promise<void>;
}

/** Starts it on `port`; keeps an existing `dataDir` or makes a fresh one that is removed at the end. */
export async function startProduct(port: number, dataDir?: string): Promise<Product> {
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'bellringer-'));
  const from = Date.now();
  const child = spawn(
    process.execPath,
    [...nodeArguments, 'scripts/start.ts', '--port', String(port), '--data', folder],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const output = await untilPrinted(child, 'Bellringer runs at', 240);
  return {
    address: /Bellringer runs at (\S+)/.exec(output)![1]!,
    dataDir: folder,
    orgDataDir: join(folder, 'org'),
    startSeconds: (Date.now() - from) / 1000,
    async stop() {
      await end(child);
      if (!dataDir) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function untilPrinted(child: ChildProcess, text: string, seconds: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const limit = setTimeout(() => fail(`nothing said "${text}" within ${seconds} seconds`), seconds * 1000);
    const fail = (why: string): void => {
      child.kill('SIGKILL');
      reject(new Error(`npm start: ${why}. It printed:\n${output}`));
    };
    const take = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      if (!output.includes(text)) return;
      clearTimeout(limit);
      resolve(output);
    };
    child.stdout!.on('data', take);
    child.stderr!.on('data', take);
    child.on('exit', (code) => {
      clearTimeout(limit);
      fail(`ended with ${code}`);
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  await gone;
}
