import type { Sql } from '../platform/database.ts';

/** One step of one order. The pair is unique: queueing it twice is the same as queueing it once. */
export interface AdvanceTask {
  readonly payoutId: string;
  readonly step: number;
}

/** How much waits in the queue. */
export interface QueueCounts {
  readonly waiting: number;
  readonly delayed: number;
  readonly active: number;
  readonly dead: number;
}

/** Durable work that survives a crash and is run at least once. */
export interface Queue {
  /** Queues a step within the caller's transaction, to run not before the given time. */
  schedule(tx: Sql, task: AdvanceTask, notBefore: Date): Promise<void>;
  /** Starts to run tasks. A handler that throws is run again later. */
  work(handler: (task: AdvanceTask) => Promise<void>): Promise<void>;
  counts(): Promise<QueueCounts>;
  /** Finishes what is running, then stops. */
  stop(): Promise<void>;
}
