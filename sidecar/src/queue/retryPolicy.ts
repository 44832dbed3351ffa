import type { OrderEventKind, OrderProgress } from '../orders/order.ts';
import { isFinal } from '../orders/order.ts';

/** How long to wait before the next step of an order, in milliseconds; null when there is no next step. */
export function nextStepDelay(progress: OrderProgress, event: OrderEventKind, random: () => number): number | null {
  if (isFinal(progress.state)) return null;
  if (event === 'outcomeUnknown') return backoff(progress.unknownAttempts, 1000, 300_000, random);
  // A webhook normally brings the delivery; checks are the safety net for a lost one.
  if (event === 'placed') return backoff(progress.checks + 1, 2000, 300_000, random);
  return 1000;
}

/** Doubles from the first delay up to the longest, less up to half of it at random so that retries spread. */
export function backoff(attempt: number, firstMs: number, longestMs: number, random: () => number): number {
  const full = Math.min(firstMs * 2 ** Math.min(Math.max(attempt - 1, 0), 20), longestMs);
  return Math.round(full * (0.5 + random() / 2));
}
