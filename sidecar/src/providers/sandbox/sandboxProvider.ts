import { z } from 'zod';
import type { Payout } from '../../orders/order.ts';
import { networkCodeOf, reasonOf, SentenceError } from '../../platform/sentenceError.ts';
import { signatureMatches } from '../../platform/signature.ts';
import type { CatalogItem, Provider, ProviderAnswer, ProviderOrder, WebhookReading } from '../provider.ts';

/** Where and as whom to talk to the sandbox provider. */
export interface SandboxProviderSettings {
  readonly url: string;
  readonly apiKey: string;
  readonly webhookSecret: string;
  readonly timeoutMs: number;
}

const orderSchema = z
  .object({
    id: z.string().min(1),
    externalId: z.string().min(1),
    sku: z.string(),
    amountMinor: z.number().int(),
    currencyCode: z.string(),
    recipient: z.object({ email: z.string() }),
    status: z.enum(['PENDING', 'DELIVERED', 'FAILED']),
    deliveredAt: z.iso.datetime().nullable(),
    failureReason: z.string().nullable(),
  })
  .transform((order): ProviderOrder => ({
    providerOrderId: order.id,
    externalId: order.externalId,
    sku: order.sku,
    amountMinor: order.amountMinor,
    currencyCode: order.currencyCode,
    recipientEmail: order.recipient.email,
    status: ({ PENDING: 'pending', DELIVERED: 'delivered', FAILED: 'failed' } as const)[order.status],
    deliveredAt: order.deliveredAt === null ? null : new Date(order.deliveredAt),
    failureReason: order.failureReason,
  }));

const answerSchema = z.object({ order: orderSchema });
const errorSchema = z.object({ error: z.object({ message: z.string() }) });
const webhookSchema = z.object({ eventId: z.string().min(1), order: orderSchema });
const catalogSchema = z.object({
  items: z.array(
    z.object({
      sku: z.string(),
      name: z.string(),
      currencyCode: z.string(),
      minMinor: z.number().int(),
      maxMinor: z.number().int(),
      imageUrl: z.string().nullable(),
      countries: z.array(z.string()),
      active: z.boolean(),
    }),
  ),
});

/** Codes with which a connection fails before a byte of the request has left. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'EAI_AGAIN',
]);

/** The client of our own sandbox provider. */
export function createSandboxProvider(settings: SandboxProviderSettings): Provider {
  const call = (path: string, init: RequestInit = {}) =>
    fetch(new URL(path, settings.url), {
      ...init,
      headers: { authorization: `Bearer ${settings.apiKey}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(settings.timeoutMs),
    });
  return {
    name: 'sandbox',
    placeOrder: (payout) => answerTo(settings, () => call('/v1/orders', { method: 'POST', body: orderBody(payout) })),
    findOrder: (payoutId) => answerTo(settings, () => call(`/v1/orders/${encodeURIComponent(payoutId)}`)),
    readCatalog: () => readCatalog(settings, () => call('/v1/catalog')),
    readWebhook: (rawBody, headers) => readWebhook(rawBody, headers['sandbox-signature'], settings.webhookSecret),
  };
}

function orderBody(payout: Payout): string {
  return JSON.stringify({
    externalId: payout.payoutId,
    sku: payout.sku,
    amountMinor: payout.amountMinor,
    currencyCode: payout.currencyCode,
    recipient: { name: payout.recipientName, email: payout.recipientEmail },
  });
}

async function answerTo(settings: SandboxProviderSettings, send: () => Promise<Response>): Promise<ProviderAnswer> {
  try {
    const response = await send();
    return classify(response, await response.text());
  } catch (error) {
    return failedCall(settings, error);
  }
}

function failedCall(settings: SandboxProviderSettings, error: unknown): ProviderAnswer {
  const code = networkCodeOf(error);
  if (code !== null && neverSent.has(code)) {
    return { kind: 'unreachable', reason: `The sandbox provider at ${settings.url} cannot be reached (${code}).` };
  }
  return { kind: 'unknown', reason: `The call to the sandbox provider did not finish: ${reasonOf(error)}.` };
}

/** One row of the retry table per branch. */
function classify(response: Response, text: string): ProviderAnswer {
  const { status } = response;
  if (status === 200 || status === 201) return orderAnswer(status, text);
  const reason = `The sandbox provider answered ${status}: ${messageIn(text)}`;
  if (status === 401 || status === 403) return { kind: 'blocked', cause: 'credentials', reason };
  if (status === 402) return { kind: 'blocked', cause: 'funds', reason };
  if (status === 409) return { kind: 'conflict', reason };
  if (status === 429) return { kind: 'throttled', retryAfterMs: retryAfterMs(response.headers.get('retry-after')) };
  // A 404 without our error body is some other server or a wrong address: it says nothing about the order.
  if (status === 404) return hasErrorBody(text) ? { kind: 'notFound' } : { kind: 'unknown', reason };
  if ((status === 400 || status === 422) && hasErrorBody(text)) return { kind: 'refused', reason: messageIn(text) };
  return { kind: 'unknown', reason };
}

function orderAnswer(status: number, text: string): ProviderAnswer {
  const answer = answerSchema.safeParse(jsonOf(text));
  if (!answer.success) return { kind: 'unknown', reason: 'The sandbox provider sent an order that cannot be read.' };
  return { kind: 'order', order: answer.data.order, replayed: status === 201 };
}

async function readCatalog(settings: SandboxProviderSettings, send: () => Promise<Response>): Promise<CatalogItem[]> {
  let response: Response;
  try {
    response = await send();
  } catch (error) {
    const code = networkCodeOf(error) ?? reasonOf(error);
    throw new SentenceError(`The sandbox provider at ${settings.url} cannot be reached (${code}).`, { cause: error });
  }
  const text = await response.text();
  if (!response.ok) throw new SentenceError(`The sandbox provider answered ${response.status}: ${messageIn(text)}`);
  const catalog = catalogSchema.safeParse(jsonOf(text));
  if (!catalog.success) throw new SentenceError('The sandbox provider sent a catalog that cannot be read.');
  return catalog.data.items;
}

function readWebhook(rawBody: Buffer, signature: string | string[] | undefined, secret: string): WebhookReading {
  if (typeof signature !== 'string' || !signatureMatches(rawBody, signature, secret)) return { kind: 'badSignature' };
  const event = webhookSchema.safeParse(jsonOf(rawBody.toString('utf8')));
  if (!event.success) return { kind: 'unreadable', reason: 'The webhook has not the shape of an order event.' };
  return { kind: 'order', eventId: event.data.eventId, order: event.data.order };
}

/** Retry-After in seconds or as a date (RFC 9110, section 10.2.3); at least one second. */
function retryAfterMs(header: string | null): number {
  const seconds = header === null ? Number.NaN : Number(header);
  const fromDate = header === null ? Number.NaN : Date.parse(header) - Date.now();
  const milliseconds = Number.isFinite(seconds) ? seconds * 1000 : Number.isFinite(fromDate) ? fromDate : 1000;
  return Math.min(Math.max(milliseconds, 1000), 300_000);
}

function hasErrorBody(text: string): boolean {
  return errorSchema.safeParse(jsonOf(text)).success;
}

function messageIn(text: string): string {
  const error = errorSchema.safeParse(jsonOf(text));
  return error.success ? error.data.error.message : 'no readable reason';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the schema that reads it says so.
    return undefined;
  }
}
