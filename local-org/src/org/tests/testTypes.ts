/** Results of a test run, the same for the command line, the Tooling API and a deploy. */

import type { LimitReport } from '../../runtime/limits.ts';

/** What to run. Nothing given = every test. */
export interface TestSelection {
  /** Class names, or `Class.method`, with or without the namespace in front. */
  readonly tests?: readonly string[];
  /** Matched against `Class.method`. */
  readonly filter?: RegExp;
  readonly coverage?: boolean;
}

/** One test method. */
export interface TestMethodResult {
  /** With its namespace: `acme.BoxTest`. */
  readonly className: string;
  readonly methodName: string;
  readonly outcome: 'Pass' | 'Fail';
  readonly message: string | null;
  readonly stackTrace: string | null;
  /** Milliseconds. */
  readonly time: number;
  readonly seeAllData: boolean;
  /** True for a `@TestSetup` method; only listed when it failed. */
  readonly isTestSetup: boolean;
  /** What the method used of the governor limits; absent for tests that were not run. */
  readonly limits?: readonly LimitReport[];
}

/** Lines of one class or trigger. */
export interface LineCoverage {
  readonly name: string;
  readonly kind: 'class' | 'trigger';
  readonly covered: readonly number[];
  readonly uncovered: readonly number[];
}

/** Lines one test method covered in one class. */
export interface MethodCoverage extends LineCoverage {
  readonly testClass: string;
  readonly testMethod: string;
}

export interface TestRun {
  readonly id: string;
  readonly userId: string;
  readonly startTime: number;
  readonly endTime: number;
  readonly passed: number;
  readonly failed: number;
  readonly methods: readonly TestMethodResult[];
  readonly coverage: readonly LineCoverage[];
  readonly coverageByMethod: readonly MethodCoverage[];
}
