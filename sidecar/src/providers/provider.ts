import type { OrderEvent, Payout } from '../orders/order.ts';

/** An order as the provider describes it. Never holds a code or a link. */
export interface ProviderOrder {
  readonly providerOrderId: string;
  /** The idempotency key the order was placed under: the payout id. */
  readonly externalId: string;
  readonly sku: string;
  readonly amountMinor: number;
  readonly currencyCode: string;
  readonly recipientEmail: string;
  readonly status: 'pending' | 'delivered' | 'failed';
  readonly deliveredAt: Date | null;
  readonly failureReason: string | null;
}

/** Everything a call to a provider can come to. Each kind has exactly one treatment (see `advanceOrder.ts`). */
export type ProviderAnswer =
  | { readonly kind: 'order'; readonly order: ProviderOrder; readonly replayed: boolean }
  /** Only of a look-up: no order exists under this key. */
  | { readonly kind: 'notFound' }
  /** The key is taken by an order with other fields. */
  | { readonly kind: 'conflict'; readonly reason: string }
  /** Refused for good; nothing was ordered. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'throttled'; readonly retryAfterMs: number }
  /** The provider takes no orders until somebody acts: wrong credentials, or no funds. */
  | { readonly kind: 'blocked'; readonly cause: 'credentials' | 'funds'; readonly reason: string }
  /** The request cannot have arrived. */
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** It may or may not have been ordered: timeout, reset, server error, an answer that cannot be read. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** One thing on offer at a provider, in the shape the org's catalog wants. */
export interface CatalogItem {
  readonly sku: string;
  readonly name: string;
  readonly currencyCode: string;
  readonly minMinor: number;
  readonly maxMinor: number;
  readonly imageUrl: string | null;
  readonly countries: readonly string[];
  readonly active: boolean;
}

/** What a webhook request turned out to be. */
export type WebhookReading =
  | { readonly kind: 'order'; readonly eventId: string; readonly order: ProviderOrder }
  | { readonly kind: 'badSignature' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** A gift-card vendor. Implementations translate; they decide nothing about an order's life and never retry by themselves. */
export interface Provider {
  readonly name: string;
  /** Orders under the payout id as idempotency key. Placing the same payout again gives the first order. */
  placeOrder(payout: Payout): Promise<ProviderAnswer>;
  /** Looks an order up by the payout id. */
  findOrder(payoutId: string): Promise<ProviderAnswer>;
  /** The whole catalog; throws when it cannot be read. */
  readCatalog(): Promise<CatalogItem[]>;
  /** Verifies and reads a webhook's raw body. */
  readWebhook(rawBody: Buffer, headers: Readonly<Record<string, string | string[] | undefined>>): WebhookReading;
}

/** Names the fields in which a provider's order is not what was asked for; null when all agree. */
export function differenceFrom(payout: Payout, order: ProviderOrder): string | null {
  const compared: [string, unknown, unknown][] = [
    ['payout id', payout.payoutId, order.externalId],
    ['sku', payout.sku, order.sku],
    ['amount', payout.amountMinor, order.amountMinor],
    ['currency', payout.currencyCode, order.currencyCode],
    ['recipient', payout.recipientEmail.toLowerCase(), order.recipientEmail.toLowerCase()],
  ];
  const differing = compared.filter(([, asked, got]) => asked !== got).map(([name]) => name);
  if (differing.length === 0) return null;
  return `The provider's order ${order.providerOrderId} differs from the payout in ${differing.join(', ')}; a person must look.`;
}

/** What an order the provider described means for ours. */
export function eventOf(payout: Payout, order: ProviderOrder, now: Date): OrderEvent {
  const difference = differenceFrom(payout, order);
  if (difference !== null) return { kind: 'fieldsDiffer', reason: difference };
  switch (order.status) {
    case 'pending':
      return { kind: 'placed', providerOrderId: order.providerOrderId };
    case 'delivered':
      return { kind: 'delivered', providerOrderId: order.providerOrderId, at: order.deliveredAt ?? now };
    case 'failed':
      return {
        kind: 'refused',
        providerOrderId: order.providerOrderId,
        reason: order.failureReason ?? 'The provider could not deliver this order.',
      };
  }
}
