import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Provider, ProviderAnswer } from '../../src/providers/provider.ts';
import type { Payout } from '../../src/orders/order.ts';

/** What a provider's contract needs from its surroundings, so that every provider is held to the same tests. */
export interface ProviderSetup {
  provider(): Provider;
  /** The same provider with credentials nobody knows. */
  strangerTo(): Provider;
  /** The same provider at an address where nobody listens. */
  absent(): Provider;
  /** A fresh payout the provider can deliver. */
  payout(): Payout;
  /** A payout of something that is out of stock. */
  soldOutPayout(): Payout;
  /** A payout dearer than the funds allow. */
  tooDearPayout(): Payout;
}

/** The tests every provider must pass. */
export function holdToContract(setup: ProviderSetup): void {
  it('placesAnOrderUnderThePayoutId', async () => {
    const payout = setup.payout();
    const answer = orderIn(await setup.provider().placeOrder(payout));
    assert.equal(answer.replayed, false);
    assert.equal(answer.order.externalId, payout.payoutId);
    assert.equal(answer.order.amountMinor, payout.amountMinor);
    assert.equal(answer.order.currencyCode, payout.currencyCode);
    assert.equal(answer.order.sku, payout.sku);
  });

  it('givesTheFirstOrderWhenTheSamePayoutComesAgain', async () => {
    const payout = setup.payout();
    const first = orderIn(await setup.provider().placeOrder(payout));
    const second = orderIn(await setup.provider().placeOrder(payout));
    assert.equal(second.replayed, true);
    assert.equal(second.order.providerOrderId, first.order.providerOrderId);
  });

  it('givesOneOrderToManyWhoAskAtOnce', async () => {
    const payout = setup.payout();
    const answers = await Promise.all(Array.from({ length: 5 }, () => setup.provider().placeOrder(payout)));
    assert.equal(new Set(answers.map((answer) => orderIn(answer).order.providerOrderId)).size, 1);
  });

  it('neverMakesASecondOrderOfAnotherAmountUnderOneKey', async () => {
    const payout = setup.payout();
    await setup.provider().placeOrder(payout);
    const answer = await setup.provider().placeOrder({ ...payout, amountMinor: payout.amountMinor + 100 });
    if (answer.kind === 'order') assert.equal(answer.order.amountMinor, payout.amountMinor);
    else assert.equal(answer.kind, 'conflict');
  });

  it('findsAnOrderByThePayoutIdAndNothingElse', async () => {
    const payout = setup.payout();
    const placed = orderIn(await setup.provider().placeOrder(payout));
    const found = orderIn(await setup.provider().findOrder(payout.payoutId));
    assert.equal(found.order.providerOrderId, placed.order.providerOrderId);
    assert.deepEqual(await setup.provider().findOrder(setup.payout().payoutId), { kind: 'notFound' });
  });

  it('refusesWhatIsOutOfStockWithAReason', async () => {
    const payout = setup.soldOutPayout();
    const answer = await setup.provider().placeOrder(payout);
    assert.equal(answer.kind, 'refused');
    assert.match((answer as { reason: string }).reason, /out of stock/);
    assert.equal((await setup.provider().findOrder(payout.payoutId)).kind, 'notFound');
  });

  it('isBlockedWhenTheFundsDoNotSuffice', async () => {
    const answer = await setup.provider().placeOrder(setup.tooDearPayout());
    assert.equal(answer.kind, 'blocked');
    assert.equal((answer as { cause: string }).cause, 'funds');
  });

  it('isBlockedWithoutCredentials', async () => {
    const answer = await setup.strangerTo().placeOrder(setup.payout());
    assert.equal(answer.kind, 'blocked');
    assert.equal((answer as { cause: string }).cause, 'credentials');
  });

  it('isUnreachableWhereNobodyListens', async () => {
    assert.equal((await setup.absent().placeOrder(setup.payout())).kind, 'unreachable');
    await assert.rejects(setup.absent().readCatalog(), /cannot be reached/);
  });

  it('readsACatalogInWholeMinorUnits', async () => {
    const items = await setup.provider().readCatalog();
    assert.ok(items.length > 0);
    for (const item of items) {
      assert.ok(Number.isInteger(item.minMinor) && item.minMinor <= item.maxMinor);
      assert.match(item.currencyCode, /^[A-Z]{3}$/);
    }
  });

  it('takesNoWebhookWithoutItsSignature', () => {
    const reading = setup.provider().readWebhook(Buffer.from('{}'), {});
    assert.equal(reading.kind, 'badSignature');
  });
}

function orderIn(answer: ProviderAnswer): Extract<ProviderAnswer, { kind: 'order' }> {
  assert.equal(answer.kind, 'order', JSON.stringify(answer));
  return answer as Extract<ProviderAnswer, { kind: 'order' }>;
}
