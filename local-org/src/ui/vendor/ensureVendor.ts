import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vendorFingerprint } from './vendorModules.ts';

/** A built vendor bundle. */
export interface Vendor {
  readonly folder: string;
  readonly fingerprint: string;
  /** The `lightning/*` modules in it. */
  readonly modules: readonly string[];
}

/** Gives the vendor bundle, building it in a process of its own when the cache lacks it (once per set of package versions). */
export async function ensureVendor(cacheDir: string, log: (line: string) => void): Promise<Vendor> {
  const fingerprint = vendorFingerprint();
  const folder = join(cacheDir, `vendor-${fingerprint}`);
  const list = join(folder, 'modules.json');
  if (!existsSync(list)) {
    mkdirSync(cacheDir, { recursive: true });
    log('Building the Lightning base components (once per package version)');
    await runBuild(folder, log);
  }
  return { folder, fingerprint, modules: JSON.parse(readFileSync(list, 'utf8')) as string[] };
}

function runBuild(folder: string, log: (line: string) => void): Promise<void> {
  return new Promise((done, fail) => {
    const script = join(import.meta.dirname, 'vendorMain.ts');
    const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'pipe'] });
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) if (line) log(line);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.on('error', fail);
    child.on('exit', (code) =>
      code === 0 ? done() : fail(new Error(`The Lightning base components could not be built:\n${errors}`)),
    );
  });
}
