import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { postgresPrograms, startCluster, type Cluster } from '../support/postgres.ts';
import { until, type Running } from '../support/processes.ts';
import { aPayout, World, type SeededPayout } from '../support/world.ts';

const payoutCount = 240;
const kills = 12;
const faults = {
  tooManyRequests: 0.05,
  errorBeforeCommit: 0.05,
  errorAfterCommit: 0.05,
  resetAfterCommit: 0.05,
  slow: 0.03,
  slowMs: 1500,
  duplicateWebhook: 0.2,
  lostWebhook: 0.1,
};
const settings = { SANDBOX_RATE_PER_SECOND: '60', SANDBOX_TIMEOUT_MS: '1000', LOG_LEVEL: 'info' };
const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Runs the story with so many sidecars at a time; each round seeds payouts, then kills one of them at a random moment. */
async function survive(world: World, sidecarCount: number, more: Record<string, string>): Promise<SeededPayout[]> {
  const payouts = Array.from({ length: payoutCount }, (_, number) => aPayout(number));
  const start = (index: number) =>
    world.startSidecar({
      ...settings,
      ...more,
      ...(index === 0 ? {} : { SIDECAR_PORT: '0', SIDECAR_WORKER: `worker-${index}` }),
    });
  await Promise.all([
    world.startOrg(),
    world.startSandbox({ SANDBOX_FAULTS: JSON.stringify(faults), SANDBOX_RATE_PER_SECOND: '100' }),
  ]);
  const sidecars: Running[] = Array.from({ length: sidecarCount }, (_, index) => start(index));
  await sidecars[0]?.waitFor('is running');
  for (let round = 0; round < kills; round++) {
    const share = payoutCount / kills;
    await world.tellOrg('payouts', payouts.slice(round * share, (round + 1) * share));
    const victim = round % sidecarCount;
    // Two of three are killed at work, the others at any moment of their start.
    if (round % 3 !== 2) await sidecars[victim]?.waitFor('is running');
    await sleep(50 + Math.random() * 1500);
    await sidecars[victim]?.kill();
    if (round === 5) {
      await world.sandbox.kill();
      await world.startSandbox({ SANDBOX_FAULTS: JSON.stringify(faults), SANDBOX_RATE_PER_SECOND: '100' });
    }
    sidecars[victim] = start(victim);
  }
  return payouts;
}

async function assertExactlyOnce(world: World, payouts: readonly SeededPayout[]): Promise<void> {
  const open = async () => (await world.orgState()).payouts.filter((payout) => payout.status !== 'Delivered');
  await until('every payout is delivered', async () => (await open()).length === 0, 180_000).catch(
    async (error: Error) => {
      throw new Error(`${error.message}; open: ${JSON.stringify((await open()).slice(0, 5))}`);
    },
  );
  const state = await world.orgState();
  const account = await world.account();
  const sum = payouts.reduce((total, payout) => total + payout.amountMinor, 0);
  assert.equal(state.payouts.length, payouts.length);
  assert.equal(account.orders, payouts.length, 'one order per payout');
  assert.equal(account.delivered, payouts.length, 'every order is delivered');
  assert.equal(account.funds.find((fund) => fund.currencyCode === 'USD')?.debitedMinor, sum, 'the debit is the sum');
  const deliveries = state.history.filter((line) => line.status === 'Delivered');
  assert.equal(deliveries.length, payouts.length, 'each payout became Delivered once');
  assert.equal(
    new Set(deliveries.map((line) => line.providerOrderId)).size,
    payouts.length,
    'no order stands for two payouts',
  );
  const attempts = await Promise.all(payouts.map(({ payoutId }) => unknownAttempts(world, payoutId)));
  assert.ok(attempts.filter((count) => count > 0).length > payouts.length / 50, 'the faults were really met');
}

async function unknownAttempts(world: World, payoutId: string): Promise<number> {
  const response = await fetch(`${world.sidecarUrl}/orders/${payoutId}`);
  return ((await response.json()) as { unknownAttempts: number }).unknownAttempts;
}

describe('kill -9 at random moments, with provider faults', () => {
  let world: World;
  let cluster: Cluster | null = null;
  afterEach(async () => {
    await world.end();
    await cluster?.stop();
    cluster = null;
  });

  it('deliversEveryPayoutExactlyOnceOnTheEmbeddedDatabase', { timeout: 400_000 }, async () => {
    world = new World(4688);
    const payouts = await survive(world, 1, {});
    await assertExactlyOnce(world, payouts);
  });

  const programs = postgresPrograms();
  const skip = programs === null ? 'PostgreSQL is not installed here' : false;
  it('deliversEveryPayoutExactlyOnceOnPostgresWithTwoWorkers', { timeout: 400_000, skip }, async () => {
    world = new World(4691);
    cluster = await startCluster(programs as string, 4694);
    const payouts = await survive(world, 2, { DATABASE_URL: cluster.url });
    await assertExactlyOnce(world, payouts);
  });
});
