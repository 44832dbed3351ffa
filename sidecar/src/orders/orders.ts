import type { Clock } from '../platform/clock.ts';
import type { Database, Sql } from '../platform/database.ts';
import type { Log } from '../platform/log.ts';
import type { Queue } from '../queue/queue.ts';
import { nextStepDelay } from '../queue/retryPolicy.ts';
import { advance, isFinal, reportOf, type Order, type OrderEvent, type Payout } from './order.ts';
import { orderStore } from './orderStore.ts';

/** What orders tell the outside about: counters and the report outbox listen. */
export interface OrderListener {
  /** An order reached another state and that is committed. */
  reached(order: Order): void;
  /** A report for the org was committed or should be sent again. */
  reportQueued(): void;
}

/** What the use cases of orders need. */
export interface OrderDeps {
  readonly database: Database;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly listener: OrderListener;
}

/**
 * Stores a leased batch in one transaction: new payouts become orders with their first step queued; known ones have
 * their latest report repeated, because a payout is leased again only when the org has not heard how it ended.
 */
export async function acceptPayouts(deps: OrderDeps, payouts: readonly Payout[]): Promise<number> {
  const { database, queue, clock } = deps;
  const differing: Payout[] = [];
  const accepted = await database.transaction(async (tx) => {
    let count = 0;
    for (const payout of payouts) {
      if (await orderStore.insert(tx, payout, clock.now())) {
        await queue.schedule(tx, { payoutId: payout.payoutId, step: 0 }, clock.now());
        count++;
        continue;
      }
      const known = await orderStore.find(tx, payout.payoutId);
      if (known !== null && !samePayout(known, payout)) differing.push(payout);
      await orderStore.repeatLatestReport(tx, payout.payoutId, clock.now());
    }
    return count;
  });
  for (const payout of differing) {
    await record(deps, payout.payoutId, {
      kind: 'fieldsDiffer',
      reason: 'The org changed this payout after it was leased; a person must look.',
    });
  }
  if (accepted < payouts.length) deps.listener.reportQueued();
  return accepted;
}

/** Refuses a leased payout that cannot even be stored as an order, so that it does not come back with every lease. */
export async function refuseUnusablePayout(deps: OrderDeps, payoutId: string, message: string): Promise<void> {
  const now = deps.clock.now();
  const report = { payoutId, status: 'ActionNeeded', providerOrderId: null, occurredAt: now, message } as const;
  await deps.database.transaction(async (tx) => {
    // A known order is the truth, whatever the org sends for it now.
    if ((await orderStore.find(tx, payoutId)) !== null) return;
    await orderStore.insertReport(tx, report, now);
    await orderStore.repeatLatestReport(tx, payoutId, now);
  });
  deps.log.error({ payoutId, reason: message }, 'A payout cannot be used.');
  deps.listener.reportQueued();
}

function samePayout(known: Payout, leased: Payout): boolean {
  return (
    known.provider === leased.provider &&
    known.sku === leased.sku &&
    known.amountMinor === leased.amountMinor &&
    known.currencyCode === leased.currencyCode
  );
}

/** Where an event comes from when a webhook brought it: repeated deliveries of one event change nothing. */
export interface WebhookOrigin {
  readonly provider: string;
  readonly eventId: string;
}

/** What `record` may be told besides the event. */
export interface RecordOptions {
  /** The earliest moment of the next step, when it is not the retry policy's choice. */
  readonly notBefore?: Date;
  readonly webhook?: WebhookOrigin;
}

/** Records one event of an order: its progress, the report to the org and the next step, all in one transaction. */
export async function record(deps: OrderDeps, payoutId: string, event: OrderEvent, options: RecordOptions = {}) {
  const change = await deps.database.transaction((tx) => recordIn(tx, deps, payoutId, event, options));
  if (change === null) return;
  if (change.before.state !== change.after.state) {
    deps.log.info({ payoutId, from: change.before.state, to: change.after.state, event: event.kind }, 'Order changed.');
    deps.listener.reached(change.after);
  }
  if (change.reported) deps.listener.reportQueued();
}

interface Change {
  readonly before: Order;
  readonly after: Order;
  readonly reported: boolean;
}

async function recordIn(
  tx: Sql,
  deps: OrderDeps,
  payoutId: string,
  event: OrderEvent,
  options: RecordOptions,
): Promise<Change | null> {
  const now = deps.clock.now();
  const order = await orderStore.lock(tx, payoutId);
  if (order === null) return null;
  const { webhook } = options;
  if (webhook && !(await orderStore.insertWebhookEvent(tx, webhook.provider, webhook.eventId, now))) return null;
  const progress = advance(order, event);
  if (progress === order) return null;
  // Only an outcome ends a step. Noting that a call begins must leave the running task's step current.
  const step = event.kind === 'attemptStarted' ? order.step : order.step + 1;
  const dueAt = event.kind === 'attemptStarted' ? order.dueAt : nextDueAt(deps, progress, event, options, now);
  await orderStore.update(tx, payoutId, progress, step, dueAt, now);
  if (dueAt !== null && step !== order.step) await deps.queue.schedule(tx, { payoutId, step }, dueAt);
  const report = reportOf(payoutId, order, progress, now);
  if (report !== null) await orderStore.insertReport(tx, report, now);
  return { before: order, after: { ...order, ...progress, step, dueAt, changedAt: now }, reported: report !== null };
}

function nextDueAt(
  deps: OrderDeps,
  progress: Order | ReturnType<typeof advance>,
  event: OrderEvent,
  options: RecordOptions,
  now: Date,
) {
  const delay = nextStepDelay(progress, event.kind, deps.random);
  if (delay === null) return null;
  return options.notBefore ?? new Date(now.getTime() + delay);
}

/**
 * Gives every order whose step is overdue a new step with a new task: its task died with its process, or was given up.
 * A task that still runs meanwhile does no harm, since both use the same key.
 */
export async function reviveOverdue(deps: OrderDeps, overdueByMs: number): Promise<number> {
  const now = deps.clock.now();
  const payoutIds = await orderStore.overdue(deps.database, new Date(now.getTime() - overdueByMs), 500);
  for (const payoutId of payoutIds) {
    await deps.database.transaction(async (tx) => {
      const order = await orderStore.lock(tx, payoutId);
      if (order === null || isFinal(order.state)) return;
      await orderStore.update(tx, payoutId, order, order.step + 1, now, order.changedAt);
      await deps.queue.schedule(tx, { payoutId, step: order.step + 1 }, now);
    });
  }
  return payoutIds.length;
}
