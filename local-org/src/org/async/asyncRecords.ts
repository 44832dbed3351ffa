/** The rows of AsyncApexJob, CronTrigger and CronJobDetail that show what the queue does. */
import { ApexDatetime } from '../../runtime/values/apexDate.ts';
import type { Store } from '../../store/store.ts';

export type ApexJobStatus = 'Queued' | 'Processing' | 'Aborted' | 'Completed' | 'Failed' | 'Preparing' | 'Holding';

/** A new job as AsyncApexJob shows it. */
export interface NewJob {
  readonly jobType: 'Queueable' | 'Future' | 'BatchApex' | 'BatchApexWorker' | 'ScheduledApex';
  readonly classId: string | null;
  readonly userId: string;
  readonly methodName?: string;
  readonly cronTriggerId?: string;
}

/** Writes those rows. They have no triggers and no save order. */
export class AsyncRecords {
  readonly #store: Store;
  readonly #now: () => number;

  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  create(job: NewJob, status: ApexJobStatus = 'Queued'): string {
    const id = this.#store.newId('AsyncApexJob');
    const values = new Map<string, unknown>([
      ['id', id],
      ['createddate', new ApexDatetime(this.#now())],
      ['createdbyid', job.userId],
      ['jobtype', job.jobType],
      ['apexclassid', job.classId],
      ['status', status],
      ['jobitemsprocessed', 0],
      ['totaljobitems', job.jobType === 'BatchApex' ? 0 : 1],
      ['numberoferrors', 0],
      ['methodname', job.methodName ?? null],
      ['crontriggerid', job.cronTriggerId ?? null],
    ]);
    this.#store.table('AsyncApexJob').insert(values);
    return id;
  }

  setStatus(id: string, status: ApexJobStatus, problem: string | null = null): void {
    const values = new Map<string, unknown>([['status', status]]);
    if (problem !== null) values.set('extendedstatus', problem.slice(0, 255)).set('numberoferrors', 1);
    if (status === 'Completed' || status === 'Failed' || status === 'Aborted') {
      values.set('completeddate', new ApexDatetime(this.#now()));
    }
    if (status === 'Completed') values.set('jobitemsprocessed', 1);
    this.#update('AsyncApexJob', id, values);
  }

  setValues(id: string, values: Map<string, unknown>): void {
    this.#update('AsyncApexJob', id, values);
  }

  /** A counter of a job's row. */
  count(id: string, field: 'jobitemsprocessed' | 'numberoferrors' | 'totaljobitems'): number {
    return Number(this.#store.table('AsyncApexJob').load([id]).get(id)?.get(field) ?? 0);
  }

  statusOf(id: string): ApexJobStatus | null {
    return (this.#store.table('AsyncApexJob').load([id]).get(id)?.get('status') as ApexJobStatus | undefined) ?? null;
  }

  createCron(name: string, expression: string, userId: string, timeZone: string, next: number): string {
    const detail = this.#store.newId('CronJobDetail');
    this.#store.table('CronJobDetail').insert(
      new Map<string, unknown>([
        ['id', detail],
        ['name', name],
        ['jobtype', '7'],
      ]),
    );
    const id = this.#store.newId('CronTrigger');
    const now = new ApexDatetime(this.#now());
    this.#store.table('CronTrigger').insert(
      new Map<string, unknown>([
        ['id', id],
        ['cronjobdetailid', detail],
        ['nextfiretime', new ApexDatetime(next)],
        ['state', 'WAITING'],
        ['starttime', now],
        ['cronexpression', expression],
        ['timezonesidkey', timeZone],
        ['ownerid', userId],
        ['createdbyid', userId],
        ['lastmodifiedbyid', userId],
        ['createddate', now],
        ['timestriggered', 0],
      ]),
    );
    return id;
  }

  /** Whether a scheduled job of this name is waiting. */
  hasCron(name: string): boolean {
    const details = this.#store.table('CronJobDetail').loadWhere('Name', [name]);
    if (details.size === 0) return false;
    const triggers = this.#store.table('CronTrigger').loadWhere('CronJobDetailId', [...details.keys()]);
    return [...triggers.values()].some((row) => row.get('state') === 'WAITING');
  }

  /** Id of the scheduled job of a name; null where there is none. */
  cronNamed(name: string): string | null {
    const details = this.#store.table('CronJobDetail').loadWhere('Name', [name]);
    if (details.size === 0) return null;
    const triggers = this.#store.table('CronTrigger').loadWhere('CronJobDetailId', [...details.keys()]);
    return [...triggers.keys()][0] ?? null;
  }

  /** Sets what CronTrigger.State shows; false where there is no such job. */
  setCronState(id: string, state: 'PAUSED' | 'WAITING'): boolean {
    if (!this.#store.table('CronTrigger').load([id]).has(id)) return false;
    this.#update('CronTrigger', id, new Map([['state', state]]));
    return true;
  }

  /** Removes the rows of jobs that ended before a moment; how many. */
  purge(before: number): number {
    const ended = ['Aborted', 'Completed', 'Failed'];
    const rows = this.#store.table('AsyncApexJob').loadWhere('Status', ended);
    let count = 0;
    for (const [id, row] of rows) {
      const moment = row.get('completeddate');
      if (!(moment instanceof ApexDatetime) || moment.ms >= before) continue;
      this.#store.table('AsyncApexJob').remove(id);
      count++;
    }
    return count;
  }

  fired(id: string, next: number | null): void {
    const row = this.#store.table('CronTrigger').load([id]).get(id);
    const values = new Map<string, unknown>([
      ['previousfiretime', new ApexDatetime(this.#now())],
      ['nextfiretime', next === null ? null : new ApexDatetime(next)],
      ['state', next === null ? 'DELETED' : 'WAITING'],
      ['timestriggered', Number(row?.get('timestriggered') ?? 0) + 1],
    ]);
    this.#update('CronTrigger', id, values);
  }

  /** Removes a schedule; false when there is none of this id. */
  deleteCron(id: string): boolean {
    const row = this.#store.table('CronTrigger').load([id]).get(id);
    if (row === undefined) return false;
    this.#store.table('CronTrigger').remove(id);
    this.#store.table('CronJobDetail').remove(String(row.get('cronjobdetailid')));
    return true;
  }

  #update(object: string, id: string, values: Map<string, unknown>): void {
    this.#store.table(object).update(id, values, values.keys());
  }
}
