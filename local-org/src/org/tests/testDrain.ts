/**
 * What `Test.stopTest` and `Test.getEventBus().deliver()` do: everything asynchronous that was started since `Test.startTest` runs at once,
 * in the test's own transaction.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_tools_start_stop_test.htm
 */
import type { TestHooks } from '../async/asyncWork.ts';
import type { ApexCore } from '../apexCore.ts';
import type { JobRow } from '../async/jobTable.ts';

/** Far enough that every delayed retry and job is due. */
const ALWAYS = Number.MAX_SAFE_INTEGER;

export class TestDrain implements TestHooks {
  readonly #core: ApexCore;
  #startSeq = 0;

  constructor(core: ApexCore) {
    this.#core = core;
  }

  /** A new test method begins. */
  reset(): void {
    this.#core.events.forgetImmediate();
    this.#startSeq = this.#core.jobs.lastSeq();
  }

  start(): void {
    this.#startSeq = this.#core.jobs.lastSeq();
  }

  /** Events first, for their triggers may start jobs; then the jobs; then the events of the jobs. The first failure is thrown at the end. */
  stop(): void {
    const failures: unknown[] = [];
    this.#collect(failures, () => this.deliver());
    for (const job of this.#core.jobs.queuedAfter(this.#startSeq)) this.#runWithParts(job, failures);
    this.#collect(failures, () => this.deliver());
    if (failures.length > 0) throw failures[0];
  }

  /** A job, and what belongs to it: its finalizer, the chunks of a batch. Jobs it chained wait for ever. */
  #runWithParts(job: JobRow, failures: unknown[]): void {
    this.#collect(failures, () => this.#core.runner.run(job));
    for (;;) {
      const part = this.#core.jobs.queuedAfter(this.#startSeq).find((row) => row.id.startsWith(`${job.id}/`));
      if (part === undefined) return;
      this.#collect(failures, () => this.#core.runner.run(part));
    }
  }

  deliver(): void {
    this.#core.events.flushImmediate();
    while (this.#core.events.deliverOne(ALWAYS)) continue;
  }

  #collect(failures: unknown[], work: () => void): void {
    try {
      work();
    } catch (thrown) {
      failures.push(thrown);
    }
  }
}
