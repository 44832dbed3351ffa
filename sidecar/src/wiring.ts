import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { GuardedProvider } from './orders/advanceOrder.ts';
import type { OrderDeps } from './orders/orders.ts';
import { orderStore } from './orders/orderStore.ts';
import { systemClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import type { Database } from './platform/database.ts';
import { lockDataDirectory, type DataLock } from './platform/dataLock.ts';
import { createLog, type Log } from './platform/log.ts';
import { createMetrics, type Metrics } from './platform/metrics.ts';
import { migrate } from './platform/migrate.ts';
import { openPglite } from './platform/pgliteDatabase.ts';
import { openPostgres } from './platform/postgresDatabase.ts';
import { createStatus, type Status } from './platform/status.ts';
import { createProviderGate } from './providers/providerGate.ts';
import { createRateLimit } from './providers/rateLimit.ts';
import { createSandboxProvider } from './providers/sandbox/sandboxProvider.ts';
import { startBossQueue } from './queue/bossQueue.ts';
import type { Queue } from './queue/queue.ts';
import { createOrgClient } from './salesforce/orgClient.ts';
import { countUnsentReports } from './salesforce/reportOutbox.ts';
import { buildServer } from './server.ts';
import { buildWorker, type Worker } from './worker.ts';

/** A running sidecar. */
export interface Sidecar {
  readonly address: string;
  readonly log: Log;
  /** Stops HTTP, leasing and the queue, then closes the database, in this order. */
  stop(): Promise<void>;
}

/** Puts all parts together and starts them. The only file that knows every concrete part. */
export async function startSidecar(config: Config): Promise<Sidecar> {
  const log = createLog(config.LOG_LEVEL);
  const lock = config.DATABASE_URL === undefined ? lockDataDirectory(config.SIDECAR_DATA_DIR) : null;
  let database: Database | null = null;
  try {
    database = await openDatabase(config, log);
    await migrate(database);
    return await startOn(config, log, database, lock);
  } catch (error) {
    await database?.close();
    lock?.release();
    throw error;
  }
}

function openDatabase(config: Config, log: Log): Promise<Database> {
  if (config.DATABASE_URL === undefined) return openPglite(join(config.SIDECAR_DATA_DIR, 'pglite'));
  return openPostgres(config.DATABASE_URL, (error) =>
    log.error({ reason: error.message }, 'A database connection failed.'),
  );
}

async function startOn(config: Config, log: Log, database: Database, lock: DataLock | null): Promise<Sidecar> {
  const queue = await startBossQueue(database, config.DATABASE_URL, log);
  const status = createStatus();
  const metrics = createMetrics();
  const providers = wireProviders(config, status, log);
  let worker: Worker | null = null;
  const orders = wireOrders(database, queue, log, metrics, () => worker?.reportQueued());
  worker = wireWorker(config, orders, providers, status, metrics);
  const server = await buildServer({
    orders,
    providers,
    status,
    metrics,
    supportToken: config.SIDECAR_SUPPORT_TOKEN,
    refreshGauges: () => refreshGauges(metrics, database, queue),
  });
  await server.listen({ host: config.SIDECAR_HOST, port: config.SIDECAR_PORT });
  await worker.start();
  const { address, port } = server.server.address() as AddressInfo;
  log.info({ address, port, engine: database.engine }, 'The sidecar is running.');
  return {
    address: `http://${address.includes(':') ? `[${address}]` : address}:${port}`,
    log,
    async stop() {
      await server.close();
      await worker.stop();
      await queue.stop();
      await database.close();
      lock?.release();
    },
  };
}

function wireProviders(config: Config, status: Status, log: Log): Map<string, GuardedProvider> {
  const provider = createSandboxProvider({
    url: config.SANDBOX_URL,
    apiKey: config.SANDBOX_API_KEY,
    webhookSecret: config.SANDBOX_WEBHOOK_SECRET,
    timeoutMs: config.SANDBOX_TIMEOUT_MS,
  });
  const gate = createProviderGate(systemClock, config.SIDECAR_PAUSE_SECONDS * 1000, (trouble) => {
    status.set(`provider ${provider.name}`, trouble);
    if (trouble === null) log.info({ provider: provider.name }, 'The provider takes orders again.');
    else log.error({ provider: provider.name }, trouble);
  });
  return new Map([[provider.name, { provider, gate, rate: createRateLimit(config.SANDBOX_RATE_PER_SECOND) }]]);
}

function wireOrders(database: Database, queue: Queue, log: Log, metrics: Metrics, reportQueued: () => void): OrderDeps {
  return {
    database,
    queue,
    log,
    clock: systemClock,
    random: Math.random,
    listener: {
      reached(order) {
        metrics.orders.inc({ provider: order.provider, outcome: order.state });
        if (order.state !== 'parked') return;
        metrics.mismatches.inc({ provider: order.provider });
        log.error({ payoutId: order.payoutId, reason: order.reason }, 'An order is parked.');
      },
      reportQueued,
    },
  };
}

function wireWorker(
  config: Config,
  orders: OrderDeps,
  providers: Map<string, GuardedProvider>,
  status: Status,
  metrics: Metrics,
): Worker {
  const { database, clock, log, random } = orders;
  const org = createOrgClient({ login: config.login, namespace: config.SF_NAMESPACE, timeoutMs: config.SF_TIMEOUT_MS });
  return buildWorker({
    orders: {
      ...orders,
      providers,
      answered(provider, answer) {
        metrics.answers.inc({ provider, kind: answer.kind });
        if (answer.kind === 'order' && answer.replayed) metrics.replays.inc({ provider });
      },
    },
    outbox: { database, org, clock, log, random, delivered: (seconds) => metrics.approvalToConfirm.observe(seconds) },
    org,
    status,
    settings: {
      workerName: config.SIDECAR_WORKER,
      leaseLimit: config.SIDECAR_LEASE_LIMIT,
      leaseSeconds: config.SIDECAR_LEASE_SECONDS,
      pollBusyMs: config.SIDECAR_POLL_BUSY_MS,
      pollIdleMs: config.SIDECAR_POLL_IDLE_MS,
    },
  });
}

async function refreshGauges(metrics: Metrics, database: Database, queue: Queue): Promise<void> {
  const [counts, states, reports] = await Promise.all([
    queue.counts(),
    orderStore.countByState(database),
    countUnsentReports(database),
  ]);
  for (const [state, count] of Object.entries(counts)) metrics.queue.set({ state }, count);
  metrics.orderStates.reset();
  for (const [state, count] of states) metrics.orderStates.set({ state }, count);
  metrics.unsentReports.set(reports.unsent);
  metrics.turnedDownReports.set(reports.turnedDown);
}
