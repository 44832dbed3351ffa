/** Bulk ingest jobs as stored: the job's facts, the uploaded data and the result rows, so that a restart goes on where the last chunk committed. */
import type { DatabaseSync } from 'node:sqlite';

export type IngestOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'hardDelete';
export type JobState = 'Open' | 'UploadComplete' | 'InProgress' | 'Aborted' | 'JobComplete' | 'Failed';

/** The facts of a job, as the API shows them. */
export interface IngestJob {
  id: string;
  operation: IngestOperation;
  object: string;
  externalIdFieldName?: string;
  createdById: string;
  createdDate: string;
  systemModstamp: string;
  state: JobState;
  concurrencyMode: 'Parallel';
  contentType: 'CSV';
  apiVersion: number;
  contentUrl: string;
  lineEnding: 'LF' | 'CRLF';
  columnDelimiter: string;
  jobType: 'V2Ingest';
  numberRecordsProcessed: number;
  numberRecordsFailed: number;
  retries: number;
  totalProcessingTime: number;
  apiActiveProcessingTime: number;
  apexProcessingTime: number;
  errorMessage?: string;
}

/** Parts of a job: what was uploaded, and the three result files. */
export type Part = 'data' | 'success' | 'failed';

/** The tables of bulk jobs. */
export class IngestStore {
  readonly #db: DatabaseSync;
  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  save(job: IngestJob): void {
    this.#db
      .prepare(
        `INSERT INTO org_bulk_job (id, seq, info) VALUES (?, (SELECT COALESCE(MAX(seq), 0) + 1 FROM org_bulk_job), ?)
         ON CONFLICT (id) DO UPDATE SET info = excluded.info`,
      )
      .run(job.id, JSON.stringify(job));
  }

  find(id: string): IngestJob | null {
    const row = this.#db.prepare('SELECT info FROM org_bulk_job WHERE id = ?').get(id);
    return row === undefined ? null : (JSON.parse(String(row['info'])) as IngestJob);
  }

  all(): IngestJob[] {
    const rows = this.#db.prepare('SELECT info FROM org_bulk_job ORDER BY seq').all();
    return rows.map((row) => JSON.parse(String(row['info'])) as IngestJob);
  }

  append(job: string, part: Part, content: string): void {
    if (content === '') return;
    this.#db
      .prepare(
        `INSERT INTO org_bulk_part (job, part, position, content) VALUES (?, ?,
         (SELECT COALESCE(MAX(position), 0) + 1 FROM org_bulk_part WHERE job = ? AND part = ?), ?)`,
      )
      .run(job, part, job, part, content);
  }

  replaceData(job: string, content: string): void {
    this.#db.prepare("DELETE FROM org_bulk_part WHERE job = ? AND part = 'data'").run(job);
    this.append(job, 'data', content);
  }

  content(job: string, part: Part): string {
    const rows = this.#db
      .prepare('SELECT content FROM org_bulk_part WHERE job = ? AND part = ? ORDER BY position')
      .all(job, part);
    return rows.map((row) => String(row['content'])).join('');
  }

  delete(job: string): void {
    this.#db.prepare('DELETE FROM org_bulk_part WHERE job = ?').run(job);
    this.#db.prepare('DELETE FROM org_bulk_job WHERE id = ?').run(job);
  }
}
