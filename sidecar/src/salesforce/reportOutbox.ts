import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import type { Log } from '../platform/log.ts';
import { backoff } from '../queue/retryPolicy.ts';
import type { OrgReport } from '../orders/order.ts';
import type { OrgClient, ReportResult } from './orgClient.ts';

/** A report on its way. */
interface QueuedReport extends OrgReport {
  readonly id: string;
  readonly attempts: number;
  readonly leasedAt: Date | null;
}

/** What sending needs. */
export interface ReportOutboxDeps {
  readonly database: Database;
  readonly org: OrgClient;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  /** A delivery became known to the org this many seconds after the payout was leased. */
  delivered(seconds: number): void;
}

/** How long a claimed report is left to the one who claimed it. */
const claimMs = 15_000;

/**
 * Sends one batch of due reports and says how many there were. Sending twice is harmless (the org takes a report as
 * a statement, not as a step), so a crash between sending and marking only repeats it. Throws when the org fails as a whole.
 */
export async function sendDueReports(deps: ReportOutboxDeps, limit = 50): Promise<number> {
  const reports = await claim(deps, limit);
  if (reports.length === 0) return 0;
  let results: ReportResult[];
  try {
    results = await deps.org.report(
      reports.map(({ id: _id, attempts: _attempts, leasedAt: _leasedAt, ...report }) => report),
    );
  } catch (error) {
    await releaseClaim(deps, reports);
    throw error;
  }
  const byPayout = new Map(results.map((result) => [result.payoutId, result]));
  for (const report of reports) await settle(deps, report, byPayout.get(report.payoutId));
  return reports.length;
}

/** One report per payout and batch, the earliest first, so that answers can be matched by payout. */
async function claim({ database, clock }: ReportOutboxDeps, limit: number): Promise<QueuedReport[]> {
  const now = clock.now();
  const rows = await database.query<ReportRow>(
    `update sidecar.org_reports r set next_attempt_at = $2, attempts = attempts + 1
     where r.id in (
       select d.id from sidecar.org_reports d
       where d.sent_at is null and d.next_attempt_at <= $1
         and not exists (select 1 from sidecar.org_reports e where e.payout_id = d.payout_id and e.sent_at is null and e.id > d.id)
       order by d.id limit $3 for update skip locked)
     returning r.*, (select leased_at from sidecar.orders o where o.payout_id = r.payout_id) as leased_at`,
    [now, new Date(now.getTime() + claimMs), limit],
  );
  return rows.map(reportOfRow);
}

interface ReportRow {
  id: string | number;
  payout_id: string;
  status: OrgReport['status'];
  provider_order_id: string | null;
  occurred_at: Date;
  message: string | null;
  attempts: number;
  leased_at: Date | null;
}

function reportOfRow(row: ReportRow): QueuedReport {
  return {
    id: String(row.id),
    payoutId: row.payout_id,
    status: row.status,
    providerOrderId: row.provider_order_id,
    occurredAt: row.occurred_at,
    message: row.message,
    attempts: row.attempts,
    leasedAt: row.leased_at,
  };
}

async function releaseClaim({ database, clock }: ReportOutboxDeps, reports: readonly QueuedReport[]): Promise<void> {
  await database.query(
    'update sidecar.org_reports set next_attempt_at = $2 where id = any($1::bigint[]) and sent_at is null',
    [reports.map((report) => report.id), clock.now()],
  );
}

async function settle(deps: ReportOutboxDeps, report: QueuedReport, result: ReportResult | undefined): Promise<void> {
  const now = deps.clock.now();
  if (result?.accepted === true) {
    // A later report covers the earlier ones of the same payout: the org never moves backwards.
    await deps.database.query(
      'update sidecar.org_reports set sent_at = $3, last_error = null where payout_id = $1 and id <= $2 and sent_at is null',
      [report.payoutId, report.id, now],
    );
    if (report.status === 'Delivered' && report.leasedAt !== null)
      deps.delivered((now.getTime() - report.leasedAt.getTime()) / 1000);
    return;
  }
  const reason =
    result === undefined ? 'The org did not answer for this payout.' : (result.error ?? 'The org gave no reason.');
  const delay = backoff(report.attempts, 2000, 300_000, deps.random);
  await deps.database.query('update sidecar.org_reports set next_attempt_at = $2, last_error = $3 where id = $1', [
    report.id,
    new Date(now.getTime() + delay),
    reason,
  ]);
  deps.log.warn(
    { payoutId: report.payoutId, status: report.status, reason },
    'The org did not accept a report; it is sent again.',
  );
}

/** Reports not yet accepted by the org, and how many of those it has turned down at least once. */
export async function countUnsentReports(database: Database): Promise<{ unsent: number; turnedDown: number }> {
  const [row] = await database.query<{ unsent: number; turned_down: number }>(
    `select count(*)::int as unsent, count(last_error)::int as turned_down from sidecar.org_reports where sent_at is null`,
  );
  return { unsent: row?.unsent ?? 0, turnedDown: row?.turned_down ?? 0 };
}
