/** Runs of the Apex tests of project folders on an org in memory. */
import { writeFileSync } from 'node:fs';
import { Org, type OrgOptions, SourceRefused } from '../org/org.ts';
import { leftOutTests } from '../org/tests/leftOutTests.ts';
import { limitReport } from '../org/tests/limitReport.ts';
import { synchronousTestResult } from '../org/tests/testReport.ts';
import type { TestMethodResult, TestRun } from '../org/tests/testTypes.ts';
import { CommandError, EXIT } from './failure.ts';
import type { Output } from './output.ts';
import { errorsIn, printFindings } from './printFindings.ts';
import { printCoverage, printResult } from './printTests.ts';
import { watchFolders } from './watch.ts';

/** What to run, and how. */
export interface Plan {
  readonly folders: readonly string[];
  readonly org: OrgOptions;
  readonly filter: RegExp | null;
  readonly keepGoing: boolean;
  /** File for the results; null: none. */
  readonly report: string | null;
  /** File for what the tests used of the governor limits; null: none. */
  readonly limits: string | null;
}

/** Runs the tests now and after each change; the exit code is that of the last run. */
export async function watchTests(plan: Plan, out: Output): Promise<number> {
  let exit = await runWatched(plan, out);
  await watchFolders(plan.folders, async () => {
    out.detail('');
    exit = await runWatched(plan, out);
  });
  return exit;
}

/** A run that fails as a whole, as while a folder is being replaced, does not end the watch. */
async function runWatched(plan: Plan, out: Output): Promise<number> {
  try {
    return await runTests(plan, out);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    out.problem(error.message);
    return error.exit;
  }
}

/** Runs the tests once and gives the exit code. */
export async function runTests(plan: Plan, out: Output): Promise<number> {
  const leftOut: TestMethodResult[] = [];
  out.step(`Compiling ${plan.folders.join(', ')}`);
  const org = openOrNull(plan, leftOut, out);
  if (org === null) return EXIT.refused;
  try {
    out.step('Running the tests');
    const selection = {
      coverage: plan.org.coverage ?? false,
      ...(plan.filter === null ? {} : { filter: plan.filter }),
    };
    const run = withLeftOut(
      org.runTests(selection, undefined, (result) => printResult(result, out)),
      leftOut.filter(({ className, methodName }) => plan.filter?.test(`${className}.${methodName}`) ?? true),
      out,
    );
    return tell(run, plan, out);
  } finally {
    await org.close();
  }
}

function tell(run: TestRun, plan: Plan, out: Output): number {
  const result = synchronousTestResult(run);
  if (plan.report !== null) writeFileSync(plan.report, JSON.stringify(result, null, 2));
  if (plan.limits !== null) writeFileSync(plan.limits, `${JSON.stringify(limitReport(run), null, 2)}\n`);
  out.result(result);
  if (plan.org.coverage === true) printCoverage(run.coverage, out);
  if (run.passed + run.failed === 0) {
    const what = plan.filter === null ? 'has a method with @IsTest' : `matches ${String(plan.filter)}`;
    out.problem(`No test of ${plan.folders.join(', ')} ${what}`);
  }
  out.line(`${run.passed} passed, ${run.failed} failed`);
  return run.failed === 0 && (run.passed > 0 || plan.filter === null) ? EXIT.done : EXIT.refused;
}

/** Opens the org; files with errors are left out and their tests noted where the plan says so. */
function openOrNull({ org, keepGoing }: Plan, leftOut: TestMethodResult[], out: Output): Org | null {
  try {
    if (!keepGoing) return Org.open(org);
    return Org.open({
      ...org,
      onLeftOut: (findings, tree) => {
        if (!out.json) printFindings(findings, { errorsOnly: out.quiet });
        leftOut.push(...leftOutTests(findings, tree));
      },
    });
  } catch (error) {
    if (!(error instanceof SourceRefused)) throw error;
    const { findings } = error.prepared;
    if (!out.json) printFindings(findings, { errorsOnly: out.quiet });
    out.result({ errors: errorsIn(findings), findings });
    out.line(`0 passed, ${errorsIn(findings)} failed`);
    return null;
  }
}

/** The run with the tests of files that were left out as failures. */
function withLeftOut(run: TestRun, leftOut: readonly TestMethodResult[], out: Output): TestRun {
  for (const result of leftOut) printResult(result, out);
  return { ...run, failed: run.failed + leftOut.length, methods: [...run.methods, ...leftOut] };
}
