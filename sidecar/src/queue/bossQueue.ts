import { createHash, randomUUID } from 'node:crypto';
import { fromPglite, PgBoss, type ConnectionOptions } from 'pg-boss';
import type { Database, Sql } from '../platform/database.ts';
import type { Log } from '../platform/log.ts';
import type { PgliteDatabase } from '../platform/pgliteDatabase.ts';
import { reasonOf } from '../platform/sentenceError.ts';
import type { AdvanceTask, Queue } from './queue.ts';

const queueName = 'advance-order';
const deadQueueName = 'advance-order-dead';

/**
 * Shared settings. The defaults would find a crashed worker's task after 67 s; with these it takes about 12 s
 * (monitor every 5 s, heartbeat 10 s). See docs/sidecar/index.md, "Why these queue settings".
 */
const common = {
  useListenNotify: true,
  superviseIntervalSeconds: 5,
  monitorIntervalSeconds: 5,
  schedule: false,
} as const;

/** Starts pg-boss on the database's engine. */
export async function startBossQueue(database: Database, databaseUrl: string | undefined, log: Log): Promise<Queue> {
  const boss = createBoss(database, databaseUrl);
  boss.on('error', (error) => log.error({ reason: reasonOf(error) }, 'The queue reported an error.'));
  await boss.start();
  await boss.createQueue(deadQueueName);
  await boss.createQueue(queueName, {
    retryLimit: 25,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 8,
    expireInSeconds: 60,
    heartbeatSeconds: 10,
    // An order's step number makes old tasks harmless, so finished ones need not be kept for their ids.
    deleteAfterSeconds: 3600,
    deadLetter: deadQueueName,
    notify: true,
  });
  // Loads the queue's settings into pg-boss's cache: on PGlite's one connection a load inside our transaction would wait for itself.
  await boss.cancel(queueName, randomUUID());
  return queueOn(boss);
}

function createBoss(database: Database, databaseUrl: string | undefined): PgBoss {
  if (database.engine === 'pglite') {
    return new PgBoss({ ...common, db: fromPglite((database as PgliteDatabase).lite), backend: 'pglite' });
  }
  return new PgBoss({ ...common, connectionString: databaseUrl ?? '', max: 4 });
}

function queueOn(boss: PgBoss): Queue {
  return {
    async schedule(tx, task, notBefore) {
      await boss.send(queueName, task, { id: taskId(task), startAfter: notBefore, db: bossDatabaseOn(tx) });
    },
    async work(handler) {
      await boss.work<AdvanceTask, unknown, typeof workOptions>(queueName, workOptions, (jobs) =>
        Promise.all(jobs.map((job) => runOne(job.id, job.data, handler))),
      );
    },
    async counts() {
      const [main, dead] = await Promise.all([boss.getQueueStats(queueName), boss.getQueueStats(deadQueueName)]);
      const stats = main[0];
      return {
        waiting: stats?.readyCount ?? 0,
        delayed: stats?.deferredCount ?? 0,
        active: stats?.activeCount ?? 0,
        dead: dead[0]?.queuedCount ?? 0,
      };
    },
    stop: () => boss.stop({ graceful: true, timeout: 20_000 }),
  };
}

const workOptions = {
  batchSize: 5,
  localConcurrency: 2,
  burstWhenBatchFull: true,
  perJobResults: true,
  pollingIntervalSeconds: 0.5,
  notifyPollingIntervalSeconds: 0.5,
} as const;

async function runOne(id: string, task: AdvanceTask, handler: (task: AdvanceTask) => Promise<void>) {
  try {
    await handler(task);
    return { id, status: 'completed' as const };
  } catch (error) {
    return { id, status: 'failed' as const, output: { reason: reasonOf(error) } };
  }
}

/** A deterministic UUID (version 8 layout) of a task, so that pg-boss refuses the second job for the same step. */
function taskId(task: AdvanceTask): string {
  const hash = createHash('sha256').update(`${task.payoutId}#${task.step}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

function bossDatabaseOn(tx: Sql): NonNullable<ConnectionOptions['db']> {
  return { executeSql: async (text, values) => ({ rows: await tx.query(text, values ?? []) }) };
}
