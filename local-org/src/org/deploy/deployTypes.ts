/** What a deploy is asked and what it answers, in the shape of the Metadata API. */

export type TestLevel = 'NoTestRun' | 'RunSpecifiedTests' | 'RunLocalTests' | 'RunAllTestsInOrg' | 'RunRelevantTests';

export interface DeployOptions {
  /** Validates everything and changes nothing. */
  readonly checkOnly: boolean;
  readonly testLevel: TestLevel;
  /** Classes to run when `testLevel` is RunSpecifiedTests. */
  readonly runTests: readonly string[];
}

/** One component of a deploy. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deployresult.htm */
export interface DeployMessage {
  readonly changed: boolean;
  readonly columnNumber?: number;
  readonly componentType: string;
  readonly created: boolean;
  readonly createdDate: string;
  readonly deleted: boolean;
  readonly fileName: string;
  readonly fullName: string;
  readonly id?: string;
  readonly lineNumber?: number;
  readonly problem?: string;
  readonly problemType?: 'Error' | 'Warning';
  readonly success: boolean;
}

/** The tests a deploy ran. */
export interface DeployTestResult {
  readonly codeCoverage: readonly Record<string, unknown>[];
  readonly failures: readonly Record<string, unknown>[];
  readonly numFailures: number;
  readonly numTestsRun: number;
  readonly successes: readonly Record<string, unknown>[];
  readonly totalTime: number;
}

export interface DeployResult {
  readonly checkOnly: boolean;
  readonly completedDate: string;
  readonly createdBy: string;
  readonly createdByName: string;
  readonly createdDate: string;
  readonly details: {
    readonly componentFailures: readonly DeployMessage[];
    readonly componentSuccesses: readonly DeployMessage[];
    readonly runTestResult: DeployTestResult;
  };
  readonly done: boolean;
  readonly errorMessage?: string;
  readonly errorStatusCode?: string;
  readonly id: string;
  readonly ignoreWarnings: boolean;
  readonly lastModifiedDate: string;
  readonly numberComponentErrors: number;
  readonly numberComponentsDeployed: number;
  readonly numberComponentsTotal: number;
  readonly numberTestErrors: number;
  readonly numberTestsCompleted: number;
  readonly numberTestsTotal: number;
  readonly rollbackOnError: boolean;
  readonly runTestsEnabled: boolean;
  readonly startDate: string;
  readonly status: 'Succeeded' | 'Failed' | 'InProgress' | 'Pending';
  readonly success: boolean;
}
