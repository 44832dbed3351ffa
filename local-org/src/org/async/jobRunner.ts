/**
 * Runs one queued job: its work and its end are one transaction, so a kill in between leaves it queued as it was. A job that throws is
 * rolled back and marked Failed in a transaction of its own.
 */
import type { ApexHost } from './apexHost.ts';
import type {
  AsyncWork,
  FuturePayload,
  QueueablePayload,
  PublishedPayload,
  RunningJob,
  SchedulePayload,
} from './asyncWork.ts';
import { BatchRunner } from './batchRunner.ts';
import { tellPublisher } from '../../library/support/publishCallbacks.ts';
import { contextObject } from '../../library/support/contextObject.ts';
import { nextFire } from './cron.ts';
import type { JobRow, JobTable } from './jobTable.ts';
import { restoreSnapshot, takeSnapshot } from './snapshot.ts';

interface FinalizerPayload {
  readonly state: string;
  readonly parentId: string;
  readonly depth: number;
  readonly maximumDepth: number | null;
  /** Snapshot of the exception; null after success. */
  readonly failure: string | null;
}

/** Knows how to run every kind of job. */
export class JobRunner {
  readonly #host: ApexHost;
  readonly #work: AsyncWork;
  readonly #table: JobTable;
  readonly #batches: BatchRunner;

  constructor(host: ApexHost, work: AsyncWork, table: JobTable) {
    this.#host = host;
    this.#work = work;
    this.#table = table;
    this.#batches = new BatchRunner(host, work, table);
  }

  run(job: JobRow): void {
    switch (job.kind) {
      case 'queueable':
        return this.#queueable(job);
      case 'finalizer':
        return this.#finalizer(job);
      case 'future':
        return this.#future(job);
      case 'schedule':
        return this.#scheduled(job);
      case 'published':
        return this.#published(job);
      case 'batchStart':
      case 'batchChunk':
      case 'batchFinish':
        return this.#batches.run(job);
      case 'batchControl':
        throw new Error('a batch control row is never queued');
    }
  }

  #queueable(job: JobRow): void {
    const payload = JSON.parse(job.payload) as QueueablePayload;
    const { env } = this.#host;
    const running: RunningJob = {
      id: job.id,
      kind: 'queueable',
      depth: payload.depth,
      maximumDepth: payload.maximumDepth,
      finalizer: null,
    };
    try {
      this.#inJob(job, running, () => {
        const instance = restoreSnapshot(env, payload.state);
        const context = contextObject(env.type('QueueableContext'), { getJobId: () => job.id });
        env.invoke(instance, 'execute', ['QueueableContext'], [context]);
        this.#table.remove(job.id);
        this.#work.records.setStatus(job.id, 'Completed');
        this.#addFinalizer(job, running, null);
      });
    } catch (thrown) {
      this.#failed(job, thrown, (exception) => this.#addFinalizer(job, running, exception));
    }
  }

  #addFinalizer(job: JobRow, running: RunningJob, failure: unknown): void {
    if (running.finalizer === null) return;
    const { env } = this.#host;
    const payload: FinalizerPayload = {
      state: takeSnapshot(env, running.finalizer),
      parentId: job.id,
      depth: running.depth,
      maximumDepth: running.maximumDepth,
      failure: failure === null ? null : takeSnapshot(env, failure),
    };
    const id = `${job.id}/finalizer`;
    this.#table.add({
      id,
      kind: 'finalizer',
      userId: job.userId,
      due: this.#host.now(),
      payload: JSON.stringify(payload),
    });
  }

  /** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_transaction_finalizers.htm */
  #finalizer(job: JobRow): void {
    const payload = JSON.parse(job.payload) as FinalizerPayload;
    const { env } = this.#host;
    const { depth, maximumDepth } = payload;
    const running: RunningJob = {
      id: payload.parentId,
      kind: 'finalizer',
      depth: depth + 1,
      maximumDepth,
      finalizer: null,
    };
    try {
      this.#inJob(job, running, () => {
        const instance = restoreSnapshot(env, payload.state);
        const outcome = payload.failure === null ? 'SUCCESS' : 'UNHANDLED_EXCEPTION';
        const context = contextObject(env.type('FinalizerContext'), {
          getAsyncApexJobId: () => payload.parentId,
          getRequestId: () => job.id,
          getResult: () => env.enumValueOf('ParentJobResult', outcome),
          getException: () => (payload.failure === null ? null : restoreSnapshot(env, payload.failure)),
        });
        env.invoke(instance, 'execute', ['FinalizerContext'], [context]);
        this.#table.remove(job.id);
      });
    } catch (thrown) {
      const { message } = this.#host.describeFailure(thrown);
      this.#host.report(`finalizer of ${payload.parentId} failed: ${message}`);
      this.#host.run({ userId: job.userId, profile: 'asynchronous' }, () => this.#table.remove(job.id));
      if (this.#host.testing) throw thrown;
    }
  }

  #future(job: JobRow): void {
    const payload = JSON.parse(job.payload) as FuturePayload;
    const { env } = this.#host;
    const running: RunningJob = { id: job.id, kind: 'future', depth: 1, maximumDepth: null, finalizer: null };
    try {
      this.#inJob(job, running, () => {
        const args = payload.args.map((arg) => restoreSnapshot(env, arg));
        const cls = env.modules.readyClass(payload.className) as unknown as Record<
          string,
          (...given: unknown[]) => unknown
        >;
        cls[payload.jsName]?.(...args);
        this.#table.remove(job.id);
        this.#work.records.setStatus(job.id, 'Completed');
      });
    } catch (thrown) {
      this.#failed(job, thrown, () => undefined);
    }
  }

  #scheduled(job: JobRow): void {
    const payload = JSON.parse(job.payload) as SchedulePayload;
    const { env } = this.#host;
    const { cron, scopeSize } = payload;
    const next = cron === null ? null : nextFire(cron, this.#host.now(), this.#host.timeZoneOf(job.userId));
    const running: RunningJob = { id: job.id, kind: 'schedule', depth: 1, maximumDepth: null, finalizer: null };
    const fired = (): void => {
      // A test runs the job once and leaves its schedule as it is.
      if (this.#host.testing) return;
      this.#work.records.fired(job.id, next);
      if (next === null) this.#table.remove(job.id);
      else this.#table.reschedule(job.id, next);
    };
    try {
      this.#inJob(job, running, () => {
        fired();
        const instance = restoreSnapshot(env, payload.state);
        if (scopeSize !== undefined) return void this.#work.enqueueBatch(instance, scopeSize);
        const context = contextObject(env.type('SchedulableContext'), { getTriggerId: () => job.id });
        env.invoke(instance, 'execute', ['SchedulableContext'], [context]);
      });
    } catch (thrown) {
      const { message } = this.#host.describeFailure(thrown);
      this.#host.report(`scheduled job ${payload.name} failed: ${message}`);
      this.#host.run({ userId: job.userId, profile: 'asynchronous' }, fired);
    }
  }

  /** Tells a publisher that its events are in the log; what the log takes never fails later. */
  #published(job: JobRow): void {
    const payload = JSON.parse(job.payload) as PublishedPayload;
    const { env } = this.#host;
    const running: RunningJob = { id: job.id, kind: 'published', depth: 1, maximumDepth: null, finalizer: null };
    try {
      this.#inJob(job, running, () => {
        tellPublisher(env, restoreSnapshot(env, payload.callback), payload.uuids, 'Success');
        this.#table.remove(job.id);
      });
    } catch (thrown) {
      const { message } = this.#host.describeFailure(thrown);
      this.#host.report(`publish callback failed: ${message}`);
      this.#host.run({ userId: job.userId, profile: 'asynchronous' }, () => this.#table.remove(job.id));
    }
  }

  #inJob(job: JobRow, running: RunningJob, work: () => void): void {
    const before = this.#work.running;
    this.#work.running = running;
    try {
      this.#host.run({ userId: job.userId, profile: 'asynchronous' }, work);
    } finally {
      this.#work.running = before;
    }
  }

  #failed(job: JobRow, thrown: unknown, alsoDo: (exception: unknown) => void): void {
    const { message, stackTrace, exception } = this.#host.describeFailure(thrown);
    this.#host.report(`${job.kind} ${job.id} failed: ${message}\n${stackTrace}`);
    this.#host.run({ userId: job.userId, profile: 'asynchronous' }, () => {
      this.#table.remove(job.id);
      this.#work.records.setStatus(job.id, 'Failed', message);
      alsoDo(exception);
    });
    if (this.#host.testing) throw thrown;
  }
}
