/** Governor limits by the name of their `Limits.get…` method, without the `get`. */
export type LimitName =
  | 'Queries'
  | 'QueryRows'
  | 'AggregateQueries'
  | 'QueryLocatorRows'
  | 'SoslQueries'
  | 'DmlStatements'
  | 'DmlRows'
  | 'PublishImmediateDML'
  | 'Callouts'
  | 'FutureCalls'
  | 'QueueableJobs'
  | 'EmailInvocations'
  | 'MobilePushApexCalls'
  | 'HeapSize'
  | 'CpuTime'
  | 'AsyncCalls'
  | 'FetchCallsOnApexCursor'
  | 'ApexCursorRows'
  | 'FindSimilarCalls'
  | 'SavepointRollbacks'
  | 'Savepoints'
  | 'RunAs';

/** What the transaction has used. */
export interface LimitUsage {
  used(name: LimitName): number;
  max(name: LimitName): number;
  /** Uses some; LimitException with the platform's text when that is more than allowed. */
  count(name: LimitName, amount?: number): void;
  /**
   * Whether something waits to be committed: DML, asynchronous work, e-mail. Callouts are refused while it does.
   * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts_timeouts.htm
   */
  pendingWork: boolean;
  /** Savepoints that were neither released nor rolled back past; callouts are refused while there are any. */
  activeSavepoints: number;
}
