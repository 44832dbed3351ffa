/**
 * A suite is a command whose output says how many tests passed and failed. The counts of all suites are added up in one closing line; a suite
 * that cannot be counted, or that ends with an error while counting no failure, is one failure itself, so nothing fails unseen.
 */
import { nodeArguments } from './paths.ts';
import { runCommand, type Finished } from './run.ts';

/** A suite to run. `count` reads the counts out of what it printed. */
export interface Suite {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly count: (finished: Finished) => Count | null;
  readonly env?: Record<string, string>;
  /** Why the suite can't run on this machine; then it is reported as skipped. */
  readonly skip?: string | null;
  readonly timeoutSeconds?: number;
}

/** Tests passed and failed. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** Counts a check that is one pass or one failure. */
export function asOneCheck({ code }: Finished): Count {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Reads the closing lines of node's own test runner. */
export function nodeTests({ output }: Finished): Count | null {
  const passed = /^(?:ℹ|#) pass (\d+)$/m.exec(output);
  const failed = /^(?:ℹ|#) fail (\d+)$/m.exec(output);
  const cancelled = /^(?:ℹ|#) cancelled (\d+)$/m.exec(output);
  return passed && failed
    ? { passed: Number(passed[1]), failed: Number(failed[1]) + Number(cancelled?.[1] ?? 0) }
    : null;
}

/** Reads Jest's summary. */
export function jestTests({ output }: Finished): Count | null {
  const line = /^Tests:\s+(.*)$/m.exec(output)?.[1];
  if (!line) return null;
  return { passed: Number(/(\d+) passed/.exec(line)?.[1] ?? 0), failed: Number(/(\d+) failed/.exec(line)?.[1] ?? 0) };
}

/** Reads a closing line `N passed, N failed`. */
export function closingLine({ output }: Finished): Count | null {
  const lines = [...output.matchAll(/^(\d+) passed, (\d+) failed/gm)];
  const last = lines.at(-1);
  return last ? { passed: Number(last[1]), failed: Number(last[2]) } : null;
}

/** A suite of `node --test` over a pattern. */
export function nodeSuite(name: string, patterns: readonly string[], options: Partial<Suite> = {}): Suite {
  return {
    name,
    command: process.execPath,
    args: [...nodeArguments, '--test', '--test-reporter=spec', '--test-concurrency=1', ...patterns],
    count: nodeTests,
    ...options,
  };
}

/** Lines shown again of each failed suite. */
const SHOWN_LINES = 30;

/** What a failed suite says of its failures: the part after the test runner's own heading, else the end of its output. */
export function failures(output: string): string {
  const heading = /^✖ failing tests:$|^Summary of all failing tests$/m.exec(output);
  const lines = (heading ? output.slice(heading.index) : output).trimEnd().split('\n');
  return (heading ? lines.slice(0, SHOWN_LINES) : lines.slice(-SHOWN_LINES)).join('\n');
}

/** Runs the suites one after the other, prints the table, the failures again and the closing line, and returns the exit code. */
export async function runSuites(suites: readonly Suite[]): Promise<number> {
  const rows: string[] = [];
  const told: string[] = [];
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for (const suite of suites) {
    if (suite.skip) {
      skipped += 1;
      rows.push(`  skipped  ${suite.name}: ${suite.skip}`);
      continue;
    }
    console.log(`\n=== ${suite.name}`);
    const finished = await runCommand(suite.command, suite.args, {
      env: suite.env ?? {},
      timeoutSeconds: suite.timeoutSeconds ?? 900,
    });
    const count = honest(suite.count(finished), finished.code);
    passed += count.passed;
    failed += count.failed;
    rows.push(
      `  ${count.failed === 0 ? 'ok     ' : 'FAILED '}  ${suite.name}: ${count.passed} passed, ${count.failed} failed (${finished.seconds.toFixed(0)} s)`,
    );
    if (count.failed > 0) told.push(`--- ${suite.name}\n${failures(finished.output)}\n`);
  }
  console.log(`\n${rows.join('\n')}\n`);
  for (const text of told) console.log(text);
  console.log(
    skipped > 0 ? `${passed} passed, ${failed} failed, ${skipped} skipped` : `${passed} passed, ${failed} failed`,
  );
  return failed === 0 ? 0 : 1;
}

function honest(count: Count | null, code: number): Count {
  if (!count) return { passed: 0, failed: 1 };
  return code !== 0 && count.failed === 0 ? { passed: count.passed, failed: 1 } : count;
}
