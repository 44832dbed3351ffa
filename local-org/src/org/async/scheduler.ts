/** Runs what is due: event deliveries first, then jobs in the order in which they became due. One thing at a time. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { EventBus } from './eventBus.ts';
import type { JobRunner } from './jobRunner.ts';
import type { JobTable } from './jobTable.ts';

const LONGEST_SLEEP = 60_000;
const SLEEP_AFTER_ERROR = 2_000;

export class Scheduler {
  readonly #clock: Clock;
  readonly #table: JobTable;
  readonly #runner: JobRunner;
  readonly #events: EventBus;
  readonly #report: (message: string) => void;
  #timer: NodeJS.Timeout | null = null;
  #pumping: Promise<void> | null = null;
  #stopped = true;
  #troubled = false;

  constructor(parts: {
    clock: Clock;
    table: JobTable;
    runner: JobRunner;
    events: EventBus;
    report(message: string): void;
  }) {
    this.#clock = parts.clock;
    this.#table = parts.table;
    this.#runner = parts.runner;
    this.#events = parts.events;
    this.#report = parts.report;
  }

  /** Runs one thing that is due; false when nothing is. */
  runNext(): boolean {
    const now = this.#clock.now();
    if (this.#events.deliverOne(now)) return true;
    const job = this.#table.nextDue(now);
    if (job === null) return false;
    this.#runner.run(job);
    return true;
  }

  /** Runs everything that is due, and what that makes due, giving others a turn in between. */
  async drain(): Promise<void> {
    while (this.runNext()) await turn();
  }

  /** A few things that are due; between the chunks of a bulk job. */
  async breathe(): Promise<void> {
    for (let count = 0; count < 3 && this.runNext(); count++) await turn();
  }

  /** Keeps running what becomes due until `stop`. */
  start(): void {
    this.#stopped = false;
    this.wake();
  }

  /** Looks for due work soon; called after every commit. */
  wake(): void {
    if (this.#stopped || this.#pumping !== null) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#pumping = this.#pump().finally(() => {
      this.#pumping = null;
      this.#sleep();
    });
  }

  async #pump(): Promise<void> {
    await turn();
    this.#troubled = false;
    while (!this.#stopped) {
      try {
        if (!this.runNext()) return;
      } catch (error) {
        this.#troubled = true;
        this.#report(
          `asynchronous work stopped: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        );
        return;
      }
      await turn();
    }
  }

  #sleep(): void {
    if (this.#stopped) return;
    const times = [this.#table.earliest(), this.#events.earliest()].filter((time) => time !== null);
    const wait = times.length === 0 ? LONGEST_SLEEP : Math.min(...times) - this.#clock.now();
    this.#timer = setTimeout(
      () => this.wake(),
      Math.min(LONGEST_SLEEP, Math.max(this.#troubled ? SLEEP_AFTER_ERROR : 5, wait)),
    );
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#pumping;
  }
}
