import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Payout } from '../../src/orders/order.ts';
import { signBody } from '../../src/platform/signature.ts';
import { createSandboxProvider } from '../../src/providers/sandbox/sandboxProvider.ts';
import { until } from '../support/processes.ts';
import { apiKey, aPayout, webhookSecret, World } from '../support/world.ts';
import { holdToContract } from './providerContract.ts';

const world = new World(4696);
const client = (url: string, key = apiKey) =>
  createSandboxProvider({ url, apiKey: key, webhookSecret, timeoutMs: 2000 });
let number = 0;
const payout = (fields: Partial<Payout> = {}) => ({ ...(aPayout(number++) as Payout), ...fields });
const setFaults = (faults: object) => world.callSandbox('PUT', '/v1/faults', faults);

before(async () => {
  await world.startSandbox({ SANDBOX_RATE_PER_SECOND: '1000', SANDBOX_FUNDS_MINOR: '1000000' });
  // Spends most of the euro account, so that a payout of 200,000 is too dear.
  for (let spent = 0; spent < 5; spent++) {
    await client(world.sandboxUrl).placeOrder(
      payout({ sku: 'SANDBOX-EUR', currencyCode: 'EUR', amountMinor: 199_000 }),
    );
  }
});
after(() => world.end());

describe('the sandbox provider as a provider', () => {
  holdToContract({
    provider: () => client(world.sandboxUrl),
    strangerTo: () => client(world.sandboxUrl, 'nobody-knows-this-key'),
    absent: () => client('http://127.0.0.1:4699'),
    payout,
    soldOutPayout: () => payout({ sku: 'SANDBOX-SOLDOUT', amountMinor: 1000 }),
    tooDearPayout: () => payout({ sku: 'SANDBOX-EUR', currencyCode: 'EUR', amountMinor: 200_000 }),
  });
});

describe('the sandbox provider in trouble', () => {
  for (const fault of ['errorAfterCommit', 'resetAfterCommit'] as const) {
    it(`hasTheOrderAfter ${fault}, and the same key finds it`, async () => {
      const asked = payout();
      await setFaults({ [fault]: 1 });
      assert.equal((await client(world.sandboxUrl).placeOrder(asked)).kind, 'unknown');
      await setFaults({});
      assert.equal((await client(world.sandboxUrl).findOrder(asked.payoutId)).kind, 'order');
    });
  }

  it('hasNoOrderAfterAnErrorBeforeCommit', async () => {
    const asked = payout();
    await setFaults({ errorBeforeCommit: 1 });
    assert.equal((await client(world.sandboxUrl).placeOrder(asked)).kind, 'unknown');
    await setFaults({});
    assert.equal((await client(world.sandboxUrl).findOrder(asked.payoutId)).kind, 'notFound');
  });

  it('isUnknownWhenItIsTooSlow', async () => {
    await setFaults({ slow: 1, slowMs: 2500 });
    assert.equal((await client(world.sandboxUrl).placeOrder(payout())).kind, 'unknown');
    await setFaults({});
  });

  it('saysHowLongToWait', async () => {
    await setFaults({ tooManyRequests: 1 });
    assert.deepEqual(await client(world.sandboxUrl).placeOrder(payout()), { kind: 'throttled', retryAfterMs: 1000 });
    await setFaults({});
  });

  it('keepsItsOrdersAndFundsThroughKill9', async () => {
    const asked = payout();
    const placed = await client(world.sandboxUrl).placeOrder(asked);
    const before = await world.account();
    await world.sandbox.kill();
    await world.startSandbox({ SANDBOX_RATE_PER_SECOND: '5' });
    const found = await client(world.sandboxUrl).findOrder(asked.payoutId);
    assert.equal(
      placed.kind === 'order' && placed.order.providerOrderId,
      found.kind === 'order' && found.order.providerOrderId,
    );
    assert.deepEqual((await world.account()).funds, before.funds);
  });

  it('limitsItsRate', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 12 }, async () => (await world.callSandbox('GET', '/v1/account')).status),
    );
    assert.ok(statuses.includes(429));
  });

  it('showsDeliveredCardsWithoutTheirCodes', async () => {
    await until('a card is delivered', async () =>
      (await (await fetch(world.sandboxUrl)).text()).includes('••••-••••-••••-'),
    );
    const page = await (await fetch(world.sandboxUrl)).text();
    assert.doesNotMatch(page, /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/);
  });

  it('sendsWebhooksThatTheClientCanRead', () => {
    const body = JSON.stringify({
      eventId: 'evt_1',
      type: 'order.delivered',
      order: {
        id: 'sbx_1',
        externalId: 'a0P',
        sku: 'SANDBOX-USD',
        amountMinor: 100,
        currencyCode: 'USD',
        recipient: { name: 'R', email: 'r@example.com' },
        status: 'DELIVERED',
        createdAt: '2026-11-23T12:00:00.000Z',
        deliveredAt: '2026-11-23T12:00:01.000Z',
        failureReason: null,
      },
    });
    const headers = { 'sandbox-signature': signBody(body, webhookSecret) };
    const reading = client(world.sandboxUrl).readWebhook(Buffer.from(body), headers);
    assert.equal(reading.kind, 'order');
    assert.equal(client(world.sandboxUrl).readWebhook(Buffer.from(body + ' '), headers).kind, 'badSignature');
  });
});
