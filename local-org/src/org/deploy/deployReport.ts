/** The result of a deploy in the shape of the Metadata API. */
import { synchronousTestResult } from '../tests/testReport.ts';
import type { TestRun } from '../tests/testTypes.ts';
import type { PreparedDeploy } from './deployer.ts';
import type { DeployMessage, DeployOptions, DeployResult, DeployTestResult } from './deployTypes.ts';
import { classId, idOfName } from '../tooling/codeIds.ts';

/** What a deploy came to. */
export interface DeployOutcome {
  readonly id: string;
  readonly userId: string;
  readonly userName: string;
  readonly started: number;
  readonly ended: number;
  readonly options: DeployOptions;
  readonly prepared: PreparedDeploy;
  readonly tests: TestRun | null;
  /** Components that the org had before. */
  readonly known: ReadonlySet<string>;
}

const NO_TESTS: DeployTestResult = {
  codeCoverage: [],
  failures: [],
  numFailures: 0,
  numTestsRun: 0,
  successes: [],
  totalTime: 0,
};

/** The whole DeployResult. */
export function deployReport(outcome: DeployOutcome): DeployResult {
  const { prepared, tests, options } = outcome;
  const time = new Date(outcome.ended).toISOString();
  const failures = failureMessages(prepared, time);
  const successes = failures.length > 0 ? [] : successMessages(outcome, time);
  const total = componentsOf(prepared).length;
  const success = !prepared.failed && (tests?.failed ?? 0) === 0;
  const testCount = tests?.methods.length ?? 0;
  return {
    checkOnly: options.checkOnly,
    completedDate: time,
    createdBy: outcome.userId,
    createdByName: outcome.userName,
    createdDate: new Date(outcome.started).toISOString(),
    details: {
      componentFailures: failures,
      componentSuccesses: [...successes, packageMessage(time)],
      runTestResult: tests === null ? NO_TESTS : synchronousTestResult(tests),
    },
    done: true,
    id: outcome.id,
    ignoreWarnings: false,
    lastModifiedDate: time,
    numberComponentErrors: failures.length,
    numberComponentsDeployed: failures.length > 0 ? 0 : total,
    numberComponentsTotal: total,
    numberTestErrors: tests?.failed ?? 0,
    numberTestsCompleted: tests?.passed ?? 0,
    numberTestsTotal: testCount,
    rollbackOnError: true,
    runTestsEnabled: testCount > 0,
    startDate: new Date(outcome.started).toISOString(),
    status: success ? 'Succeeded' : 'Failed',
    success,
  };
}

interface DeployedComponent {
  readonly type: string;
  readonly fullName: string;
  readonly file: string;
}

/** Components whose files were in the deploy, by the path the caller knows. */
function componentsOf(prepared: PreparedDeploy): DeployedComponent[] {
  const found = new Map<string, DeployedComponent>();
  for (const { type, fullName: ownName, file } of prepared.compiled.code.model.components) {
    // Labels are kept one a file; the component that holds them all has one name.
    const fullName = type === 'CustomLabels' ? type : ownName;
    const origin = prepared.given.origins.get(file)?.path ?? bundleOrigin(prepared, file);
    if (origin !== undefined) found.set(`${type}:${fullName}`, { type, fullName, file: origin });
  }
  return [...found.values()];
}

function bundleOrigin(prepared: PreparedDeploy, folder: string): string | undefined {
  for (const [path, origin] of prepared.given.origins) if (path.startsWith(`${folder}/`)) return origin.path;
  return undefined;
}

function failureMessages(prepared: PreparedDeploy, time: string): DeployMessage[] {
  return prepared.findings
    .filter((finding) => finding.severity === 'error')
    .map((finding) => ({
      changed: false,
      columnNumber: finding.column,
      componentType: finding.component.type,
      created: false,
      createdDate: time,
      deleted: false,
      fileName: finding.file,
      fullName: finding.component.fullName,
      lineNumber: finding.line,
      problem: finding.message,
      problemType: 'Error' as const,
      success: false,
    }));
}

function successMessages(outcome: DeployOutcome, time: string): DeployMessage[] {
  const deployed = componentsOf(outcome.prepared).map(({ type, fullName, file }): DeployMessage => {
    const existed = outcome.known.has(`${type}:${fullName}`);
    return {
      changed: true,
      componentType: type,
      created: !existed,
      createdDate: time,
      deleted: false,
      fileName: file,
      fullName,
      id: type === 'ApexClass' ? classId(fullName) : idOfName('0x0', `${type}.${fullName}`),
      success: true,
    };
  });
  const deleted = outcome.prepared.deletions.map(({ type, fullName }): DeployMessage => ({
    changed: true,
    componentType: type,
    created: false,
    createdDate: time,
    deleted: true,
    fileName: 'destructiveChanges.xml',
    fullName,
    success: true,
  }));
  return [...deployed, ...deleted];
}

function packageMessage(time: string): DeployMessage {
  return {
    changed: true,
    componentType: '',
    created: false,
    createdDate: time,
    deleted: false,
    fileName: 'package.xml',
    fullName: 'package.xml',
    success: true,
  };
}
