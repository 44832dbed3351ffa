/**
 * The Tooling objects this org answers queries on.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/reference_objects_list.htm
 */
import { codeName } from '../../base/codeName.ts';
import type { LineCoverage, TestMethodResult, TestRun } from '../tests/testTypes.ts';
import { classId, idOfName, triggerId } from './codeIds.ts';
import type { ToolingRow } from './evaluate.ts';

/** A class or trigger of the org. */
export interface CodeUnit {
  /** With its namespace: `acme.Box`. */
  readonly name: string;
  readonly kind: 'class' | 'trigger';
  readonly body: string;
  readonly apiVersion: number;
  readonly objectName: string | null;
  readonly isTest: boolean;
}

/** What the tables are filled from. */
export interface ToolingFacts {
  readonly code: readonly CodeUnit[];
  readonly runs: readonly TestRun[];
}

/** The rows of a Tooling object, or null when this is not one of them. */
export function toolingRows(facts: ToolingFacts, object: string): ToolingRow[] | null {
  const table = TABLES[object.toLowerCase()];
  return table === undefined ? null : table(facts);
}

const TABLES: Readonly<Record<string, (facts: ToolingFacts) => ToolingRow[]>> = {
  apexclass: (facts) => facts.code.filter((unit) => unit.kind === 'class').map(codeRow),
  apextrigger: (facts) => facts.code.filter((unit) => unit.kind === 'trigger').map(codeRow),
  apextestrunresult: (facts) => facts.runs.map(runRow),
  apextestqueueitem: (facts) => facts.runs.flatMap(queueRows),
  apextestresult: (facts) =>
    facts.runs.flatMap((run) => run.methods.map((method, index) => resultRow(run, method, index))),
  apexcodecoverage: (facts) => facts.runs.flatMap(methodCoverageRows),
  apexcodecoverageaggregate: (facts) => latestCoverage(facts).map(coverageRow),
  apexorgwidecoverage: (facts) => [{ Id: idOfName('0xx', 'coverage'), PercentCovered: percent(latestCoverage(facts)) }],
  apexlog: () => [],
  traceflag: () => [],
  debuglevel: () => [],
  installedsubscriberpackage: () => [],
  apextestsuite: () => [],
  testsuitemembership: () => [],
};

function nameFields(full: string): ToolingRow {
  const { name, namespace } = codeName(full);
  return { Name: name, NamespacePrefix: namespace };
}

function codeRow(unit: CodeUnit): ToolingRow {
  const id = unit.kind === 'class' ? classId(unit.name) : triggerId(unit.name);
  const body = unit.body;
  const common = { Id: id, ...nameFields(unit.name), ApiVersion: unit.apiVersion, Status: 'Active' };
  const size = {
    IsValid: true,
    LengthWithoutComments: body.length,
    Body: body,
    ManageableState: 'unmanaged',
    SymbolTable: null,
  };
  return unit.kind === 'class' ? { ...common, ...size } : { ...common, ...size, TableEnumOrId: unit.objectName };
}

const iso = (time: number): string => new Date(time).toISOString().replace('Z', '+0000');
const runResultId = (run: TestRun): string => idOfName('05m', run.id);
const queueItemId = (run: TestRun, className: string): string => idOfName('709', `${run.id}.${className}`);
const classesOf = (run: TestRun): string[] => [...new Set(run.methods.map((method) => method.className))];

function runRow(run: TestRun): ToolingRow {
  const classes = classesOf(run).length;
  return {
    Id: runResultId(run),
    AsyncApexJobId: run.id,
    Status: run.failed > 0 ? 'Failed' : 'Completed',
    ClassesCompleted: classes,
    ClassesEnqueued: classes,
    MethodsCompleted: run.methods.length,
    MethodsEnqueued: run.methods.length,
    MethodsFailed: run.failed,
    StartTime: iso(run.startTime),
    EndTime: iso(run.endTime),
    TestTime: run.methods.reduce((sum, method) => sum + method.time, 0),
    TestSetupTime: 0,
    UserId: run.userId,
    JobName: null,
    Source: 'Tooling',
    IsAllTests: false,
  };
}

function queueRows(run: TestRun): ToolingRow[] {
  return classesOf(run).map((className) => ({
    Id: queueItemId(run, className),
    Status: 'Completed',
    ApexClassId: classId(className),
    ApexClass: { Id: classId(className), ...nameFields(className) },
    TestRunResultId: runResultId(run),
    TestRunResultID: runResultId(run),
    ParentJobId: run.id,
    ExtendedStatus: null,
    ShouldSkipCodeCoverage: false,
  }));
}

function resultRow(run: TestRun, method: TestMethodResult, index: number): ToolingRow {
  const id = classId(method.className);
  return {
    Id: idOfName('07M', `${run.id}.${index}`),
    QueueItemId: queueItemId(run, method.className),
    StackTrace: method.stackTrace,
    Message: method.message,
    RunTime: method.time,
    TestTimestamp: iso(run.endTime),
    AsyncApexJobId: run.id,
    MethodName: method.methodName,
    Outcome: method.outcome,
    ApexLogId: null,
    IsTestSetup: method.isTestSetup,
    ApexClassId: id,
    ApexClass: { Id: id, ...nameFields(method.className) },
    ApexTestRunResultId: runResultId(run),
    Category: 'Apex',
  };
}

function coverageFields(coverage: LineCoverage): ToolingRow {
  const id = coverage.kind === 'class' ? classId(coverage.name) : triggerId(coverage.name);
  return {
    ApexClassOrTriggerId: id,
    ApexClassOrTrigger: { Id: id, Name: codeName(coverage.name).name },
    NumLinesCovered: coverage.covered.length,
    NumLinesUncovered: coverage.uncovered.length,
    Coverage: { coveredLines: coverage.covered, uncoveredLines: coverage.uncovered },
  };
}

function methodCoverageRows(run: TestRun): ToolingRow[] {
  return run.coverageByMethod.map((coverage, index) => ({
    Id: idOfName('714', `${run.id}.${index}`),
    ApexTestClassId: classId(coverage.testClass),
    ApexTestClass: { Id: classId(coverage.testClass), Name: codeName(coverage.testClass).name },
    TestMethodName: coverage.testMethod,
    ...coverageFields(coverage),
  }));
}

function coverageRow(coverage: LineCoverage): ToolingRow {
  return { Id: idOfName('715', coverage.name), ...coverageFields(coverage) };
}

/** Coverage of the latest run that measured it. */
function latestCoverage(facts: ToolingFacts): readonly LineCoverage[] {
  return facts.runs.findLast((run) => run.coverage.length > 0)?.coverage ?? [];
}

function percent(coverage: readonly LineCoverage[]): number {
  const covered = coverage.reduce((sum, unit) => sum + unit.covered.length, 0);
  const lines = coverage.reduce((sum, unit) => sum + unit.covered.length + unit.uncovered.length, 0);
  return lines === 0 ? 0 : Math.round((covered / lines) * 100);
}
