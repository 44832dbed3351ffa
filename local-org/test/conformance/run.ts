/**
 * Conformance: test suites of public Apex libraries, run as they are, compared with what is known of each.
 *
 *   node local-org/test/conformance/run.ts FOLDER [--only REPO] [--write] [--namespace NS | --plain]
 *
 * FOLDER holds the checked-out repositories, one folder each, at the commit the expected file names; nothing is fetched. Every file
 * `expected/<repository>.json` is one suite. A test that fails without being listed is an error, and so is a listed one that passes.
 * Every suite that has no namespace runs a second time with all its source in one (`--plain` leaves that out); the section `namespaced` of
 * its file says what ends otherwise then, and why. `--write` writes the expected files anew from what was seen, keeping the reasons that are there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectNamespace } from '../../src/org/source/projectTrees.ts';
import {
  compareSuite,
  type Comparison,
  type ExpectedSuite,
  inNamespace,
  namespacedDifference,
  type SeenSuite,
} from './compare.ts';

const EXPECTED = join(import.meta.dirname, 'expected');
const MAIN = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');

/** The expected suite of a file name without its suffix. */
function readExpected(name: string): ExpectedSuite {
  return JSON.parse(readFileSync(join(EXPECTED, `${name}.json`), 'utf8')) as ExpectedSuite;
}

/** Runs the tests of some folders on an org in memory, with all source in a namespace or in none. */
function runSuite(folders: readonly string[], namespace: string | null = null): SeenSuite {
  const scratch = mkdtempSync(join(tmpdir(), 'conformance-'));
  const results = join(scratch, 'results.json');
  try {
    const options = namespace === null ? [] : ['--namespace', namespace];
    const done = spawnSync(
      process.execPath,
      [MAIN, 'test', ...folders, '--keep-going', '--report', results, ...options],
      {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      },
    );
    if (!existsSync(results)) throw new Error(`the suite did not run: ${done.stderr.slice(-2000)}`);
    return seenSuite(JSON.parse(readFileSync(results, 'utf8')) as TestResultFile);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

interface TestResultFile {
  readonly successes: readonly { readonly name: string; readonly methodName: string }[];
  readonly failures: readonly { readonly name: string; readonly methodName: string; readonly message: string }[];
}

function seenSuite({ successes, failures }: TestResultFile): SeenSuite {
  return {
    passed: successes.map(({ name, methodName }) => `${name}.${methodName}`),
    failed: new Map(failures.map(({ name, methodName, message }) => [`${name}.${methodName}`, message])),
  };
}

function main(): number {
  const { values, positionals } = parseArgs({
    options: {
      only: { type: 'string' },
      write: { type: 'boolean' },
      plain: { type: 'boolean' },
      namespace: { type: 'string', default: 'acme' },
    },
    allowPositionals: true,
  });
  const [folder] = positionals;
  if (folder === undefined) {
    process.stderr.write(
      'Usage: node local-org/test/conformance/run.ts FOLDER [--only REPO] [--write] [--namespace NS | --plain]\n',
    );
    return 2;
  }
  const names = readdirSync(EXPECTED)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .filter((name) => values.only === undefined || values.only === name);
  const totals = { passed: 0, failed: 0 };
  for (const name of names) {
    const namespace = values.plain === true ? null : values.namespace;
    const wrong = runOne({ folder, name, namespace, write: values.write ?? false }, totals);
    for (const line of wrong) process.stdout.write(`  ${line}\n`);
  }
  process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`);
  return totals.failed === 0 ? 0 : 1;
}

interface SuiteRun {
  readonly folder: string;
  readonly name: string;
  readonly namespace: string | null;
  readonly write: boolean;
}

/** Runs one suite, without and with a namespace; the lines say what differs from what is expected. */
function runOne(run: SuiteRun, totals: { passed: number; failed: number }): readonly string[] {
  const { folder, name, write } = run;
  const expected = readExpected(name);
  const missing = [name, ...expected.with].filter((repository) => !existsSync(join(folder, repository)));
  if (missing.length > 0) {
    totals.failed++;
    process.stdout.write(`${name}: not there: ${missing.join(', ')}\n`);
    return [];
  }
  const folders = [...expected.with, name].map((repository) => join(folder, repository));
  const plain = compareSuite(expected, runSuite(folders));
  count(name, plain, totals);
  const isFree = folders.every((one) => projectNamespace(one) === '');
  let { renewed } = plain;
  const wrong = [...plain.wrong];
  if (run.namespace !== null && isFree) {
    const seen = runSuite(folders, run.namespace);
    const namespaced = compareSuite(inNamespace(write ? renewed : expected), seen);
    count(`${name} in a namespace`, namespaced, totals);
    wrong.push(...namespaced.wrong.map((line) => `in a namespace: ${line}`));
    renewed = { ...renewed, namespaced: namespacedDifference(renewed, seen) };
  }
  if (write) writeFileSync(join(EXPECTED, `${name}.json`), `${JSON.stringify(renewed, null, 2)}\n`);
  return wrong;
}

function count(
  name: string,
  { wrong, asExpected, renewed }: Comparison,
  totals: { passed: number; failed: number },
): void {
  totals.passed += asExpected;
  totals.failed += wrong.length;
  const fails = Object.keys(renewed.failures).length;
  process.stdout.write(
    `${name}: ${renewed.passed} tests pass, ${fails} fail; ${asExpected} as expected, ${wrong.length} not\n`,
  );
}

process.exitCode = main();
