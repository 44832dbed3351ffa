import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { until } from '../support/processes.ts';
import { aPayout, World } from '../support/world.ts';

describe('a sidecar with a working org and provider', () => {
  const world = new World(4684);
  before(async () => {
    await Promise.all([world.startOrg(), world.startSandbox()]);
    await world.startSidecar().waitFor('is running');
  });
  after(() => world.end());

  const payoutIn = async (id: string) => (await world.orgState()).payouts.find((payout) => payout.payoutId === id);

  it('deliversAnApprovedPayoutWithinSeconds', async () => {
    const payout = aPayout(1);
    const started = Date.now();
    await world.tellOrg('payouts', [payout]);

    await until('delivered', async () => (await payoutIn(payout.payoutId))?.status === 'Delivered', 10_000);

    assert.ok(Date.now() - started < 5000, `took ${Date.now() - started} ms`);
    const account = await world.account();
    assert.equal(account.orders, 1);
    assert.equal(account.funds.find((fund) => fund.currencyCode === 'USD')?.debitedMinor, payout.amountMinor);
    const { history } = await world.orgState();
    assert.deepEqual(history.map((line) => line.status).at(-1), 'Delivered');
  });
});
