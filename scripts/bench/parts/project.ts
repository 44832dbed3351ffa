/** A whole project from the outside: checking its code and running its tests, each a process from start to end. */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { projectFolders } from '../../../local-org/src/org/source/projectTrees.ts';
import { localOrgCli } from '../../lib/localOrg.ts';
import { nodeArguments, root } from '../../lib/paths.ts';
import { type Measured, tableLine } from '../measure.ts';

const WARM_RUNS = 3;
const APEX_LS = join(root, 'node_modules', '@salesforce', 'code-analyzer-pmd-engine', 'dist', 'java-lib');

interface Run {
  readonly milliseconds: number;
  readonly output: string;
}

/** Runs a program to its end; what it found wrong does not count as a failure. */
function run(command: string, args: readonly string[], cwd: string, cacheDir: string): Run {
  const env = { ...process.env, LOCAL_ORG_CACHE: cacheDir, NODE_COMPILE_CACHE: join(cacheDir, 'node') };
  const from = performance.now();
  const { error, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error) throw error;
  return { milliseconds: performance.now() - from, output: stdout + stderr };
}

/** apex-ls, an Apex checker for the JVM that comes with Salesforce's code analyzer; null where it or Java is missing. */
function apexLs(folder: string, cacheDir: string): number | null {
  const isThere = existsSync(APEX_LS) && spawnSync('java', ['-version']).status === 0;
  if (!isThere) return null;
  const main = 'io.github.apexdevtools.apexls.CheckForIssues';
  const args = ['-Xss16m', '-cp', join(APEX_LS, '*'), main, '-n', '-d', 'errors', '-w', folder];
  return run('java', args, folder, cacheDir).milliseconds;
}

/** Measures one project. */
export async function measureProject(folder: string, report: (line: Measured) => void): Promise<void> {
  const cwd = resolve(folder);
  const isProject = existsSync(join(cwd, 'sfdx-project.json'));
  const files = projectFolders(cwd).flatMap((path) => globSync('**/*.{cls,trigger}', { cwd: path })).length;
  const cacheDir = mkdtempSync(join(tmpdir(), 'bench-project-'));
  try {
    const command = (name: string): Run =>
      run(process.execPath, [...nodeArguments, localOrgCli, name, '.'], cwd, cacheDir);
    const cold = command('check').milliseconds;
    const cached = Array.from({ length: WARM_RUNS }, () => command('check').milliseconds);
    const theirs = isProject ? apexLs(cwd, cacheDir) : apexLs(root, cacheDir);
    const line = (name: string, unit: string, units: number, times: number[], against: string, other: number): void =>
      report(tableLine({ group: 'project', name: `${basename(cwd)}: ${name}`, unit, units, against }, times, [other]));
    const alternative = theirs === null ? 'apex-ls: needs Java' : 'apex-ls, no cache';
    line(`check of ${files} files, cold`, 'file', files, [cold], alternative, theirs ?? Number.NaN);
    line(`check of ${files} files, cached`, 'file', files, cached, alternative, theirs ?? Number.NaN);
    const suite = command('test');
    const tests = testsIn(suite.output);
    const check = cached.reduce((a, b) => Math.min(a, b));
    if (tests > 0) line(`${tests} tests`, 'test', tests, [suite.milliseconds], 'the check alone, cached', check);
  } finally {
    rmSync(cacheDir, { recursive: true, force: true });
  }
}

/** From the last line, "N passed, N failed". */
function testsIn(output: string): number {
  const [, passed = '0', failed = '0'] = /(\d+) passed, (\d+) failed\s*$/.exec(output) ?? [];
  return Number(passed) + Number(failed);
}
