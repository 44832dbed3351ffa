/**
 * What Apex can start: queueables with finalizers, future methods, batch and scheduled jobs. Starting one writes a row in the transaction
 * that starts it, so a rolled-back transaction starts nothing and a killed process forgets nothing.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_queueing_jobs.htm
 */
import { randomUUID } from 'node:crypto';
import type { AsyncPort } from '../../abi/ports.ts';
import type { ApexHost } from './apexHost.ts';
import { AsyncRecords } from './asyncRecords.ts';
import type { EventBus, EventTriggerState } from './eventBus.ts';
import { CronError, cronAt, nextFire } from './cron.ts';
import type { JobTable } from './jobTable.ts';
import { takeSnapshot } from './snapshot.ts';

/** Finalizers one queueable may attach. */
const MAX_FINALIZERS = 1;
const MINUTE = 60_000;

/** The job that is running in this transaction. */
export interface RunningJob {
  readonly id: string;
  readonly kind: 'queueable' | 'finalizer' | 'future' | 'batch' | 'schedule' | 'published';
  /** How many queueables in a row led here, this one included. */
  readonly depth: number;
  readonly maximumDepth: number | null;
  finalizer: unknown;
}

export interface QueueablePayload {
  readonly state: string;
  readonly className: string;
  readonly depth: number;
  readonly maximumDepth: number | null;
}

export interface FuturePayload {
  readonly className: string;
  readonly jsName: string;
  readonly args: readonly string[];
}

/** Events that were published, and whom to tell. */
export interface PublishedPayload {
  readonly callback: string;
  readonly uuids: readonly string[];
}

export interface BatchPayload {
  readonly state: string;
  readonly className: string;
  readonly scopeSize: number;
}

export interface SchedulePayload {
  readonly state: string;
  readonly className: string;
  /** Null for a batch that is to start once. */
  readonly cron: string | null;
  readonly name: string;
  /** Of a batch that is to start: the size of its chunks. */
  readonly scopeSize?: number;
}

/** What `Test.startTest`, `Test.stopTest` and `Test.getEventBus().deliver()` do; the test runner knows. */
export interface TestHooks {
  start(): void;
  stop(): void;
  deliver(): void;
}

/** The asynchronous port of one org. */
export class AsyncWork implements AsyncPort {
  readonly records: AsyncRecords;
  /** Set while a job runs. */
  running: RunningJob | null = null;
  readonly #host: ApexHost;
  readonly #table: JobTable;
  readonly #events: EventBus;
  readonly #test: TestHooks;

  constructor(host: ApexHost, table: JobTable, events: EventBus, test: TestHooks) {
    this.#host = host;
    this.#table = table;
    this.#events = events;
    this.#test = test;
    this.records = new AsyncRecords(host.store, () => host.now());
  }

  enqueueQueueable(
    job: unknown,
    options: { delayMinutes: number; maximumDepth: number | null; signature?: string | null },
  ): string {
    const { env } = this.#host;
    const depth = this.#nextDepth(options.maximumDepth);
    const className = this.#className(job);
    const { signature = null } = options;
    if (signature !== null && this.#table.hasSignature(signature)) {
      throw env.exception(
        'System.DuplicateMessageException',
        'Attempt to enqueue job with duplicate queueable signature',
      );
    }
    const maximumDepth = options.maximumDepth ?? this.running?.maximumDepth ?? null;
    const payload: QueueablePayload = { state: takeSnapshot(env, job), className, depth, maximumDepth };
    const id = this.#createJob('Queueable', className);
    this.#add(id, 'queueable', this.#host.now() + options.delayMinutes * MINUTE, payload);
    if (signature !== null) this.#table.setSignature(id, signature);
    return id;
  }

  /** Depth of a chained job; AsyncException where the chain has become too long, or is a chain inside a test. */
  #nextDepth(maximum: number | null): number {
    const { running } = this;
    if (running === null || (running.kind !== 'queueable' && running.kind !== 'finalizer')) return 1;
    const depth = running.kind === 'finalizer' ? running.depth : running.depth + 1;
    const allowed = maximum ?? running.maximumDepth ?? (this.#host.testing && running.kind === 'queueable' ? 1 : null);
    if (allowed !== null && depth > allowed) {
      throw this.#host.env.exception('System.AsyncException', 'Maximum stack depth has been reached.');
    }
    return depth;
  }

  attachFinalizer(finalizer: unknown): void {
    const { running } = this;
    const { env } = this.#host;
    if (running === null || running.kind !== 'queueable') {
      throw env.exception('System.AsyncException', 'System.attachFinalizer(Finalizer) is not allowed in this context');
    }
    if (running.finalizer !== null) {
      throw env.exception(
        'System.AsyncException',
        `More than ${MAX_FINALIZERS} Finalizer cannot be attached to same Async Apex Job`,
      );
    }
    running.finalizer = finalizer;
  }

  enqueueFuture(className: string, jsName: string, args: readonly unknown[], _callout: boolean): void {
    const { running } = this;
    const { env } = this.#host;
    if (running?.kind === 'future' || running?.kind === 'batch') {
      const text = `Future method cannot be called from a future or batch method: ${className}.${methodName(jsName)}`;
      throw env.exception('System.AsyncException', text);
    }
    const payload: FuturePayload = { className, jsName, args: args.map((arg) => takeSnapshot(env, arg)) };
    const id = this.#createJob('Future', className, methodName(jsName));
    this.#add(id, 'future', this.#host.now(), payload);
  }

  enqueueBatch(batch: unknown, scopeSize: number): string {
    const className = this.#className(batch);
    const payload: BatchPayload = { state: takeSnapshot(this.#host.env, batch), className, scopeSize };
    const id = this.#createJob('BatchApex', className);
    this.#add(id, 'batchStart', this.#host.now(), payload);
    return id;
  }

  schedule(name: string, cron: string, job: unknown): string {
    const { env } = this.#host;
    if (this.records.hasCron(name)) {
      throw env.exception('System.AsyncException', `The Apex job named "${name}" is already scheduled for execution.`);
    }
    const timeZone = this.#host.timeZoneOf(this.#host.userId);
    const next = this.#firstFire(cron, timeZone);
    const className = this.#className(job);
    const id = this.records.createCron(name, cron, this.#host.userId, timeZone, next);
    const payload: SchedulePayload = { state: takeSnapshot(env, job), className, cron, name };
    this.#add(id, 'schedule', next, payload);
    return id;
  }

  scheduleBatch(batch: unknown, name: string, minutes: number, scopeSize: number): string {
    const { env } = this.#host;
    if (this.records.hasCron(name)) {
      throw env.exception('System.AsyncException', `The Apex job named "${name}" is already scheduled for execution.`);
    }
    const due = this.#host.now() + minutes * MINUTE;
    const timeZone = this.#host.timeZoneOf(this.#host.userId);
    const className = this.#className(batch);
    const id = this.records.createCron(name, cronAt(due, timeZone), this.#host.userId, timeZone, due);
    const state = takeSnapshot(env, batch);
    const payload: SchedulePayload = { state, className, cron: null, name, scopeSize };
    this.#add(id, 'schedule', due, payload);
    return id;
  }

  #firstFire(cron: string, timeZone: string): number {
    const { env } = this.#host;
    try {
      const next = nextFire(cron, this.#host.now(), timeZone);
      if (next !== null) return next;
    } catch (error) {
      if (!(error instanceof CronError)) throw error;
      throw env.exception('System.StringException', error.message);
    }
    throw env.exception(
      'System.AsyncException',
      `Based on configured schedule, the given trigger '${cron}' will never fire.`,
    );
  }

  abort(jobId: string): void {
    this.#table.removeTree(jobId);
    if (jobId.startsWith('08e')) {
      if (this.records.deleteCron(jobId)) return;
    } else if (this.records.statusOf(jobId) !== null) {
      this.records.setStatus(jobId, 'Aborted');
      return;
    }
    throw this.#host.env.exception('System.StringException', `Invalid job id: ${jobId}`);
  }

  setPaused(job: { readonly id?: string; readonly name?: string }, paused: boolean): void {
    const id = job.id ?? this.records.cronNamed(job.name ?? '');
    if (id === null || !this.records.setCronState(id, paused ? 'PAUSED' : 'WAITING')) {
      throw this.#host.env.exception('System.AsyncException', `No scheduled job ${job.id ?? job.name}`);
    }
    this.#table.setState(id, paused ? 'Held' : 'Queued');
  }

  purgeJobs(before: number): number {
    return this.records.purge(before);
  }

  runningKind(): RunningJob['kind'] | null {
    return this.running?.kind ?? null;
  }

  startTest(): void {
    this.#test.start();
  }

  stopTest(): void {
    this.#test.stop();
  }

  isRunningTest(): boolean {
    return this.#host.testing;
  }

  /** `Test.enableChangeDataCapture()`. */
  captureChanges(): void {
    this.#host.captureChanges();
  }

  deliverEvents(): void {
    this.#test.deliver();
  }

  discardEvents(): void {
    this.#events.discard();
  }

  /** Publishes a BatchApexErrorEvent with these values by lower-case field name. */
  publishBatchError(values: Readonly<Record<string, unknown>>): void {
    const event = this.#host.env.newRecord('BatchApexErrorEvent');
    if (event === null) throw new Error('BatchApexErrorEvent is not in the schema');
    for (const [name, value] of Object.entries(values)) event.fields.set(name, value);
    this.#events.publish([event]);
  }

  tellPublished(callback: unknown, uuids: readonly string[]): void {
    const payload: PublishedPayload = { callback: takeSnapshot(this.#host.env, callback), uuids };
    this.#add(`published/${randomUUID()}`, 'published', this.#host.now(), payload);
  }

  eventTrigger(): EventTriggerState | null {
    return this.#events.current;
  }

  queueable(): { depth: number; maximumDepth: number | null; delayMinutes: number } | null {
    const { running } = this;
    if (running === null || running.kind !== 'queueable') return null;
    return { depth: running.depth, maximumDepth: running.maximumDepth, delayMinutes: 0 };
  }

  #className(job: unknown): string {
    const type = this.#host.env.typeOf(job);
    if (type === null) throw this.#host.env.exception('System.NullPointerException', 'Argument cannot be null.');
    return type.name;
  }

  #createJob(jobType: 'Queueable' | 'Future' | 'BatchApex', className: string, method?: string): string {
    const topLevel = this.#host.env.types.info(className)?.unit ?? className;
    const named = method === undefined ? {} : { methodName: method };
    return this.records.create({
      jobType,
      classId: this.#host.classIdOf(topLevel),
      userId: this.#host.userId,
      ...named,
    });
  }

  #add(
    id: string,
    kind: 'queueable' | 'future' | 'batchStart' | 'schedule' | 'published',
    due: number,
    payload: object,
  ): void {
    this.#table.add({ id, kind, userId: this.#host.userId, due, payload: JSON.stringify(payload) });
  }
}

function methodName(jsName: string): string {
  return jsName.split('$')[0] ?? jsName;
}
