import { z } from 'zod';

const share = z.number().min(0).max(1).default(0);

/** Which share of the requests goes wrong, and how. The shares of one request kind are drawn one after the other. */
export const faultsSchema = z.strictObject({
  /** Answered 429 before anything happens. */
  tooManyRequests: share,
  /** Answered 500 before anything happens. */
  errorBeforeCommit: share,
  /** The order is stored, then 500 is answered. */
  errorAfterCommit: share,
  /** The order is stored, then the connection is cut. */
  resetAfterCommit: share,
  /** The answer comes after `slowMs`. */
  slow: share,
  slowMs: z.number().int().min(0).max(600_000).default(3000),
  /** A webhook is sent twice. */
  duplicateWebhook: share,
  /** A webhook is never sent; only looking the order up tells. */
  lostWebhook: share,
});
export type Faults = z.infer<typeof faultsSchema>;

/** A fault drawn for one order request. */
export type OrderFault =
  'tooManyRequests' | 'errorBeforeCommit' | 'errorAfterCommit' | 'resetAfterCommit' | 'slow' | null;

const orderFaults = ['tooManyRequests', 'errorBeforeCommit', 'errorAfterCommit', 'resetAfterCommit', 'slow'] as const;

/** Draws at most one fault for an order request. */
export function drawOrderFault(faults: Faults, random: () => number): OrderFault {
  let drawn = random();
  for (const fault of orderFaults) {
    if (drawn < faults[fault]) return fault;
    drawn -= faults[fault];
  }
  return null;
}
