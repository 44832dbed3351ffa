/**
 * Bulk API 2.0 ingest: CSV in, chunks of 200 records each in its own transaction with its result rows, so that a kill between two chunks
 * repeats nothing. Between chunks other requests and asynchronous jobs get their turn.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/bulk_api_2_0_ingest.htm
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { DmlRowResult } from '../../abi/ports.ts';
import type { SObject } from '../../runtime/values/sObject.ts';
import type { Schema } from '../../schema/schema.ts';
import { OrgError } from '../errors.ts';
import type { Session } from '../sessions.ts';
import type { Transaction } from '../transaction.ts';
import { readCsv, writeCsv } from './csv.ts';
import { type Row, toRow } from './ingestRow.ts';
import type { IngestJob, IngestStore } from './ingestStore.ts';

const CHUNK = 200;

/** What bulk jobs need of the org. */
export interface BulkHost {
  schema(): Schema;
  transact<T>(session: Session, work: (tx: Transaction) => T): T;
  now(): number;
  newId(prefix: string): string;
  sessionOf(userId: string): Session;
  /** Lets asynchronous Apex that is due run for a moment. */
  breathe(): Promise<void>;
}

/** Ingest jobs: creating, feeding, running, reading back. */
export class Ingest {
  readonly store: IngestStore;
  readonly #host: BulkHost;
  readonly #running = new Map<string, Promise<void>>();
  #closed = false;

  constructor(store: IngestStore, host: BulkHost) {
    this.store = store;
    this.#host = host;
  }

  create(session: Session, asked: Partial<IngestJob>, version: string): IngestJob {
    const type = this.#host.schema().object(asked.object ?? '');
    if (type === undefined) throw new OrgError('INVALIDENTITY', `Unable to find object: ${asked.object}`);
    if (asked.operation === 'upsert' && !type.fields.has(asked.externalIdFieldName ?? '')) {
      throw new OrgError('INVALIDJOB', 'externalIdFieldName is required for upsert and must exist');
    }
    const id = this.#host.newId('750');
    const now = new Date(this.#host.now()).toISOString();
    const external = asked.externalIdFieldName === undefined ? {} : { externalIdFieldName: asked.externalIdFieldName };
    const job: IngestJob = {
      id,
      operation: asked.operation ?? 'insert',
      object: type.apiName,
      ...external,
      createdById: session.userId,
      createdDate: now,
      systemModstamp: now,
      state: 'Open',
      concurrencyMode: 'Parallel',
      contentType: 'CSV',
      apiVersion: Number(version.replace(/^v/, '')),
      contentUrl: `services/data/${version}/jobs/ingest/${id}/batches`,
      lineEnding: asked.lineEnding ?? 'LF',
      columnDelimiter: asked.columnDelimiter ?? 'COMMA',
      jobType: 'V2Ingest',
      numberRecordsProcessed: 0,
      numberRecordsFailed: 0,
      retries: 0,
      totalProcessingTime: 0,
      apiActiveProcessingTime: 0,
      apexProcessingTime: 0,
    };
    this.store.save(job);
    return job;
  }

  /** The job of this id; 404 where there is none. */
  get(id: string): IngestJob {
    const job = this.store.find(id);
    if (job === null) throw new OrgError('NOT_FOUND', 'The requested resource does not exist', [], 404);
    return job;
  }

  /**
   * The data of a job, in one request: https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/upload_job_data.htm
   * A client that never heard the answer sends it again, so the last one counts.
   */
  upload(id: string, csv: string): void {
    const job = this.get(id);
    if (job.state !== 'Open') throw new OrgError('INVALIDJOBSTATE', 'The job is no longer open');
    this.store.replaceData(id, csv);
  }

  /** `UploadComplete` starts the job, `Aborted` ends it. */
  setState(id: string, state: string): IngestJob {
    const job = this.get(id);
    if (state !== 'UploadComplete' && state !== 'Aborted')
      throw new OrgError('INVALIDJOBSTATE', `Cannot set state ${state}`);
    job.state = state;
    this.store.save(job);
    if (state === 'UploadComplete') this.start(id);
    return job;
  }

  /** Takes up what an earlier run of the process left. */
  resume(): void {
    for (const job of this.store.all()) {
      if (job.state === 'UploadComplete' || job.state === 'InProgress') this.start(job.id);
    }
  }

  start(id: string): void {
    if (this.#running.has(id)) return;
    const run = this.#run(id)
      .catch((error: unknown) => this.#fail(id, error))
      .finally(() => this.#running.delete(id));
    this.#running.set(id, run);
  }

  /** Waits until the job has ended, at most this long. */
  async settled(id: string, milliseconds: number): Promise<void> {
    const run = this.#running.get(id);
    if (run === undefined) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
    await Promise.race([run, late]);
    clearTimeout(timer);
  }

  /** Stops after the running chunk. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#running.values());
  }

  async #run(id: string): Promise<void> {
    await turn();
    const { header, rows } = readCsv(this.store.content(id, 'data'), this.get(id).columnDelimiter);
    while (!this.#closed) {
      const job = this.get(id);
      if (job.state === 'Aborted') return;
      const chunk = rows.slice(job.numberRecordsProcessed, job.numberRecordsProcessed + CHUNK);
      if (chunk.length === 0) {
        this.store.save({ ...job, state: 'JobComplete' });
        return;
      }
      try {
        this.#runChunk(job, header, chunk);
      } catch (thrown) {
        this.#chunkFailed(job, chunk, thrown);
      }
      await turn();
      await this.#host.breathe();
    }
  }

  /** One transaction: the records, the result rows and the job's progress commit together. */
  #runChunk(job: IngestJob, header: readonly string[], chunk: readonly string[][]): void {
    const started = this.#host.now();
    const session = this.#host.sessionOf(job.createdById);
    const type = this.#host.schema().object(job.object);
    if (type === undefined) throw new OrgError('INVALIDENTITY', `Unable to find object: ${job.object}`);
    this.#host.transact(session, (tx) => {
      const rows = chunk.map((values) => toRow(tx, type, header, values, job.operation));
      const good = rows.filter((row) => row.record !== null);
      const operation = job.operation === 'hardDelete' ? 'delete' : job.operation;
      const options = { allOrNone: false, externalId: job.externalIdFieldName ?? null };
      const results = tx.save(
        operation,
        good.map((row) => row.record as SObject),
        options,
      );
      const failures = this.#record(job, rows, good, results);
      const spent = this.#host.now() - started;
      job.numberRecordsProcessed += chunk.length;
      job.numberRecordsFailed += failures;
      job.totalProcessingTime += spent;
      job.apiActiveProcessingTime += spent;
      this.store.save({ ...job, state: 'InProgress' });
    });
  }

  /** A chunk whose transaction ended with an error: all its rows failed, the job goes on. */
  #chunkFailed(job: IngestJob, chunk: readonly string[][], thrown: unknown): void {
    const stored = this.get(job.id);
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    const code = thrown instanceof OrgError ? thrown.errorCode : 'UNKNOWN_EXCEPTION';
    const failed = chunk.map((values) => ['', `${code}:${message}:--`, ...values]);
    this.#host.transact(this.#host.sessionOf(job.createdById), () => {
      this.store.append(job.id, 'failed', writeCsv(failed, job.columnDelimiter, job.lineEnding));
      stored.numberRecordsProcessed += chunk.length;
      stored.numberRecordsFailed += chunk.length;
      this.store.save({ ...stored, state: 'InProgress' });
    });
  }

  #record(job: IngestJob, rows: readonly Row[], good: readonly Row[], results: readonly DmlRowResult[]): number {
    const success: string[][] = [];
    const failed: string[][] = [];
    const outcome = new Map(good.map((row, index) => [row, results[index]]));
    for (const row of rows) {
      const result = outcome.get(row);
      if (result?.success === true) {
        const created = job.operation === 'insert' || (job.operation === 'upsert' && result.created);
        success.push([result.id ?? '', String(created), ...row.values]);
      } else {
        failed.push([result?.id ?? '', row.error ?? errorText(result), ...row.values]);
      }
    }
    this.store.append(job.id, 'success', writeCsv(success, job.columnDelimiter, job.lineEnding));
    this.store.append(job.id, 'failed', writeCsv(failed, job.columnDelimiter, job.lineEnding));
    return failed.length;
  }

  #fail(id: string, error: unknown): void {
    const job = this.store.find(id);
    const errorMessage = error instanceof Error ? error.message : String(error);
    if (job !== null) this.store.save({ ...job, state: 'Failed', errorMessage });
  }

  /** The header line of a result file followed by its rows. */
  results(id: string, part: 'success' | 'failed'): string {
    const job = this.get(id);
    const { header } = readCsv(this.store.content(id, 'data').slice(0, 100_000), job.columnDelimiter);
    const lead = part === 'success' ? ['sf__Id', 'sf__Created'] : ['sf__Id', 'sf__Error'];
    return writeCsv([[...lead, ...header]], job.columnDelimiter, job.lineEnding) + this.store.content(id, part);
  }

  /** Rows that were never tried: of a job that was aborted or failed. */
  unprocessed(id: string): string {
    const job = this.get(id);
    const { header, rows } = readCsv(this.store.content(id, 'data'), job.columnDelimiter);
    const left = job.state === 'Aborted' || job.state === 'Failed' ? rows.slice(job.numberRecordsProcessed) : [];
    return writeCsv([header, ...left], job.columnDelimiter, job.lineEnding);
  }
}

/** `STATUS_CODE:message:fields --`, the form of the failed results. */
function errorText(result: DmlRowResult | undefined): string {
  const [first] = result?.errors ?? [];
  if (first === undefined) return 'UNKNOWN_EXCEPTION:The row was refused without a reason:--';
  return `${first.statusCode}:${first.message}:${first.fields.join(', ')}--`;
}
