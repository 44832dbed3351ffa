import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { advanceOrder, type AdvanceDeps } from '../../src/orders/advanceOrder.ts';
import type { Payout } from '../../src/orders/order.ts';
import { acceptPayouts, record, reviveOverdue } from '../../src/orders/orders.ts';
import { orderStore } from '../../src/orders/orderStore.ts';
import type { Database } from '../../src/platform/database.ts';
import { createLog } from '../../src/platform/log.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { openPglite } from '../../src/platform/pgliteDatabase.ts';
import type { Provider, ProviderAnswer } from '../../src/providers/provider.ts';
import { createProviderGate } from '../../src/providers/providerGate.ts';
import { createRateLimit } from '../../src/providers/rateLimit.ts';
import type { AdvanceTask, Queue } from '../../src/queue/queue.ts';
import type { OrgClient } from '../../src/salesforce/orgClient.ts';
import { countUnsentReports, sendDueReports } from '../../src/salesforce/reportOutbox.ts';
import { aPayout } from '../support/world.ts';

const directory = mkdtempSync(join(tmpdir(), 'sidecar-orders-'));
const time = { now: new Date('2026-11-23T12:00:00Z') };
const later = (milliseconds: number) => (time.now = new Date(time.now.getTime() + milliseconds));
let database: Database;
let scheduled: (AdvanceTask & { notBefore: Date })[];
let calls: string[];
let answers: { find: ProviderAnswer; place: ProviderAnswer };
let deps: AdvanceDeps;
const payout = aPayout(1) as Payout;
const theOrder = async () => {
  const order = await orderStore.find(database, payout.payoutId);
  assert.ok(order);
  return order;
};
const placed = (fields: object = {}): ProviderAnswer => ({
  kind: 'order',
  replayed: false,
  order: {
    ...payout,
    providerOrderId: 'ORD-1',
    externalId: payout.payoutId,
    status: 'pending',
    deliveredAt: null,
    failureReason: null,
    ...fields,
  },
});

/** Says what it is told to say and notes what it is asked. */
const provider: Provider = {
  name: 'sandbox',
  placeOrder: (asked) => (calls.push(`place ${asked.payoutId}`), Promise.resolve(answers.place)),
  findOrder: (payoutId) => (calls.push(`find ${payoutId}`), Promise.resolve(answers.find)),
  readCatalog: () => Promise.resolve([]),
  readWebhook: () => ({ kind: 'badSignature' }),
};
/** Remembers tasks as pg-boss would: one per payout and step. */
const queue = {
  schedule: (_tx, task, notBefore) => {
    if (!scheduled.some((known) => known.payoutId === task.payoutId && known.step === task.step)) {
      scheduled.push({ ...task, notBefore });
    }
    return Promise.resolve();
  },
} as Queue;

before(async () => {
  database = await openPglite(directory);
  await migrate(database);
  await migrate(database);
});
after(async () => {
  await database.close();
  rmSync(directory, { recursive: true });
});
beforeEach(async () => {
  await database.script(
    'delete from sidecar.orders; delete from sidecar.org_reports; delete from sidecar.webhook_events;',
  );
  scheduled = [];
  calls = [];
  answers = { find: { kind: 'notFound' }, place: placed() };
  const clock = { now: () => time.now };
  const gate = createProviderGate(clock, 30_000, () => undefined);
  deps = {
    database,
    queue,
    clock,
    log: createLog('silent'),
    random: () => 0.5,
    listener: { reached: () => undefined, reportQueued: () => undefined },
    providers: new Map([['sandbox', { provider, gate, rate: createRateLimit(1000) }]]),
    answered: () => undefined,
  };
});

async function accepted(): Promise<AdvanceTask> {
  await acceptPayouts(deps, [payout]);
  return { payoutId: payout.payoutId, step: 0 };
}
const reports = () =>
  database.query<{ status: string; message: string | null; sent_at: Date | null }>(
    'select status, message, sent_at from sidecar.org_reports order by id',
  );

describe('accepting a payout', () => {
  it('storesItOnceHoweverOftenItIsLeased', async () => {
    assert.equal(await acceptPayouts(deps, [payout, payout]), 1);
    assert.equal(await acceptPayouts(deps, [payout]), 0);
    assert.equal(scheduled.length, 1);
  });

  it('repeatsTheLastReportWhenThePayoutIsLeasedAgain', async () => {
    await advanceOrder(deps, await accepted());
    await database.query('update sidecar.org_reports set sent_at = now()');
    await acceptPayouts(deps, [payout]);
    assert.deepEqual(
      (await reports()).map(({ status, sent_at }) => [status, sent_at]),
      [['Ordered', null]],
    );
  });

  it('parksAnOrderWhosePayoutTheOrgHasChanged', async () => {
    await accepted();
    await acceptPayouts(deps, [{ ...payout, amountMinor: payout.amountMinor + 1 }]);
    assert.equal((await theOrder()).state, 'parked');
    assert.equal((await theOrder()).amountMinor, payout.amountMinor);
  });
});

describe('advancing an order', () => {
  it('ordersUnderThePayoutIdWithoutALookUpTheFirstTime', async () => {
    await advanceOrder(deps, await accepted());
    assert.deepEqual(calls, [`place ${payout.payoutId}`]);
    assert.equal((await theOrder()).state, 'ordered');
  });

  it('looksTheKeyUpBeforeItOrdersAfterACrash', async () => {
    const task = await accepted();
    await record(deps, payout.payoutId, { kind: 'attemptStarted' });
    await advanceOrder(deps, task);
    assert.deepEqual(calls, [`find ${payout.payoutId}`, `place ${payout.payoutId}`]);
  });

  it('ordersNothingWhenTheLookUpFindsTheOrder', async () => {
    answers.place = { kind: 'unknown', reason: 'reset' };
    await advanceOrder(deps, await accepted());
    assert.equal((await theOrder()).unknownAttempts, 1);
    answers.find = placed({ status: 'delivered', deliveredAt: time.now });
    await advanceOrder(deps, { payoutId: payout.payoutId, step: 1 });
    assert.deepEqual(calls.at(-1), `find ${payout.payoutId}`);
    assert.equal((await theOrder()).state, 'delivered');
  });

  it('doesNothingForATaskOfAnOlderStep', async () => {
    const task = await accepted();
    await advanceOrder(deps, task);
    calls = [];
    await advanceOrder(deps, task);
    assert.deepEqual(calls, []);
  });

  for (const [kind, answer] of Object.entries({
    throttled: { kind: 'throttled', retryAfterMs: 60_000 },
    blocked: { kind: 'blocked', cause: 'funds', reason: 'No funds.' },
    unreachable: { kind: 'unreachable', reason: 'Nobody is there.' },
  } satisfies Record<string, ProviderAnswer>)) {
    it(`countsNoAttemptAndAsksNobodyWhileTheProviderIs ${kind}`, async () => {
      answers.place = answer;
      await advanceOrder(deps, await accepted());
      calls = [];
      await advanceOrder(deps, { payoutId: payout.payoutId, step: 1 });
      assert.deepEqual(calls, []);
      assert.equal((await theOrder()).unknownAttempts, 0);
      assert.ok((scheduled.at(-1)?.notBefore ?? time.now) > time.now);
      later(120_000);
    });
  }

  it('parksAnAnswerThatIsNotWhatWasAskedFor', async () => {
    answers.place = placed({ amountMinor: 1 });
    await advanceOrder(deps, await accepted());
    assert.equal((await theOrder()).state, 'parked');
    assert.deepEqual(
      (await reports()).map(({ status }) => status),
      ['Ordered'],
    );
    assert.match((await reports())[0]?.message ?? '', /differs from the payout in amount/);
  });

  it('neverOrdersAgainWhatTheProviderSaysItHasForgotten', async () => {
    await advanceOrder(deps, await accepted());
    calls = [];
    await advanceOrder(deps, { payoutId: payout.payoutId, step: 1 });
    assert.deepEqual(calls, [`find ${payout.payoutId}`]);
    assert.match((await theOrder()).reason ?? '', /no longer knows/);
  });
});

describe('taking up overdue orders', () => {
  it('givesThemANewStepAndLeavesTheOthersAlone', async () => {
    await accepted();
    assert.equal(await reviveOverdue(deps, 60_000), 0);
    later(61_000);
    assert.equal(await reviveOverdue(deps, 60_000), 1);
    assert.equal((await theOrder()).step, 1);
    assert.equal(scheduled.length, 2);
  });
});

describe('the report outbox', () => {
  const outbox = (report: OrgClient['report']) => ({
    ...deps,
    org: { report } as OrgClient,
    delivered: () => undefined,
  });

  it('sendsTheLatestReportOnceAndSettlesTheEarlierOnes', async () => {
    await advanceOrder(deps, await accepted());
    await record(deps, payout.payoutId, { kind: 'delivered', providerOrderId: 'ORD-1', at: time.now });
    const sent: string[] = [];
    const org = outbox((batch) => {
      sent.push(...batch.map((report) => report.status));
      return Promise.resolve(batch.map(({ payoutId, status }) => ({ payoutId, accepted: true, status })));
    });
    assert.equal(await sendDueReports(org), 1);
    assert.equal(await sendDueReports(org), 0);
    assert.deepEqual(sent, ['Delivered']);
    assert.deepEqual(await countUnsentReports(database), { unsent: 0, turnedDown: 0 });
  });

  it('keepsAReportTheOrgTurnsDownAndTriesLater', async () => {
    await advanceOrder(deps, await accepted());
    const org = outbox((batch) =>
      Promise.resolve(batch.map(({ payoutId }) => ({ payoutId, accepted: false, error: 'Locked.' }))),
    );
    await sendDueReports(org);
    assert.deepEqual(await countUnsentReports(database), { unsent: 1, turnedDown: 1 });
    assert.equal(await sendDueReports(org), 0, 'not at once');
    later(5000);
    assert.equal(await sendDueReports(org), 1);
  });

  it('losesNothingWhenTheOrgIsGone', async () => {
    await advanceOrder(deps, await accepted());
    await assert.rejects(sendDueReports(outbox(() => Promise.reject(new Error('gone')))));
    assert.equal((await countUnsentReports(database)).unsent, 1);
    later(1);
    let batches = 0;
    await sendDueReports(
      outbox((batch) => {
        batches++;
        return Promise.resolve(batch.map(({ payoutId, status }) => ({ payoutId, accepted: true, status })));
      }),
    );
    assert.equal(batches, 1);
  });
});

describe('a webhook event', () => {
  it('isTakenOnce', async () => {
    await accepted();
    const event = { kind: 'placed', providerOrderId: 'ORD-1' } as const;
    const webhook = { provider: 'sandbox', eventId: 'evt_1' };
    await record(deps, payout.payoutId, event, { webhook });
    const { step } = await theOrder();
    await record(deps, payout.payoutId, event, { webhook });
    assert.equal((await theOrder()).step, step);
  });
});

describe('a migration', () => {
  it('isRefusedWhenItChangedAfterItRan', async () => {
    const changed = [{ name: '0001_orders.sql', text: 'select 1', sha256: 'another' }];
    await assert.rejects(migrate(database, changed), /0001_orders.sql differs/);
  });
});
