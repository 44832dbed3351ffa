import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { createLog } from '../../src/platform/log.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { openPglite } from '../../src/platform/pgliteDatabase.ts';
import { startBossQueue } from '../../src/queue/bossQueue.ts';
import { until } from '../support/processes.ts';
import { aPayout, World } from '../support/world.ts';

interface Health {
  readonly live: boolean;
  readonly ready: boolean;
  readonly reasons: { area: string; reason: string }[];
}

describe('a sidecar in trouble', () => {
  let world: World;
  // Making an empty database takes seconds; each test gets a copy of one.
  const template = mkdtempSync(join(tmpdir(), 'sidecar-template-'));
  before(async () => {
    const database = await openPglite(template);
    await migrate(database);
    await (await startBossQueue(database, undefined, createLog('silent'))).stop();
    await database.close();
  });
  after(() => rmSync(template, { recursive: true }));
  beforeEach(() => {
    world = new World(4685);
    cpSync(template, join(world.directory, 'sidecar', 'pglite'), { recursive: true });
  });
  afterEach(() => world.end());

  const health = async (): Promise<Health> => (await (await fetch(`${world.sidecarUrl}/health`)).json()) as Health;
  const statusOf = async (id: string) =>
    (await world.orgState()).payouts.find((payout) => payout.payoutId === id)?.status;
  const reasons = async () => (await health()).reasons.map(({ reason }) => reason);
  const sentence = (port: number, code = 'ECONNREFUSED') => `at http://127.0.0.1:${port} cannot be reached (${code}).`;

  it('refusesWrongSettingsWithOneSentence', async () => {
    const sidecar = world.startSidecar({ SIDECAR_PORT: 'ninety' });
    assert.equal(await sidecar.exited(), 1);
    assert.equal(sidecar.output(), 'SIDECAR_PORT must be a whole number.\n');
  });

  it('refusesADatabaseThatDoesNotAnswer', async () => {
    const sidecar = world.startSidecar({ DATABASE_URL: 'postgres://nobody@127.0.0.1:4699/none' });
    assert.equal(await sidecar.exited(), 1);
    assert.match(sidecar.output(), /^PostgreSQL at DATABASE_URL does not answer: .*ECONNREFUSED.*\.\n$/);
  });

  it('leavesPayoutsAloneWhileTheProviderIsGoneAndDeliversWhenItIsBack', async () => {
    await world.startOrg();
    const payout = aPayout(1);
    await world.tellOrg('payouts', [payout]);
    const sidecar = world.startSidecar();
    await sidecar.waitFor('is running');
    await until('degraded', async () => (await health()).ready === false);

    await new Promise((resolve) => setTimeout(resolve, 3000));

    assert.equal(await statusOf(payout.payoutId), 'Approved', 'nothing was leased');
    assert.ok(
      (await reasons()).includes(`The sandbox provider ${sentence(world.ports.sandbox)}`),
      JSON.stringify(await health()),
    );
    assert.equal(
      sidecar.output().split(sentence(world.ports.sandbox)).length - 1 <= 2,
      true,
      'said when it begins, not each time',
    );
    await world.startSandbox();
    await until('delivered', async () => (await statusOf(payout.payoutId)) === 'Delivered', 30_000);
    await until('healthy', async () => (await health()).ready, 40_000);
  });

  it('waitsForAnOrgThatIsGone', async () => {
    await world.startSandbox();
    const sidecar = world.startSidecar();
    await sidecar.waitFor('is running');
    await until('degraded', async () => (await health()).ready === false);
    assert.ok((await reasons()).includes(`The org ${sentence(world.ports.org)}`), JSON.stringify(await health()));
    assert.equal((await world.account()).orders, 0);
    await world.startOrg();
    const payout = aPayout(1);
    await world.tellOrg('payouts', [payout]);
    await until('delivered', async () => (await statusOf(payout.payoutId)) === 'Delivered', 40_000);
  });

  it('refusesASecondProcessOnOneDataDirectoryAndTakesOverFromADeadOne', async () => {
    await Promise.all([world.startOrg(), world.startSandbox()]);
    const first = world.startSidecar();
    await first.waitFor('is running');
    const second = world.startSidecar({ SIDECAR_PORT: '0' });
    assert.equal(await second.exited(), 1);
    const expected = `Another sidecar (process ${first.child.pid}) is using the data directory ${world.directory}/sidecar; stop it or set SIDECAR_DATA_DIR to another directory.\n`;
    assert.equal(second.output(), expected);
    await first.kill();
    await world.startSidecar().waitFor('is running');
  });

  it('pausesWithoutFundsAndGoesOnAfterATopUpWithoutCountingAttempts', async () => {
    await Promise.all([world.startOrg(), world.startSandbox({ SANDBOX_FUNDS_MINOR: '0' })]);
    const payout = aPayout(1);
    await world.tellOrg('payouts', [payout]);
    await world.startSidecar().waitFor('is running');
    await until('paused', async () =>
      (await reasons()).some((reason) => reason.includes('funds in USD do not suffice')),
    );
    assert.notEqual(await statusOf(payout.payoutId), 'ActionNeeded');
    await world.callSandbox('POST', '/v1/account/top-up', { currencyCode: 'USD', amountMinor: 1_000_00 });
    await until('delivered', async () => (await statusOf(payout.payoutId)) === 'Delivered', 30_000);
    const order = (await (await fetch(`${world.sidecarUrl}/orders/${payout.payoutId}`)).json()) as {
      unknownAttempts: number;
    };
    assert.equal(order.unknownAttempts, 0);
  });

  it('stopsOrderingWhenTheProviderRejectsTheKey', async () => {
    await Promise.all([world.startOrg(), world.startSandbox({ SANDBOX_API_KEY: 'another-key-than-ours' })]);
    await world.tellOrg('payouts', [aPayout(1)]);
    await world.startSidecar().waitFor('is running');
    await until('degraded', async () =>
      (await reasons()).some((reason) => reason.includes('The API key is not valid.')),
    );
    assert.equal(await statusOf(aPayout(1).payoutId), 'Approved');
  });

  it('deliversWithoutAnyWebhookByLookingOrdersUp', async () => {
    await Promise.all([world.startOrg(), world.startSandbox({ SANDBOX_FAULTS: '{"lostWebhook":1}' })]);
    await world.tellOrg('payouts', [aPayout(1)]);
    await world.startSidecar().waitFor('is running');
    await until('delivered', async () => (await statusOf(aPayout(1).payoutId)) === 'Delivered', 15_000);
  });

  it('tellsSupportNothingWithoutTheToken', async () => {
    await Promise.all([world.startOrg(), world.startSandbox()]);
    await world.startSidecar({ SIDECAR_SUPPORT_TOKEN: 'a-token-for-support' }).waitFor('is running');
    const ask = async (headers: Record<string, string>) =>
      (await fetch(`${world.sidecarUrl}/orders/a0P1`, { headers })).status;
    assert.equal(await ask({}), 401);
    assert.equal(await ask({ authorization: 'Bearer a-token-for-support' }), 404);
  });
});
