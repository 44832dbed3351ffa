import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The figures the sidecar keeps. */
export interface Metrics {
  readonly registry: Registry;
  readonly approvalToConfirm: Histogram;
  readonly orders: Counter<'provider' | 'outcome'>;
  readonly answers: Counter<'provider' | 'kind'>;
  readonly replays: Counter<'provider'>;
  readonly mismatches: Counter<'provider'>;
  readonly badSignatures: Counter<'provider'>;
  readonly queue: Gauge<'state'>;
  readonly orderStates: Gauge<'state'>;
  readonly unsentReports: Gauge;
  readonly turnedDownReports: Gauge;
}

/** A fresh set of figures with a registry of its own; the gauges are filled by `refresh` before each scrape. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    approvalToConfirm: new Histogram({
      name: 'approval_to_confirm_seconds',
      help: 'From the lease of an approved payout to the org knowing that it was delivered.',
      buckets: [1, 2, 5, 10, 20, 30, 60, 120, 300, 900],
      registers,
    }),
    orders: new Counter({
      name: 'orders_total',
      help: 'Orders that reached a state.',
      labelNames: ['provider', 'outcome'],
      registers,
    }),
    answers: new Counter({
      name: 'provider_answers_total',
      help: 'Answers of a provider by kind.',
      labelNames: ['provider', 'kind'],
      registers,
    }),
    replays: new Counter({
      name: 'replays_total',
      help: 'Orders a provider recognised by their key instead of making a second one.',
      labelNames: ['provider'],
      registers,
    }),
    mismatches: new Counter({
      name: 'mismatches_total',
      help: 'Orders parked because the provider holds something else than was asked for.',
      labelNames: ['provider'],
      registers,
    }),
    badSignatures: new Counter({
      name: 'webhook_bad_signature_total',
      help: 'Webhooks refused because of their signature.',
      labelNames: ['provider'],
      registers,
    }),
    queue: new Gauge({ name: 'queue_tasks', help: 'Tasks in the queue by state.', labelNames: ['state'], registers }),
    orderStates: new Gauge({ name: 'order_states', help: 'Orders by state.', labelNames: ['state'], registers }),
    unsentReports: new Gauge({ name: 'org_reports_unsent', help: 'Reports the org has not accepted yet.', registers }),
    turnedDownReports: new Gauge({
      name: 'org_reports_turned_down',
      help: 'Unsent reports the org has turned down at least once.',
      registers,
    }),
  };
}
