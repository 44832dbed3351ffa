/** The checks that need no running org: format, lint, types, generated files, dependency directions, independent Apex compilation. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { nodeArguments, root } from './paths.ts';
import { asOneCheck, type Suite } from './suites.ts';

/** All checks, cheapest first. */
export function checks(): Suite[] {
  const npx = (name: string, ...args: string[]): Suite => ({ name, command: 'npx', args, count: asOneCheck });
  const script = (name: string, ...args: string[]): Suite => ({
    name,
    command: process.execPath,
    args: [...nodeArguments, ...args],
    count: asOneCheck,
  });
  return [
    script('types of Apex methods and labels can be generated', 'scripts/lwc/generateTypes.ts'),
    npx('format', 'prettier', '--check', '--log-level=warn', '.'),
    script('page types agree with Apex', 'scripts/lwc/generateTypes.ts', '--check'),
    npx('types: pages', 'tsc', '-p', 'tsconfig.json', '--noEmit'),
    npx('types: page tests', 'tsc', '-p', 'tsconfig.jest.json'),
    npx('types: local org', 'tsc', '-p', 'local-org'),
    npx('types: shell of the local org', 'tsc', '-p', 'local-org/src/ui/lwc'),
    npx('types: sidecar', 'tsc', '-p', 'sidecar'),
    npx('types: scripts', 'tsc', '-p', 'scripts'),
    npx('lint', 'eslint', '.'),
    npx(
      'dependency directions: TypeScript',
      'depcruise',
      '--config',
      'config/dependency-cruiser.cjs',
      'local-org/src',
      'sidecar/src',
    ),
    script('support matrix is current', 'local-org/test/docs/supportMatrix.ts', '--check'),
    script('Apex layers', 'local-org/src/cli/main.ts', 'check', 'layers', 'force-app'),
    script('Apex purity', 'local-org/src/cli/main.ts', 'check', 'purity', 'force-app'),
    script('Apex compiles', 'local-org/src/cli/main.ts', 'check', 'force-app'),
    apexLs(),
  ];
}

/** The second, independent Apex compile check: apex-ls, whose command line lies inside the analyzer's npm package. It needs Java. */
function apexLs(): Suite {
  const jars = join(root, 'node_modules', '@salesforce', 'code-analyzer-pmd-engine', 'dist', 'java-lib');
  return {
    name: 'Apex compiles: independent check (apex-ls)',
    command: 'java',
    args: ['-cp', classPath(jars), 'io.github.apexdevtools.apexls.CheckForIssues', '-w', root, '-d', 'errors'],
    count: asOneCheck,
    skip: hasJava() ? null : 'Java 11 or newer is not installed',
  };
}

function classPath(folder: string): string {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jar'))
    .map((file) => join(folder, file))
    .join(delimiter);
}

function hasJava(): boolean {
  try {
    execFileSync('java', ['-version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
