import type { NameScope } from '../base/nameScope.ts';
import type { AccessMode, DmlOperation, PreparedQuery, Sharing } from './env.ts';
import type { RuntimeType } from './types.ts';

/** How a query or DML operation is to be checked. */
export interface PortAccess {
  readonly mode: AccessMode;
  readonly sharing: Sharing;
}

/** What a query gives. Rows are SObjects (or AggregateResults) of the runtime. */
export interface QueryAnswer {
  /** API name of the object asked for; AggregateResult for grouped queries. */
  readonly objectName: string;
  readonly rows: unknown[];
  /** Rows that count against the limit: those of child queries too, and those that aggregate functions went through. */
  readonly usedRows: number;
  /** Number of child queries. */
  readonly childQueries: number;
}

/** Runs SOQL. */
export interface QueryPort {
  run(query: PreparedQuery, binds: readonly unknown[], access: PortAccess): QueryAnswer;
  count(query: PreparedQuery, binds: readonly unknown[], access: PortAccess): number;
  /** Dynamic SOQL: binds by name (`:name`), looked up in the map or the error the platform gives. */
  runText(text: string, binds: ReadonlyMap<string, unknown>, access: PortAccess): QueryAnswer;
  countText(text: string, binds: ReadonlyMap<string, unknown>, access: PortAccess): number;
}

/** Rows of one object that a search found. */
export interface FoundRows {
  readonly objectName: string;
  readonly rows: unknown[];
}

/** Runs SOSL; rows per object in the order of RETURNING. `fixed`: ids that stand for what would be found (tests). */
export interface SearchPort {
  run(
    query: PreparedQuery,
    binds: readonly unknown[],
    access: PortAccess,
    fixed: readonly string[] | null,
  ): FoundRows[];
  runText(
    text: string,
    binds: ReadonlyMap<string, unknown>,
    access: PortAccess,
    fixed: readonly string[] | null,
  ): FoundRows[];
}

export interface DmlOptionsPort {
  readonly allOrNone: boolean;
  readonly externalId: string | null;
  readonly duplicateRuleAllowSave: boolean;
}

/** One row's outcome. */
export interface DmlRowResult {
  readonly success: boolean;
  readonly id: string | null;
  readonly created: boolean;
  readonly errors: readonly { statusCode: string; message: string; fields: readonly string[] }[];
}

/** What became of one duplicate of a merge. */
export interface MergeOutcome {
  readonly success: boolean;
  /** The master. */
  readonly id: string | null;
  readonly mergedIds: readonly string[];
  /** Children that have the master as their parent now. */
  readonly relatedIds: readonly string[];
  readonly errors: DmlRowResult['errors'];
}

/** What `Database.LeadConvert` asks for. */
export interface LeadConversion {
  readonly leadId: string | null;
  readonly accountId: string | null;
  readonly contactId: string | null;
  readonly opportunityId: string | null;
  readonly ownerId: string | null;
  readonly convertedStatus: string | null;
  readonly opportunityName: string | null;
  readonly createOpportunity: boolean;
  readonly overwriteLeadSource: boolean;
  /** Records with values for what is made: SObjects or null. */
  readonly account: unknown;
  readonly contact: unknown;
  readonly opportunity: unknown;
}

/** What a lead became. */
export interface LeadConversionResult {
  readonly success: boolean;
  readonly leadId: string | null;
  readonly accountId: string | null;
  readonly contactId: string | null;
  readonly opportunityId: string | null;
  readonly errors: DmlRowResult['errors'];
}

/** Records that only those may change who may modify all records of their object. */
export interface RecordLocksPort {
  lock(id: string): void;
  unlock(id: string): void;
  /** Those of the ids that are locked. */
  locked(ids: readonly string[]): ReadonlySet<string>;
}

/** Writes records through the save order, triggers included. */
export interface DmlPort {
  run(
    operation: DmlOperation,
    records: readonly unknown[],
    access: PortAccess,
    options: DmlOptionsPort,
  ): DmlRowResult[];
  /** Merges duplicates into a master; one outcome for each. */
  merge(master: unknown, duplicates: readonly string[], access: PortAccess): MergeOutcome[];
  convertLeads(requests: readonly LeadConversion[], access: PortAccess, allOrNone: boolean): LeadConversionResult[];
  setSavepoint(): unknown;
  rollback(savepoint: unknown): void;
  release(savepoint: unknown): void;
  publish(events: readonly unknown[], access: PortAccess): DmlRowResult[];
  /** Takes a record out of the recycle bin for good. */
  purge?(this: void, id: string): DmlRowResult;
  /** Locks of the approval methods; absent where records cannot be locked. */
  readonly locks?: RecordLocksPort;
  /** `Test.setCreatedDate`. */
  setCreatedDate?(recordId: string, ms: number): void;
}

/** Describe facts, custom metadata, custom settings, labels. Answers are plain data of `schema`. */
export interface SchemaPort {
  /** The namespace in which names are read: that of the running code. */
  readonly names: NameScope;
  /** Namespaces of certified packages. */
  readonly certified: ReadonlySet<string>;
  /** The `ObjectType` of an API name, without regard to case; null where there is none. */
  objectType(name: string): unknown;
  objectNames(): readonly string[];
  objectByKeyPrefix(prefix: string): unknown;
  label(name: string): string | null;
  fieldSet(objectName: string, name: string): unknown;
  /** All rows of a custom metadata type as SObjects, by DeveloperName. */
  customMetadata(objectName: string): ReadonlyMap<string, unknown>;
  /** Row of a custom setting for an owner (org, profile or user id); null where there is none. */
  customSetting(objectName: string, owner: string): unknown;
}

/** Whether the running user may do something. */
export interface AccessPort {
  objectAccess(objectName: string): { read: boolean; create: boolean; edit: boolean; delete: boolean };
  fieldAccess(objectName: string, field: string): { read: boolean; create: boolean; edit: boolean };
  hasCustomPermission(name: string): boolean;
}

/** Who runs, when, in which org. */
export interface SessionPort {
  readonly userId: string;
  readonly userName: string;
  readonly organizationId: string;
  now(): number;
  timeZone(): string;
  locale(): string;
  sessionId(): string | null;
  /** Address of the org, `http://127.0.0.1:4600`; absent where nothing listens. */
  baseUrl?(): string;
  userFact(name: string): string | null;
  /** Becomes another user until the token is given back. */
  enterRunAs(userId: string): unknown;
  leaveRunAs(token: unknown): void;
}

/** Asynchronous work. Returns the id of the AsyncApexJob or CronTrigger. */
export interface AsyncPort {
  /** `signature`: of AsyncOptions.DuplicateSignature; a second job with the same one while the first waits is refused. */
  enqueueQueueable(
    job: unknown,
    options: { delayMinutes: number; maximumDepth: number | null; signature?: string | null },
  ): string;
  attachFinalizer(finalizer: unknown): void;
  enqueueFuture(className: string, jsName: string, args: readonly unknown[], callout: boolean): void;
  enqueueBatch(batch: unknown, scopeSize: number): string;
  schedule(name: string, cron: string, job: unknown): string;
  /** `System.scheduleBatch`: one start of a batch, some minutes from now. */
  scheduleBatch(batch: unknown, name: string, minutes: number, scopeSize: number): string;
  abort(jobId: string): void;
  /** Pauses or resumes a scheduled job, named by the id of its CronTrigger or by its name. */
  setPaused(job: { readonly id?: string; readonly name?: string }, paused: boolean): void;
  /** Removes the AsyncApexJob rows of work that ended before a moment; says how many. */
  purgeJobs(before: number): number;
  startTest(): void;
  stopTest(): void;
  isRunningTest(): boolean;
  /** `Test.getEventBus().deliver()`: hands published events to their triggers now. */
  deliverEvents(): void;
  /** `Test.getEventBus().fail()`: published events that were not delivered yet never will be. */
  discardEvents(): void;
  /** `Test.enableChangeDataCapture()`: changes of all objects are told of until the test ends. */
  captureChanges?(): void;
  /** Tells a publish callback of its events once they are in the log; outside tests. */
  tellPublished(callback: unknown, uuids: readonly string[]): void;
  /** `EventBus.TriggerContext.currentContext()`: null outside event triggers. Setting `checkpoint` is `setResumeCheckpoint`. */
  eventTrigger(): { readonly retries: number; readonly lastError: string | null; checkpoint: string | null } | null;
  /** What kind of job is running; null where none is. */
  runningKind(): 'queueable' | 'finalizer' | 'future' | 'batch' | 'schedule' | 'published' | null;
  /** The queueable that is running, for `AsyncInfo`; null where none is. */
  queueable(): { readonly depth: number; readonly maximumDepth: number | null; readonly delayMinutes: number } | null;
}

/** HTTP out of the org; the runtime handles mocks itself. */
export interface CalloutPort {
  send(request: {
    method: string;
    endpoint: string;
    headers: Record<string, string>;
    body: Uint8Array;
    timeout: number;
  }): {
    status: number;
    statusText: string;
    headers: Record<string, string>;
    body: Uint8Array;
  };
}

/** Code known by name: `Type.forName`, REST and Aura entry points. The runtime fills it from the modules it was given. */
export interface CodePort {
  /** Canonical name of an Apex or library type without regard to case; null where there is none. */
  resolveType(name: string): string | null;
  link(name: string): RuntimeType;
}

export interface LogPort {
  /** False where nobody reads the log: lines are then not made at all. Absent means true. */
  readonly active?: boolean;
  debug(level: string, message: string, className: string, line: number): void;
}

/** Messages that leave the org; a local org records them. */
export interface OutboxPort {
  /** Custom notification to users (or queues, groups) by id. */
  notify(notification: {
    typeId: string;
    title: string;
    body: string;
    targetId: string | null;
    targetPageRef: string | null;
    recipients: readonly string[];
  }): void;
  email(message: {
    to: readonly string[];
    cc: readonly string[];
    bcc: readonly string[];
    targetObjectId: string | null;
    subject: string;
    plainText: string | null;
    html: string | null;
  }): void;
}

/** A formula that code asks for: `Formula.builder()…`. */
export interface FormulaRequest {
  readonly text: string | null;
  readonly contextType: RuntimeType | null;
  /** Name of a `FormulaReturnType`. */
  readonly returnType: string | null;
  /** Names of `FormulaGlobal`s. */
  readonly globals: readonly string[];
  readonly numericNullAsZero: boolean;
  /** Text with `{!expression}`s in it. */
  readonly isTemplate: boolean;
}

/** A formula that was judged and can be computed. */
export interface CompiledFormula {
  /** Paths of the fields it reads. */
  readonly fields: readonly string[];
  evaluate(target: unknown): unknown;
}

/** What became of the formula fields of one record. */
export interface FormulaRecalculation {
  readonly record: unknown;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}

/** Formulas evaluated from Apex. */
export interface FormulaPort {
  compile(request: FormulaRequest): CompiledFormula;
  /** Computes the formula fields of records in memory; `crossObject`: also those that read parents. */
  recalculate(records: readonly unknown[], crossObject: boolean): readonly FormulaRecalculation[];
}

/** What one invocation of an action gave. */
export interface ActionOutcome {
  readonly outputs: ReadonlyMap<string, unknown>;
  readonly errors: readonly { readonly code: string; readonly message: string }[];
}

/** A flow that was begun with input values. */
export interface FlowInterview {
  readonly flowName: string;
  start(): void;
  /** Value of a variable, null where there is none. */
  value(name: string): unknown;
}

/** Flows and invocable methods, called by name. */
export interface ActionPort {
  interview(flowName: string, inputs: ReadonlyMap<string, unknown>): FlowInterview;
  /** Calls an action of type `apex` or `flow` once for all invocations. */
  invoke(type: string, name: string, inputs: readonly ReadonlyMap<string, unknown>[]): readonly ActionOutcome[];
}

export interface Ports {
  readonly query: QueryPort;
  readonly search: SearchPort;
  readonly dml: DmlPort;
  readonly schema: SchemaPort;
  readonly access: AccessPort;
  readonly session: SessionPort;
  readonly async: AsyncPort;
  readonly callout: CalloutPort;
  readonly code: CodePort;
  readonly log: LogPort;
  /** Absent where formulas are not evaluated from Apex. */
  readonly formula?: FormulaPort;
  /** Absent where there are no flows and invocable actions. */
  readonly actions?: ActionPort;
  /** Absent where messages are not recorded: sending is then refused by name. */
  readonly outbox?: OutboxPort;
}
