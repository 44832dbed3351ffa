/**
 * What `Test.startTest`, `Test.stopTest` and `Test.getEventBus().deliver()` do: new limits, then everything asynchronous that was started
 * in between runs at once, in the test's own transaction.
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
  #restoreLimits: (() => void) | null = null;
  #startSeq = 0;
  #stopped = false;

  constructor(core: ApexCore) {
    this.#core = core;
  }

  /** A new test method begins. */
  reset(): void {
    this.#restoreLimits = null;
    this.#stopped = false;
    this.#startSeq = this.#core.jobs.lastSeq();
  }

  start(): void {
    if (this.#restoreLimits !== null || this.#stopped) {
      throw this.#core.env.exception('System.FinalException', 'Testing already started');
    }
    this.#startSeq = this.#core.jobs.lastSeq();
    this.#restoreLimits = this.#core.env.freshLimits();
  }

  stop(): void {
    if (this.#restoreLimits === null) {
      throw this.#core.env.exception('System.FinalException', 'Testing already stopped or not started');
    }
    this.#stopped = true;
    const failures: unknown[] = [];
    this.#collect(failures, () => this.deliver());
    for (const job of this.#core.jobs.queuedAfter(this.#startSeq)) this.#runWithParts(job, failures);
    this.#collect(failures, () => this.deliver());
    this.#restoreLimits();
    this.#restoreLimits = null;
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
