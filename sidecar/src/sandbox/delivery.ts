import { startLoop, type Loop } from '../platform/loop.ts';
import type { Log } from '../platform/log.ts';
import { reasonOf } from '../platform/sentenceError.ts';
import { signBody } from '../platform/signature.ts';
import type { Faults } from './faults.ts';
import type { PendingWebhook, SandboxStore } from './sandboxStore.ts';

/** What delivery needs. */
export interface DeliveryDeps {
  readonly store: SandboxStore;
  readonly faults: () => Faults;
  readonly random: () => number;
  readonly webhookUrl: string | undefined;
  readonly webhookSecret: string;
  readonly log: Log;
}

/** Delivers due orders and sends their webhooks, until stopped. An unsent webhook is tried again, also after a restart. */
export function startDelivery(deps: DeliveryDeps): Loop[] {
  return [startLoop(async () => deliver(deps)), startLoop(() => sendWebhooks(deps))];
}

function deliver({ store, faults, random, webhookUrl, log }: DeliveryDeps): number {
  const queueWebhook = () => webhookUrl !== undefined && random() >= faults().lostWebhook;
  for (const order of store.deliverDue(new Date(), queueWebhook)) log.info({ orderId: order.id }, 'Card delivered.');
  return 100;
}

async function sendWebhooks(deps: DeliveryDeps): Promise<number> {
  if (deps.webhookUrl === undefined) return 1000;
  const due = deps.store.dueWebhooks(new Date());
  await Promise.all(due.map((webhook) => sendOne(deps, deps.webhookUrl as string, webhook)));
  return due.length > 0 ? 0 : 100;
}

async function sendOne(deps: DeliveryDeps, url: string, webhook: PendingWebhook): Promise<void> {
  const { store, log } = deps;
  try {
    await post(deps, url, webhook.body);
    if (deps.random() < deps.faults().duplicateWebhook) await post(deps, url, webhook.body);
    store.markWebhookSent(webhook.eventId, new Date());
  } catch (error) {
    const delay = Math.min(500 * 2 ** webhook.attempts, 60_000);
    store.postponeWebhook(webhook.eventId, Date.now() + delay);
    log.warn({ eventId: webhook.eventId, reason: reasonOf(error) }, 'A webhook was not taken; it is sent again.');
  }
}

async function post({ webhookSecret }: DeliveryDeps, url: string, body: string): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'sandbox-signature': signBody(body, webhookSecret) },
    signal: AbortSignal.timeout(5000),
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`answered ${response.status}`);
}
