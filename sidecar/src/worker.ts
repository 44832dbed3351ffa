import { advanceOrder, type AdvanceDeps } from './orders/advanceOrder.ts';
import { leasePayouts } from './orders/leasePayouts.ts';
import { reviveOverdue } from './orders/orders.ts';
import { readCatalog, syncCatalog } from './catalog/syncCatalog.ts';
import { startLoop, type Loop } from './platform/loop.ts';
import { reasonOf } from './platform/sentenceError.ts';
import type { Status } from './platform/status.ts';
import { backoff } from './queue/retryPolicy.ts';
import type { OrgClient } from './salesforce/orgClient.ts';
import { sendDueReports, type ReportOutboxDeps } from './salesforce/reportOutbox.ts';

/** What the background work needs. */
export interface WorkerDeps {
  readonly orders: AdvanceDeps;
  readonly outbox: ReportOutboxDeps;
  readonly org: OrgClient;
  readonly status: Status;
  readonly settings: WorkerSettings;
}

/** How the background work paces itself. */
export interface WorkerSettings {
  readonly workerName: string;
  readonly leaseLimit: number;
  readonly leaseSeconds: number;
  readonly pollBusyMs: number;
  readonly pollIdleMs: number;
}

/** The background work: leasing, ordering, reporting, sweeping, catalog. */
export interface Worker {
  start(): Promise<void>;
  /** Sends waiting reports now. */
  reportQueued(): void;
  /** Leases no more, finishes the running steps, then returns. */
  stop(): Promise<void>;
}

const sweepMs = 60_000;
const catalogMs = 24 * 3_600_000;
const longestBackoffMs = 30_000;

/** Builds the worker without starting it. */
export function buildWorker(deps: WorkerDeps): Worker {
  let loops: Loop[] = [];
  let reports: Loop | undefined;
  return {
    async start() {
      if (deps.orders.database.engine === 'pglite') {
        // Nobody else has this database open, so every unfinished step belonged to a process that is gone.
        const revived = await reviveOverdue(deps.orders, 0);
        if (revived > 0) deps.orders.log.info({ revived }, 'Unfinished orders taken up again.');
      }
      await deps.orders.queue.work((task) => advanceOrder(deps.orders, task));
      reports = startLoop(reportStep(deps));
      loops = [reports, startLoop(sweepStep(deps), sweepMs), startLoop(catalogStep(deps)), startLoop(leaseStep(deps))];
    },
    reportQueued: () => reports?.nudge(),
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

/** Runs one piece of work; trouble is shown on the status board, logged when it is news, and waited out. */
function guarded(deps: WorkerDeps, area: string, work: () => Promise<number>): () => Promise<number> {
  let failures = 0;
  return async () => {
    try {
      const delay = await work();
      failures = 0;
      if (deps.status.set(area, null)) deps.orders.log.info({ area }, 'Works again.');
      return delay;
    } catch (error) {
      failures++;
      const reason = reasonOf(error);
      if (deps.status.set(area, reason)) deps.orders.log.error({ area }, reason);
      return backoff(failures, 1000, longestBackoffMs, deps.orders.random);
    }
  };
}

function leaseStep(deps: WorkerDeps): () => Promise<number> {
  const { workerName, leaseLimit, leaseSeconds, pollBusyMs, pollIdleMs } = deps.settings;
  const heardOf = new Set<string>();
  const source = { lease: () => deps.org.lease(workerName, leaseLimit, leaseSeconds) };
  return guarded(deps, 'lease', async () => {
    // Payouts that could not be ordered now stay approved in the org, where everybody sees them waiting.
    if (!(await someProviderOpen(deps, heardOf))) return pollIdleMs;
    const leased = await leasePayouts(deps.orders, source);
    if (leased >= leaseLimit) return 0;
    return leased > 0 ? pollBusyMs : pollIdleMs;
  });
}

/** A provider never heard of, or in trouble, is asked for its catalog before any payout is leased for it. */
async function someProviderOpen({ orders }: WorkerDeps, heardOf: Set<string>): Promise<boolean> {
  for (const guarded of orders.providers.values()) {
    const { provider, gate } = guarded;
    if (gate.pause() !== null) continue;
    if (gate.trouble() === null && heardOf.has(provider.name)) return true;
    try {
      await readCatalog(guarded);
      heardOf.add(provider.name);
      return true;
    } catch {
      // The gate has taken the reason, shows it in /health and has logged it.
      continue;
    }
  }
  return false;
}

function reportStep(deps: WorkerDeps): () => Promise<number> {
  return guarded(deps, 'report', async () => ((await sendDueReports(deps.outbox)) > 0 ? 0 : 1000));
}

/** Every minute: orders whose step is long overdue get a new one. */
function sweepStep(deps: WorkerDeps): () => Promise<number> {
  return guarded(deps, 'sweep', async () => {
    const revived = await reviveOverdue(deps.orders, sweepMs);
    if (revived > 0) deps.orders.log.warn({ revived }, 'Overdue orders taken up again.');
    return sweepMs;
  });
}

function catalogStep(deps: WorkerDeps): () => Promise<number> {
  return guarded(deps, 'catalog', async () => {
    for (const guarded of deps.orders.providers.values()) {
      const result = await syncCatalog(guarded, deps.org);
      deps.orders.log.info({ provider: guarded.provider.name, ...result }, 'Catalog copied to the org.');
    }
    return catalogMs;
  });
}
