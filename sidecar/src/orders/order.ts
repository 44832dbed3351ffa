/**
 * The life of one order, as pure functions: no clock, no SQL, no network.
 *
 *   accepted ──► ordering ──► ordered ──► delivered
 *       │            │            │
 *       └────────────┴────────────┴─────► refused (the provider will not deliver; the org returns the money)
 *                                 any ──► parked  (the provider's order is not what was asked for; a person decides)
 */

/** What the org asks to be delivered. It never changes for one payout id. */
export interface Payout {
  readonly payoutId: string;
  readonly provider: string;
  readonly sku: string;
  /** Whole minor units of the currency. Only compared and passed on, never calculated with. */
  readonly amountMinor: number;
  readonly currencyCode: string;
  readonly recipientName: string;
  readonly recipientEmail: string;
}

/** Every state of an order. */
export const orderStates = ['accepted', 'ordering', 'ordered', 'delivered', 'refused', 'parked'] as const;
export type OrderState = (typeof orderStates)[number];

/** What can happen to an order. */
export type OrderEvent =
  | { readonly kind: 'attemptStarted' }
  | { readonly kind: 'notSent'; readonly reason: string }
  | { readonly kind: 'outcomeUnknown'; readonly reason: string }
  | { readonly kind: 'placed'; readonly providerOrderId: string }
  | { readonly kind: 'delivered'; readonly providerOrderId: string; readonly at: Date }
  | { readonly kind: 'refused'; readonly reason: string; readonly providerOrderId?: string }
  | { readonly kind: 'fieldsDiffer'; readonly reason: string };
export type OrderEventKind = OrderEvent['kind'];

/** Every kind of event, for tests that go through all of them. */
export const orderEventKinds: readonly OrderEventKind[] = [
  'attemptStarted',
  'notSent',
  'outcomeUnknown',
  'placed',
  'delivered',
  'refused',
  'fieldsDiffer',
];

/** The part of an order that events change. */
export interface OrderProgress {
  readonly state: OrderState;
  readonly providerOrderId: string | null;
  readonly reason: string | null;
  readonly unknownAttempts: number;
  readonly checks: number;
  readonly deliveredAt: Date | null;
}

/** A payout with its progress. */
export interface Order extends Payout, OrderProgress {
  readonly step: number;
  readonly dueAt: Date | null;
  readonly leasedAt: Date;
  readonly changedAt: Date;
}

/** What the org is told about an order. */
export interface OrgReport {
  readonly payoutId: string;
  readonly status: 'Ordered' | 'Delivered' | 'ActionNeeded';
  readonly providerOrderId: string | null;
  readonly occurredAt: Date;
  readonly message: string | null;
}

/**
 * State × event → next state. `delivered` and `parked` are final. A refused order that turns out to exist is parked:
 * its money went back to the wallet, so a person must look.
 */
export const transitions: Readonly<Record<OrderState, Readonly<Record<OrderEventKind, OrderState>>>> = {
  accepted: {
    attemptStarted: 'ordering',
    notSent: 'accepted',
    outcomeUnknown: 'ordering',
    placed: 'ordered',
    delivered: 'delivered',
    refused: 'refused',
    fieldsDiffer: 'parked',
  },
  ordering: {
    attemptStarted: 'ordering',
    notSent: 'ordering',
    outcomeUnknown: 'ordering',
    placed: 'ordered',
    delivered: 'delivered',
    refused: 'refused',
    fieldsDiffer: 'parked',
  },
  ordered: {
    attemptStarted: 'ordered',
    notSent: 'ordered',
    outcomeUnknown: 'ordered',
    placed: 'ordered',
    delivered: 'delivered',
    refused: 'refused',
    fieldsDiffer: 'parked',
  },
  delivered: {
    attemptStarted: 'delivered',
    notSent: 'delivered',
    outcomeUnknown: 'delivered',
    placed: 'delivered',
    delivered: 'delivered',
    refused: 'delivered',
    fieldsDiffer: 'delivered',
  },
  refused: {
    attemptStarted: 'refused',
    notSent: 'refused',
    outcomeUnknown: 'refused',
    placed: 'parked',
    delivered: 'parked',
    refused: 'refused',
    fieldsDiffer: 'parked',
  },
  parked: {
    attemptStarted: 'parked',
    notSent: 'parked',
    outcomeUnknown: 'parked',
    placed: 'parked',
    delivered: 'parked',
    refused: 'parked',
    fieldsDiffer: 'parked',
  },
};

/** Whether nothing more happens to an order by itself. */
export function isFinal(state: OrderState): boolean {
  return state === 'delivered' || state === 'refused' || state === 'parked';
}

/** A new order, before anything was sent. */
export function newProgress(): OrderProgress {
  return { state: 'accepted', providerOrderId: null, reason: null, unknownAttempts: 0, checks: 0, deliveredAt: null };
}

/** The order after an event. */
export function advance(progress: OrderProgress, event: OrderEvent): OrderProgress {
  const state = transitions[progress.state][event.kind];
  if (isFinal(progress.state) && state === progress.state) return progress;
  const reached = {
    ...progress,
    state,
    providerOrderId: ('providerOrderId' in event ? event.providerOrderId : undefined) ?? progress.providerOrderId,
    reason: reasonAfter(progress, event, state),
  };
  if (event.kind === 'outcomeUnknown') return { ...reached, unknownAttempts: progress.unknownAttempts + 1 };
  if (event.kind === 'placed') return { ...reached, checks: progress.state === 'ordered' ? progress.checks + 1 : 0 };
  if (event.kind === 'delivered' && state === 'delivered') return { ...reached, deliveredAt: event.at };
  return reached;
}

function reasonAfter(progress: OrderProgress, event: OrderEvent, state: OrderState): string | null {
  if (progress.state === 'refused' && state === 'parked') {
    return `The provider has an order for a payout it had refused (${progress.reason ?? 'no reason given'}); a person must look.`;
  }
  if ('reason' in event) return event.reason;
  return event.kind === 'placed' || event.kind === 'delivered' ? null : progress.reason;
}

/** What to tell the org after a change of state; null when it need not hear about it. */
export function reportOf(payoutId: string, before: OrderProgress, after: OrderProgress, now: Date): OrgReport | null {
  if (before.state === after.state) return null;
  const report = { payoutId, providerOrderId: after.providerOrderId, occurredAt: now, message: null };
  switch (after.state) {
    case 'accepted':
    case 'ordering':
      return null;
    case 'ordered':
      return { ...report, status: 'Ordered' };
    case 'delivered':
      return { ...report, status: 'Delivered', occurredAt: after.deliveredAt ?? now };
    case 'refused':
      return { ...report, status: 'ActionNeeded', message: after.reason };
    case 'parked':
      // Not ActionNeeded: that would return money for a card that may well have been sent.
      return before.state === 'refused' ? null : { ...report, status: 'Ordered', message: after.reason };
  }
}
