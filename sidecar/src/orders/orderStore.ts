import type { Database, Sql } from '../platform/database.ts';
import type { Order, OrderProgress, OrderState, OrgReport, Payout } from './order.ts';

interface OrderRow {
  payout_id: string;
  provider: string;
  sku: string;
  amount_minor: string | number | bigint;
  currency_code: string;
  recipient_name: string;
  recipient_email: string;
  state: OrderState;
  provider_order_id: string | null;
  reason: string | null;
  unknown_attempts: number;
  checks: number;
  step: number;
  due_at: Date | null;
  leased_at: Date;
  changed_at: Date;
  delivered_at: Date | null;
}

/** The SQL of orders and of the reports written together with them. One statement per function. */
export const orderStore = {
  /** Stores a payout as a new order; false when the payout is known already. */
  async insert(tx: Sql, payout: Payout, now: Date): Promise<boolean> {
    const rows = await tx.query(
      `insert into sidecar.orders (payout_id, provider, sku, amount_minor, currency_code, recipient_name, recipient_email,
         state, due_at, leased_at, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, 'accepted', $8, $8, $8)
       on conflict (payout_id) do nothing returning payout_id`,
      [
        payout.payoutId,
        payout.provider,
        payout.sku,
        payout.amountMinor,
        payout.currencyCode,
        payout.recipientName,
        payout.recipientEmail,
        now,
      ],
    );
    return rows.length === 1;
  },

  /** Reads one order; null when there is none. */
  async find(sql: Sql, payoutId: string): Promise<Order | null> {
    return first(await sql.query<OrderRow>('select * from sidecar.orders where payout_id = $1', [payoutId]));
  },

  /** Reads one order and locks it until the transaction ends. */
  async lock(tx: Sql, payoutId: string): Promise<Order | null> {
    return first(await tx.query<OrderRow>('select * from sidecar.orders where payout_id = $1 for update', [payoutId]));
  },

  /** Writes an order's progress with its next step. */
  async update(tx: Sql, payoutId: string, progress: OrderProgress, step: number, dueAt: Date | null, now: Date) {
    await tx.query(
      `update sidecar.orders set state = $2, provider_order_id = $3, reason = $4, unknown_attempts = $5, checks = $6,
         delivered_at = $7, step = $8, due_at = $9, changed_at = $10
       where payout_id = $1`,
      [
        payoutId,
        progress.state,
        progress.providerOrderId,
        progress.reason,
        progress.unknownAttempts,
        progress.checks,
        progress.deliveredAt,
        step,
        dueAt,
        now,
      ],
    );
  },

  /** Ids of orders whose next step was due before a moment, longest waiting first. */
  async overdue(sql: Sql, before: Date, limit: number): Promise<string[]> {
    const rows = await sql.query<{ payout_id: string }>(
      'select payout_id from sidecar.orders where due_at < $1 order by due_at limit $2',
      [before, limit],
    );
    return rows.map((row) => row.payout_id);
  },

  /** Number of orders per state. */
  async countByState(database: Database): Promise<Map<string, number>> {
    const rows = await database.query<{ state: string; count: number }>(
      'select state, count(*)::int as count from sidecar.orders group by state',
    );
    return new Map(rows.map((row) => [row.state, row.count]));
  },

  /** Queues a report for the org; a status already queued for this payout stays as it is. */
  async insertReport(tx: Sql, report: OrgReport, now: Date): Promise<void> {
    await tx.query(
      `insert into sidecar.org_reports (payout_id, status, provider_order_id, occurred_at, message, next_attempt_at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (payout_id, status) do update set message = excluded.message, provider_order_id = excluded.provider_order_id,
         sent_at = null, next_attempt_at = excluded.next_attempt_at
       where org_reports.message is distinct from excluded.message
         or org_reports.provider_order_id is distinct from excluded.provider_order_id`,
      [report.payoutId, report.status, report.providerOrderId, report.occurredAt, report.message, now],
    );
  },

  /** Sends the latest report of a payout once more: the org leased it again, so it may not have heard. */
  async repeatLatestReport(tx: Sql, payoutId: string, now: Date): Promise<void> {
    await tx.query(
      `update sidecar.org_reports set sent_at = null, next_attempt_at = $2
       where sent_at is not null and id = (select max(id) from sidecar.org_reports where payout_id = $1)`,
      [payoutId, now],
    );
  },

  /** Notes a webhook event; false when it was noted before. */
  async insertWebhookEvent(tx: Sql, provider: string, eventId: string, now: Date): Promise<boolean> {
    const rows = await tx.query(
      `insert into sidecar.webhook_events (provider, event_id, received_at) values ($1, $2, $3)
       on conflict do nothing returning event_id`,
      [provider, eventId, now],
    );
    return rows.length === 1;
  },
};

function first(rows: OrderRow[]): Order | null {
  const row = rows[0];
  if (row === undefined) return null;
  return {
    payoutId: row.payout_id,
    provider: row.provider,
    sku: row.sku,
    amountMinor: Number(row.amount_minor),
    currencyCode: row.currency_code,
    recipientName: row.recipient_name,
    recipientEmail: row.recipient_email,
    state: row.state,
    providerOrderId: row.provider_order_id,
    reason: row.reason,
    unknownAttempts: row.unknown_attempts,
    checks: row.checks,
    step: row.step,
    dueAt: row.due_at,
    leasedAt: row.leased_at,
    changedAt: row.changed_at,
    deliveredAt: row.delivered_at,
  };
}
