/** Queued work as rows of `org_job`; what AsyncApexJob and CronTrigger show of it is kept beside, in their own tables. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';

export type JobKind =
  | 'queueable'
  | 'future'
  | 'finalizer'
  | 'batchStart'
  | 'batchControl'
  | 'batchChunk'
  | 'batchFinish'
  | 'schedule'
  | 'published';

/** One row of work. */
export interface JobRow {
  readonly id: string;
  readonly kind: JobKind;
  readonly userId: string;
  /** Not before this moment. */
  readonly due: number;
  readonly seq: number;
  readonly payload: string;
  readonly attempts: number;
}

/** The queue. Every change belongs to the transaction it is made in. */
export class JobTable {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) this.#statements.set(sql, (statement = this.#db.prepare(sql)));
    return statement;
  }

  add(job: Omit<JobRow, 'seq' | 'attempts'>, state: 'Queued' | 'Held' = 'Queued'): void {
    this.#prepare(
      `INSERT INTO org_job (id, kind, user_id, due, seq, state, payload)
       VALUES (?, ?, ?, ?, (SELECT COALESCE(MAX(seq), 0) + 1 FROM org_job), ?, ?)`,
    ).run(job.id, job.kind, job.userId, job.due, state, job.payload);
  }

  find(id: string): JobRow | null {
    const row = this.#prepare('SELECT * FROM org_job WHERE id = ?').get(id);
    return row === undefined ? null : toRow(row);
  }

  /** The job to run now: due, oldest first; null when nothing is. */
  nextDue(now: number): JobRow | null {
    const row = this.#prepare(
      "SELECT * FROM org_job WHERE state = 'Queued' AND due <= ? ORDER BY due, seq LIMIT 1",
    ).get(now);
    return row === undefined ? null : toRow(row);
  }

  /** When the earliest waiting job is due. */
  earliest(): number | null {
    const row = this.#prepare("SELECT MIN(due) AS due FROM org_job WHERE state = 'Queued'").get();
    return row?.['due'] === null || row === undefined ? null : Number(row['due']);
  }

  /** Every waiting job with a sequence number above this one. */
  queuedAfter(seq: number): JobRow[] {
    return this.#prepare("SELECT * FROM org_job WHERE state = 'Queued' AND seq > ? ORDER BY seq").all(seq).map(toRow);
  }

  lastSeq(): number {
    return Number(this.#prepare('SELECT COALESCE(MAX(seq), 0) AS seq FROM org_job').get()?.['seq'] ?? 0);
  }

  setPayload(id: string, payload: string): void {
    this.#prepare('UPDATE org_job SET payload = ? WHERE id = ?').run(payload, id);
  }

  reschedule(id: string, due: number): void {
    this.#prepare('UPDATE org_job SET due = ? WHERE id = ?').run(due, id);
  }

  setState(id: string, state: 'Queued' | 'Held'): void {
    this.#prepare('UPDATE org_job SET state = ? WHERE id = ?').run(state, id);
  }

  remove(id: string): void {
    this.#prepare('DELETE FROM org_job WHERE id = ?').run(id);
  }

  /** Removes a job and its parts (`707…/3`). */
  removeTree(id: string): void {
    this.#prepare("DELETE FROM org_job WHERE id = ? OR id LIKE ? || '/%'").run(id, id);
  }

  hasSignature(signature: string): boolean {
    return this.#prepare('SELECT 1 AS found FROM org_job WHERE signature = ?').get(signature) !== undefined;
  }

  setSignature(id: string, signature: string): void {
    this.#prepare('UPDATE org_job SET signature = ? WHERE id = ?').run(signature, id);
  }
}

function toRow(row: Record<string, unknown>): JobRow {
  return {
    id: String(row['id']),
    kind: String(row['kind']) as JobKind,
    userId: String(row['user_id']),
    due: Number(row['due']),
    seq: Number(row['seq']),
    payload: String(row['payload']),
    attempts: Number(row['attempts']),
  };
}
