/**
 * A test run in the shape of RunTestsResult, as the Tooling API and deploy results show it.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/intro_rest_resources_testing_runner_sync.htm
 */
import { codeName } from '../../base/codeName.ts';
import { classId } from '../tooling/codeIds.ts';
import type { LineCoverage, TestMethodResult, TestRun } from './testTypes.ts';

export interface SynchronousTestResult {
  readonly apexLogId: null;
  readonly codeCoverage: readonly Record<string, unknown>[];
  readonly codeCoverageWarnings: readonly never[];
  readonly failures: readonly Record<string, unknown>[];
  readonly flowCoverage: readonly never[];
  readonly flowCoverageWarnings: readonly never[];
  readonly numFailures: number;
  readonly numTestsRun: number;
  readonly successes: readonly Record<string, unknown>[];
  readonly totalTime: number;
}

/** The result of running tests at once. */
export function synchronousTestResult(run: TestRun): SynchronousTestResult {
  const passed = run.methods.filter((method) => method.outcome === 'Pass');
  const failed = run.methods.filter((method) => method.outcome === 'Fail');
  return {
    apexLogId: null,
    codeCoverage: run.coverage.map(coverageResult),
    codeCoverageWarnings: [],
    failures: failed.map((method) => ({
      ...methodResult(method),
      message: method.message,
      packageName: method.className,
      stackTrace: method.stackTrace,
      type: 'Class',
    })),
    flowCoverage: [],
    flowCoverageWarnings: [],
    numFailures: failed.length,
    numTestsRun: run.methods.length,
    successes: passed.map(methodResult),
    totalTime: run.methods.reduce((sum, method) => sum + method.time, 0),
  };
}

function methodResult(method: TestMethodResult): Record<string, unknown> {
  return {
    id: classId(method.className),
    methodName: method.methodName,
    ...codeName(method.className),
    seeAllData: method.seeAllData,
    time: method.time,
  };
}

function coverageResult(unit: LineCoverage): Record<string, unknown> {
  return {
    dmlInfo: [],
    id: classId(unit.name),
    locationsNotCovered: unit.uncovered.map((line) => ({ column: 0, line, numExecutions: 0, time: -1 })),
    methodInfo: [],
    ...codeName(unit.name),
    numLocations: unit.covered.length + unit.uncovered.length,
    numLocationsNotCovered: unit.uncovered.length,
    soqlInfo: [],
    soslInfo: [],
    type: unit.kind === 'class' ? 'Class' : 'Trigger',
  };
}
