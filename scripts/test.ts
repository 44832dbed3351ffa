/** `npm test`: every check and every test of every part. Ends with one line that counts them all. */
import { existsSync, globSync } from 'node:fs';
import { checks } from './lib/checks.ts';
import { nodeArguments } from './lib/paths.ts';
import { closingLine, jestTests, nodeSuite, runSuites, type Suite } from './lib/suites.ts';
import { browserPath } from './acceptance/support/browser.ts';

const HELP = `npm test [-- NAME…]

Runs all suites, or those whose name contains one of the given words, and ends with "N passed, N failed".`;

/** All suites, fastest first. */
function suites(): Suite[] {
  const noBrowser = browserPath() ? null : 'Chromium is not installed (CI has it)';
  return [
    ...checks(),
    nodeSuite('scripts', ['scripts/test/**/*.test.ts', 'scripts/lwc/**/*.test.ts']),
    { name: 'pages (jest)', command: 'npx', args: ['sfdx-lwc-jest', '--', '--ci', '--silent'], count: jestTests },
    nodeSuite('local org: units', ['local-org/test/unit/**/*.test.ts']),
    nodeSuite('local org: pages in a browser', ['local-org/test/ui/**/*.test.ts'], { skip: noBrowser }),
    nodeSuite('local org: real clients', ['local-org/test/integration/**/*.test.ts']),
    nodeSuite('sidecar', ['sidecar/test/**/*.test.ts']),
    {
      name: 'package: Apex tests through apex-node',
      command: process.execPath,
      args: [...nodeArguments, 'scripts/testApex.ts'],
      count: closingLine,
    },
    nodeSuite('acceptance: the whole product', acceptance(), { skip: noBrowser }),
  ];
}

/** Acceptance tests one file at a time; a missing pattern would pass without testing anything. */
function acceptance(): string[] {
  const files = globSync('scripts/acceptance/*.test.ts');
  if (files.length === 0) throw new Error('There are no acceptance tests in scripts/acceptance.');
  return files.filter((file) => existsSync(file)).sort();
}

const words = process.argv.slice(2);
if (words.includes('--help')) console.log(HELP);
else {
  const chosen = suites().filter((suite) => words.length === 0 || words.some((word) => suite.name.includes(word)));
  process.exitCode = await runSuites(chosen);
}
