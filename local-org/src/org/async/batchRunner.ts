/**
 * Batch Apex: start once, execute for each chunk in a transaction of its own, finish once. Every chunk is a row of the queue, so a restart
 * goes on with the first chunk that has not committed.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_batch_interface.htm
 */
import { ApexException } from '../../runtime/values/apexException.ts';
import { ApexList, ApexSet } from '../../runtime/values/collections.ts';
import { SObject } from '../../runtime/values/sObject.ts';
import type { ApexHost } from './apexHost.ts';
import type { AsyncWork, BatchPayload, RunningJob } from './asyncWork.ts';
import { contextObject } from '../../library/support/contextObject.ts';
import type { JobRow, JobTable } from './jobTable.ts';
import { restoreSnapshot, takeSnapshot } from './snapshot.ts';

const CONTEXT = 'Database.BatchableContext';

/** A test runs one chunk and no more. */
const ONE_CHUNK =
  'No more than one executeBatch can be called from within a test method.  Please make sure the iterable returned from your ' +
  'start method matches the batch size, resulting in one executeBatch invocation.';

/** What BatchApexErrorEvent.Phase says. */
const PHASES: Partial<Record<JobRow['kind'], string>> = {
  batchStart: 'START',
  batchChunk: 'EXECUTE',
  batchFinish: 'FINISH',
};
const LONGEST_SCOPE = 40_000;

interface ChunkPayload {
  readonly batchId: string;
  readonly items: string;
}

/** Rows a `Database.QueryLocator` stands for; the library's locator has them under `rows`. */
interface LocatorLike {
  readonly rows: readonly unknown[];
}

export class BatchRunner {
  readonly #host: ApexHost;
  readonly #work: AsyncWork;
  readonly #table: JobTable;

  constructor(host: ApexHost, work: AsyncWork, table: JobTable) {
    this.#host = host;
    this.#work = work;
    this.#table = table;
  }

  run(job: JobRow): void {
    const batchId = job.kind === 'batchStart' ? job.id : (JSON.parse(job.payload) as ChunkPayload).batchId;
    const running: RunningJob = { id: batchId, kind: 'batch', depth: 1, maximumDepth: null, finalizer: null };
    const before = this.#work.running;
    this.#work.running = running;
    try {
      this.#host.run({ userId: job.userId, profile: 'asynchronous' }, () => this.#step(job, batchId));
    } catch (thrown) {
      this.#failed(job, batchId, thrown);
    } finally {
      this.#work.running = before;
    }
  }

  #step(job: JobRow, batchId: string): void {
    if (job.kind === 'batchStart') this.#start(job);
    else if (job.kind === 'batchChunk') this.#execute(job, batchId);
    else this.#finish(job, batchId);
  }

  #context(batchId: string): unknown {
    return contextObject(this.#host.env.type(CONTEXT), { getJobId: () => batchId, getChildJobId: () => batchId });
  }

  #start(job: JobRow): void {
    const { env } = this.#host;
    const payload = JSON.parse(job.payload) as BatchPayload;
    const instance = restoreSnapshot(env, payload.state);
    const items = this.#items(env.invoke(instance, 'start', [CONTEXT], [this.#context(job.id)]));
    const state = this.#isStateful(payload) ? takeSnapshot(env, instance) : payload.state;
    this.#table.remove(job.id);
    const common = { userId: job.userId, due: this.#host.now() };
    const control: BatchPayload = { ...payload, state };
    this.#table.add(
      { id: `${job.id}/control`, kind: 'batchControl', ...common, payload: JSON.stringify(control) },
      'Held',
    );
    if (this.#host.testing && items.length > payload.scopeSize)
      throw env.exception('System.UnexpectedException', ONE_CHUNK);
    let chunks = 0;
    for (let start = 0; start < items.length; start += payload.scopeSize) {
      const chunk = new ApexList(env.type('List<Object>'), items.slice(start, start + payload.scopeSize));
      const body: ChunkPayload = { batchId: job.id, items: takeSnapshot(env, chunk) };
      this.#table.add({ id: `${job.id}/${++chunks}`, kind: 'batchChunk', ...common, payload: JSON.stringify(body) });
    }
    const finish: ChunkPayload = { batchId: job.id, items: '' };
    this.#table.add({ id: `${job.id}/finish`, kind: 'batchFinish', ...common, payload: JSON.stringify(finish) });
    this.#work.records.setValues(
      job.id,
      new Map<string, unknown>([
        ['status', 'Processing'],
        ['totaljobitems', chunks],
      ]),
    );
  }

  #items(started: unknown): readonly unknown[] {
    if (started instanceof ApexList) return started.items;
    if (started instanceof ApexSet) return started.members();
    const rows = (started as LocatorLike | null)?.rows as unknown;
    if (rows instanceof ApexList) return rows.items;
    if (Array.isArray(rows)) return rows;
    return this.#iterate(started);
  }

  #iterate(iterable: unknown): readonly unknown[] {
    const { env } = this.#host;
    const iterator = env.invoke(iterable, 'iterator', [], []);
    const items: unknown[] = [];
    while (env.invoke(iterator, 'hasNext', [], []) === true) items.push(env.invoke(iterator, 'next', [], []));
    return items;
  }

  #isStateful(payload: BatchPayload): boolean {
    return this.#host.env.type(payload.className).interfaces.some((face) => face.name === 'Database.Stateful');
  }

  #control(batchId: string): BatchPayload {
    const row = this.#table.find(`${batchId}/control`);
    if (row === null) throw new Error(`batch ${batchId} has no control row`);
    return JSON.parse(row.payload) as BatchPayload;
  }

  #execute(job: JobRow, batchId: string): void {
    const { env } = this.#host;
    const control = this.#control(batchId);
    const instance = restoreSnapshot(env, control.state);
    const { items } = restoreSnapshot(env, (JSON.parse(job.payload) as ChunkPayload).items) as ApexList;
    const first = env.typeOf(items[0])?.name ?? 'Object';
    const scope = new ApexList(env.type(`List<${first}>`), [...items]);
    env.invoke(instance, 'execute', [CONTEXT, 'List<Object>'], [this.#context(batchId), scope]);
    if (this.#isStateful(control)) {
      this.#table.setPayload(`${batchId}/control`, JSON.stringify({ ...control, state: takeSnapshot(env, instance) }));
    }
    this.#table.remove(job.id);
    const done = this.#work.records.count(batchId, 'jobitemsprocessed') + 1;
    this.#work.records.setValues(batchId, new Map([['jobitemsprocessed', done]]));
  }

  #finish(job: JobRow, batchId: string): void {
    const { env } = this.#host;
    const instance = restoreSnapshot(env, this.#control(batchId).state);
    env.invoke(instance, 'finish', [CONTEXT], [this.#context(batchId)]);
    this.#table.removeTree(batchId);
    const done = this.#work.records.count(batchId, 'jobitemsprocessed');
    this.#work.records.setStatus(batchId, 'Completed');
    this.#work.records.setValues(batchId, new Map([['jobitemsprocessed', done]]));
    this.#table.remove(job.id);
  }

  /**
   * A batch that implements `Database.RaisesPlatformEvents` tells of its failure by a BatchApexErrorEvent.
   * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_batch_platformevents.htm
   */
  #tell(job: JobRow, batchId: string, failure: { exception: unknown; stackTrace: string }): void {
    const payload = job.kind === 'batchStart' ? (JSON.parse(job.payload) as BatchPayload) : this.#control(batchId);
    const { env } = this.#host;
    const { interfaces } = env.type(payload.className);
    if (!interfaces.some((face) => face.name === 'Database.RaisesPlatformEvents')) return;
    const { exception } = failure;
    const known = exception instanceof ApexException ? exception : null;
    const scope = this.#scopeOf(job);
    this.#work.publishBatchError({
      asyncapexjobid: batchId,
      requestid: batchId,
      exceptiontype: known?.typeName ?? 'System.UnexpectedException',
      message: known?.text ?? String(exception),
      stacktrace: failure.stackTrace,
      phase: PHASES[job.kind] ?? null,
      jobscope: scope.slice(0, LONGEST_SCOPE),
      doesexceedjobscopemaxlength: scope.length > LONGEST_SCOPE,
    });
  }

  /** Ids of the records, or texts of the items, of the chunk that failed. */
  #scopeOf(job: JobRow): string {
    if (job.kind !== 'batchChunk') return '';
    const { env } = this.#host;
    const { items } = restoreSnapshot(env, (JSON.parse(job.payload) as ChunkPayload).items) as ApexList;
    return items.map((item) => (item instanceof SObject ? (item.id ?? '') : env.ops.text(item))).join(',');
  }

  /** A failed chunk counts as an error and the batch goes on; a failed start or finish ends it. */
  #failed(job: JobRow, batchId: string, thrown: unknown): void {
    const { message, stackTrace, exception } = this.#host.describeFailure(thrown);
    this.#host.report(`${job.kind} of ${batchId} failed: ${message}\n${stackTrace}`);
    this.#host.run({ userId: job.userId, profile: 'asynchronous' }, () => {
      const { records } = this.#work;
      this.#tell(job, batchId, { exception, stackTrace });
      if (job.kind === 'batchChunk') {
        this.#table.remove(job.id);
        const values = new Map<string, unknown>([
          ['numberoferrors', records.count(batchId, 'numberoferrors') + 1],
          ['jobitemsprocessed', records.count(batchId, 'jobitemsprocessed') + 1],
          ['extendedstatus', `First error: ${message}`.slice(0, 255)],
        ]);
        records.setValues(batchId, values);
      } else {
        this.#table.removeTree(batchId);
        records.setStatus(batchId, 'Failed', message);
      }
    });
    if (this.#host.testing) throw thrown;
  }
}
