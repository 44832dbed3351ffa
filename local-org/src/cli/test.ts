/** `test`: runs Apex tests on an org in memory. */
import { writeFileSync } from 'node:fs';
import { Org, type OrgOptions, SourceRefused } from '../org/org.ts';
import { leftOutTests } from '../org/tests/leftOutTests.ts';
import { synchronousTestResult } from '../org/tests/testReport.ts';
import type { LineCoverage, TestMethodResult, TestRun } from '../org/tests/testTypes.ts';
import { certifiedGiven, type Command, namespaceGiven, readArgs, shapeGiven, UsageError } from './command.ts';
import { printFindings } from './printFindings.ts';

export const test: Command = {
  usage:
    'test DIR… [--filter REGEX] [--json FILE] [--coverage] [--keep-going] [--shape FILE] [--namespace NS] [--certified NS…]',
  summary:
    'Runs the @IsTest methods of project folders; the last line is "N passed, N failed". --keep-going leaves out files with errors; their tests count as failed. --shape names the scratch org definition of the org it is for (multi-currency, person accounts, …), --namespace the namespace the source is put into, --certified packages with governor limits of their own.',
  async run(args) {
    const { values, positionals } = readArgs({
      args: [...args],
      options: {
        filter: { type: 'string' },
        json: { type: 'string' },
        coverage: { type: 'boolean' },
        'keep-going': { type: 'boolean' },
        shape: { type: 'string' },
        namespace: { type: 'string' },
        certified: { type: 'string', multiple: true },
      },
      allowPositionals: true,
    });
    if (positionals.length === 0) throw new UsageError('test: name at least one folder');
    const coverage = values.coverage ?? false;
    const leftOut: TestMethodResult[] = [];
    const sources = {
      sources: positionals,
      coverage,
      ...shapeGiven(values.shape),
      ...namespaceGiven(values.namespace),
      ...certifiedGiven(values.certified),
    };
    const org = openOrNull(sources, values['keep-going'] === true ? leftOut : null);
    if (org === null) return 1;
    const filter: { filter?: RegExp } = values.filter === undefined ? {} : { filter: new RegExp(values.filter, 'i') };
    const run = withLeftOut(
      org.runTests({ coverage, ...filter }, undefined, printResult),
      wanted(leftOut, filter.filter),
    );
    if (coverage) printCoverage(run.coverage);
    if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(synchronousTestResult(run), null, 2));
    printTotals(run);
    await org.close();
    return run.failed === 0 ? 0 : 1;
  },
};

/** Opens the org; where a list is given, files with errors are left out and their tests added to it. */
function openOrNull(sources: Partial<OrgOptions>, leftOut: TestMethodResult[] | null): Org | null {
  const common = { dataDir: ':memory:', log: () => undefined, ...sources };
  try {
    if (leftOut === null) return Org.open(common);
    return Org.open({
      ...common,
      onLeftOut: (findings, tree) => {
        printFindings(findings);
        leftOut.push(...leftOutTests(findings, tree));
      },
    });
  } catch (error) {
    if (!(error instanceof SourceRefused)) throw error;
    const errors = printFindings(error.prepared.findings);
    process.stdout.write(`0 passed, ${errors} failed\n`);
    return null;
  }
}

function wanted(results: readonly TestMethodResult[], filter: RegExp | undefined): TestMethodResult[] {
  return results.filter(({ className, methodName }) => filter?.test(`${className}.${methodName}`) ?? true);
}

/** The run with the tests of files that were left out as failures. */
function withLeftOut(run: TestRun, leftOut: readonly TestMethodResult[]): TestRun {
  for (const result of leftOut) printResult(result);
  return { ...run, failed: run.failed + leftOut.length, methods: [...run.methods, ...leftOut] };
}

function printResult(result: TestMethodResult): void {
  const name = `${result.className}.${result.methodName}`;
  if (result.outcome === 'Pass') process.stdout.write(`ok   ${name} (${result.time} ms)\n`);
  else {
    const details = [result.message, result.stackTrace].filter((text) => text).join('\n');
    process.stdout.write(`FAIL ${name} (${result.time} ms)\n     ${details.replaceAll('\n', '\n     ')}\n`);
  }
}

function printCoverage(coverage: readonly LineCoverage[]): void {
  let covered = 0;
  let lines = 0;
  for (const unit of [...coverage].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const count = unit.covered.length + unit.uncovered.length;
    covered += unit.covered.length;
    lines += count;
    const missed = unit.uncovered.length === 0 ? '' : `  not covered: ${unit.uncovered.join(', ')}`;
    process.stdout.write(`${percent(unit.covered.length, count).padStart(5)} ${unit.name}${missed}\n`);
  }
  process.stdout.write(`${percent(covered, lines).padStart(5)} of ${lines} lines covered\n`);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '100%' : `${Math.floor((part / whole) * 100)}%`;
}

function printTotals(run: TestRun): void {
  process.stdout.write(`${run.passed} passed, ${run.failed} failed\n`);
}
