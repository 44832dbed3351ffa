/**
 * Conformance: test suites of public Apex libraries, run as they are, compared with what is known of each.
 *
 *   node local-org/test/conformance/run.ts FOLDER [--only REPO] [--write]
 *
 * FOLDER holds the checked-out repositories, one folder each, at the commit the expected file names; nothing is fetched. Every file
 * `expected/<repository>.json` is one suite. A test that fails without being listed is an error, and so is a listed one that passes.
 * `--write` writes the expected files anew from what was seen, keeping the reasons that are there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareSuite, type ExpectedSuite, type SeenSuite } from './compare.ts';

const EXPECTED = join(import.meta.dirname, 'expected');
const MAIN = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');

/** The expected suite of a file name without its suffix. */
function readExpected(name: string): ExpectedSuite {
  return JSON.parse(readFileSync(join(EXPECTED, `${name}.json`), 'utf8')) as ExpectedSuite;
}

/** Runs the tests of some folders on an org in memory. */
function runSuite(folders: readonly string[]): SeenSuite {
  const scratch = mkdtempSync(join(tmpdir(), 'conformance-'));
  const results = join(scratch, 'results.json');
  try {
    const done = spawnSync(process.execPath, [MAIN, 'test', ...folders, '--keep-going', '--json', results], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
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
    options: { only: { type: 'string' }, write: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [folder] = positionals;
  if (folder === undefined) {
    process.stderr.write('Usage: node local-org/test/conformance/run.ts FOLDER [--only REPO] [--write]\n');
    return 2;
  }
  const names = readdirSync(EXPECTED)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .filter((name) => values.only === undefined || values.only === name);
  const totals = { passed: 0, failed: 0 };
  for (const name of names) {
    const wrong = runOne(folder, name, values.write ?? false, totals);
    for (const line of wrong) process.stdout.write(`  ${line}\n`);
  }
  process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`);
  return totals.failed === 0 ? 0 : 1;
}

/** Runs one suite; the lines say what differs from what is expected. */
function runOne(
  folder: string,
  name: string,
  write: boolean,
  totals: { passed: number; failed: number },
): readonly string[] {
  const expected = readExpected(name);
  const missing = [name, ...expected.with].filter((repository) => !existsSync(join(folder, repository)));
  if (missing.length > 0) {
    totals.failed++;
    process.stdout.write(`${name}: not there: ${missing.join(', ')}\n`);
    return [];
  }
  const seen = runSuite([...expected.with, name].map((repository) => join(folder, repository)));
  const { wrong, asExpected, renewed } = compareSuite(expected, seen);
  totals.passed += asExpected;
  totals.failed += wrong.length;
  process.stdout.write(
    `${name}: ${seen.passed.length} tests pass, ${seen.failed.size} fail; ${asExpected} as expected, ${wrong.length} not\n`,
  );
  if (write) writeFileSync(join(EXPECTED, `${name}.json`), `${JSON.stringify(renewed, null, 2)}\n`);
  return wrong;
}

process.exitCode = main();
