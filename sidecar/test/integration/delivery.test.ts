import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { signBody } from '../../src/platform/signature.ts';
import { until, type Running } from '../support/processes.ts';
import { aPayout, webhookSecret, World, type OrgPayout } from '../support/world.ts';

const world = new World(4682);
let sidecar: Running;
const payoutIn = async (id: string) =>
  (await world.orgState()).payouts.find((payout) => payout.payoutId === id) as OrgPayout;
const reaches = (id: string, status: string, timeoutMs = 15_000) =>
  until(`${id} is ${status}`, async () => (await payoutIn(id)).status === status, timeoutMs);
const orderOf = async (id: string) =>
  (await (await fetch(`${world.sidecarUrl}/orders/${id}`)).json()) as Record<string, unknown>;
const metrics = async () => (await fetch(`${world.sidecarUrl}/metrics`)).text();

before(async () => {
  await Promise.all([world.startOrg('bellringer'), world.startSandbox({ SANDBOX_FAULTS: '{"duplicateWebhook":1}' })]);
  sidecar = world.startSidecar({ SF_NAMESPACE: 'bellringer' });
  await sidecar.waitFor('is running');
});
after(() => world.end());

describe('a payout', () => {
  it('isDeliveredWithinSecondsOfItsApproval', async () => {
    const payout = aPayout(1);
    const started = Date.now();
    await world.tellOrg('payouts', [payout]);

    await reaches(payout.payoutId, 'Delivered');

    assert.ok(Date.now() - started < 5000, `took ${Date.now() - started} ms`);
    const account = await world.account();
    assert.equal(account.orders, 1);
    assert.equal(account.funds.find((fund) => fund.currencyCode === 'USD')?.debitedMinor, payout.amountMinor);
    assert.equal(
      (await payoutIn(payout.payoutId)).providerOrderId,
      (await orderOf(payout.payoutId))['providerOrderId'],
    );
  });

  it('isShownToSupportWithoutNameAddressOrCode', async () => {
    const text = JSON.stringify(await orderOf(aPayout(1).payoutId));
    assert.doesNotMatch(text, /Rep 1|rep1@|"(code|link|recipient\w*)"/i);
    assert.equal((await fetch(`${world.sidecarUrl}/orders/a0Punknown`)).status, 404);
  });

  it('isRefusedWithTheProvidersReasonWhenItIsOutOfStock', async () => {
    const payout = aPayout(2, { sku: 'SANDBOX-SOLDOUT', amountMinor: 1000 });
    await world.tellOrg('payouts', [payout]);
    await reaches(payout.payoutId, 'ActionNeeded');
    assert.match((await payoutIn(payout.payoutId)).message ?? '', /out of stock/);
  });

  it('isRefusedWhenItCannotBeOrderedAndSpoilsNoOther', async () => {
    const bad = aPayout(3, { recipientEmail: null });
    const good = aPayout(4);
    const foreign = aPayout(5, { provider: 'elsewhere' });
    await world.tellOrg('payouts', [bad, good, foreign]);
    await reaches(good.payoutId, 'Delivered');
    await reaches(bad.payoutId, 'ActionNeeded');
    await reaches(foreign.payoutId, 'ActionNeeded');
    assert.equal((await payoutIn(bad.payoutId)).message, 'This payout cannot be ordered: recipientEmail is missing.');
    assert.match((await payoutIn(foreign.payoutId)).message ?? '', /No provider named elsewhere/);
  });

  it('isParkedAndNotReturnedWhenTheProviderHoldsAnotherOrderUnderItsKey', async () => {
    const payout = aPayout(6);
    const { payoutId: externalId, sku, currencyCode, recipientName: name, recipientEmail: email } = payout;
    const other = { externalId, sku, currencyCode, amountMinor: payout.amountMinor + 100, recipient: { name, email } };
    assert.equal((await world.callSandbox('POST', '/v1/orders', other)).status, 200);
    await world.tellOrg('payouts', [payout]);
    await until('parked', async () => (await orderOf(payout.payoutId))['state'] === 'parked');
    await reaches(payout.payoutId, 'Ordered');
    await until('the org knows why', async () => (await payoutIn(payout.payoutId)).message !== null);
    assert.match(await metrics(), /mismatches_total\{provider="sandbox"\} 1/);
  });
});

describe('a webhook', () => {
  it('isRefusedWithAWrongSignatureAndCounted', async () => {
    const body = '{"eventId":"evt_x"}';
    const send = (signature: string) =>
      fetch(`${world.sidecarUrl}/webhooks/sandbox`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', 'sandbox-signature': signature },
      });
    assert.equal((await send(signBody(body, 'another secret'))).status, 401);
    assert.equal((await send(signBody(body, webhookSecret))).status, 400, 'signed, but not an order event');
    assert.match(await metrics(), /webhook_bad_signature_total\{provider="sandbox"\} 1/);
  });

  it('changesNothingWhenItComesTwice', async () => {
    const payout = aPayout(8);
    await world.tellOrg('payouts', [payout]);
    await reaches(payout.payoutId, 'Delivered');
    const { history } = await world.orgState();
    const lines = history.filter((line) => line.payoutId === payout.payoutId && line.status === 'Delivered');
    assert.equal(lines.length, 1);
  });
});

describe('the org', () => {
  it('hasTheCatalog', async () => {
    const { catalog } = await world.orgState();
    assert.ok(catalog.some((item) => item.provider === 'sandbox' && item.sku === 'SANDBOX-USD'));
  });

  it('mayExpireTheTokenAtAnyTime', async () => {
    const { tokensIssued } = await world.orgState();
    await world.tellOrg('expire-tokens');
    const payout = aPayout(9);
    await world.tellOrg('payouts', [payout]);
    await reaches(payout.payoutId, 'Delivered');
    assert.equal((await world.orgState()).tokensIssued, tokensIssued + 1);
  });

  it('mayFailForAWhile', async () => {
    const payout = aPayout(10);
    await world.tellOrg('fail-next', { count: 3 });
    await world.tellOrg('payouts', [payout]);
    await reaches(payout.payoutId, 'Delivered', 25_000);
  });
});

describe('the service', () => {
  it('isHealthyAndDescribesItself', async () => {
    await until('healthy', async () => (await fetch(`${world.sidecarUrl}/health`)).status === 200);
    const document = (await (await fetch(`${world.sidecarUrl}/openapi.json`)).json()) as {
      openapi: string;
      paths: object;
    };
    assert.equal(document.openapi, '3.1.0');
    assert.deepEqual(Object.keys(document.paths).sort(), [
      '/health',
      '/metrics',
      '/orders/{payoutId}',
      '/webhooks/sandbox',
    ]);
    assert.match(await metrics(), /approval_to_confirm_seconds_count [1-9]/);
    assert.match(await metrics(), /queue_tasks\{state="waiting"\} \d/);
  });

  it('logsNoNameNoAddressAndNoSecret', () => {
    assert.doesNotMatch(sidecar.output(), /@example\.com|Rep \d|client-secret|test-api-key|test-webhook-secret|00D0/);
  });

  it('stopsInOrderWhenAsked', async () => {
    assert.equal(await sidecar.terminate(), 0, sidecar.output());
    assert.match(sidecar.output(), /The sidecar stops/);
  });
});
