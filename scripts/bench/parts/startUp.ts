/** Start-up and compiling, each in processes of their own so that nothing is warm that would not be. */
import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { nodeArguments, root } from '../../lib/paths.ts';
import { PACKAGE } from '../benchOrg.ts';
import { median, type Measured, tableLine } from '../measure.ts';

const RUNS = 3;

/** Runs `work` several times with a fresh folder each. */
function inFolders<T>(runs: number, work: (folder: string) => T): T[] {
  return Array.from({ length: runs }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
    try {
      return work(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

function run(file: string, args: readonly string[], cacheDir: string): string {
  const script = join(root, 'scripts', 'bench', 'parts', file);
  const env = { ...process.env, LOCAL_ORG_CACHE: cacheDir, NODE_COMPILE_CACHE: join(cacheDir, 'node') };
  return execFileSync(process.execPath, [...nodeArguments, script, ...args], { encoding: 'utf8', env });
}

/** Opening an org with the package: the first time ever, and again. */
export async function measureStartUp(report: (line: Measured) => void): Promise<void> {
  const times = inFolders(RUNS, (folder) => {
    const open = (data: string, ...sources: string[]): number =>
      Number(run('openOrg.ts', [join(folder, data), ...sources], join(folder, 'cache')));
    const emptyCold = open('empty');
    const cold = open('org', PACKAGE);
    const emptyWarm = open('empty');
    const warm = open('org', PACKAGE);
    return { cold, warm, emptyCold, emptyWarm };
  });
  const line = (name: string, ours: number[], theirs: number[]): void =>
    report(
      tableLine(
        { group: 'start-up', name, unit: 'start', units: 1, against: 'start with nothing deployed' },
        ours,
        theirs,
      ),
    );
  line(
    'package deployed, cold',
    times.map((one) => one.cold),
    times.map((one) => one.emptyCold),
  );
  line(
    'package deployed, warm',
    times.map((one) => one.warm),
    times.map((one) => one.emptyWarm),
  );
}

interface Compiled {
  readonly milliseconds: number;
  readonly files: number;
  readonly lines: number;
}

/** Compiling the package's Apex, without and with parsed files at hand, against TypeScript's own compiler on the org's sources. */
export async function measureCompile(report: (line: Measured) => void): Promise<void> {
  const [times] = inFolders(1, (folder) => {
    const compiled = (): Compiled => JSON.parse(run('compileOnce.ts', [folder], folder)) as Compiled;
    return { cold: [compiled()], cached: [compiled(), compiled(), compiled()] };
  });
  const { cold, cached } = times!;
  const typeScript = Array.from({ length: RUNS }, transpileOrg);
  const { files, lines } = cold[0]!;
  const line = (name: string, ours: number[]): void => {
    const perFile = (1000 * files) / median(ours);
    report(
      tableLine(
        {
          group: 'compile',
          name: `${name} (${perFile.toFixed(0)} files a second)`,
          unit: 'line',
          units: lines,
          theirUnits: typeScript[0]!.lines,
          against: 'TypeScript without type check',
        },
        ours,
        typeScript.map(({ milliseconds }) => milliseconds),
      ),
    );
  };
  line(
    `${files} files, cold`,
    cold.map(({ milliseconds }) => milliseconds),
  );
  line(
    `${files} files, cached`,
    cached.map(({ milliseconds }) => milliseconds),
  );
}

function transpileOrg(): { milliseconds: number; lines: number } {
  const folder = join(root, 'local-org', 'src', 'semantics');
  const texts = globSync('**/*.ts', { cwd: folder }).map((file) => readFileSync(join(folder, file), 'utf8'));
  const from = performance.now();
  for (const text of texts) {
    ts.transpileModule(text, { compilerOptions: { target: ts.ScriptTarget.ES2022, sourceMap: true } });
  }
  const milliseconds = performance.now() - from;
  return { milliseconds, lines: texts.reduce((sum, text) => sum + text.split('\n').length, 0) };
}
