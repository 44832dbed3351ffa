/** The org is killed again and again while deals are loaded; what comes out in the end is exactly what the deals call for. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { loadDeals } from '../crm/deals.ts';
import { assign } from '../lib/permissions.ts';
import type { SObjectInput } from '../lib/save.ts';
import { assertOnlyAppended, assertTarget, entries, type Entries } from './support/standing.ts';
import { rows, runApex, SampleOrg, settled } from './support/sampleOrg.ts';

const DEALS = 600;
const KILLS = 6;
const OWNERS = ['Maya Torres', 'Jonah Pritchard', 'Grace Okafor', 'Hana Kimura', 'Theo Blanchard', 'Owen Castellano'];

describe('an org that is killed while deals are loaded', { concurrency: 1 }, () => {
  const org = new SampleOrg(4826, ['force-app', 'unpackaged/crm-fields']);
  const userIds = new Map<string, string>();

  before(async () => {
    await org.start();
    const { user_id: admin } = await org.admin.identity();
    await assign(org.admin, 'CrmDataLoader', [admin]);
    for (const row of await rows<{ Id: string; Name: string }>(org.admin, 'SELECT Id, Name FROM User'))
      userIds.set(row.Name, row.Id);
  });
  after(() => org.stop());

  it('loses nothing and doubles nothing', { timeout: 300_000 }, async () => {
    let loading = true;
    let kills = 0;
    let known: Entries = new Map();
    const killing = (async (): Promise<void> => {
      for (const delay of delays(KILLS)) {
        await pause(delay);
        await org.kill();
        kills++;
        await org.restart();
        const now = await entries(org.admin);
        assertOnlyAppended(known, now);
        known = now;
      }
      loading = false;
    })();
    let rounds = 0;
    while (loading || rounds < 2) {
      await untilLoaded(deals(rounds % 2), () => loading);
      rounds++;
    }
    await killing;
    await untilLoaded(deals(1), () => false);

    await runApex(org.admin, 'new SweeperSchedule().execute(null);');
    await settled(org.admin);

    console.log(`${kills} kills in ${rounds} loads`);
    assert.equal(kills, KILLS);
    const loaded = await org.admin.query("SELECT COUNT() FROM Opportunity WHERE CrmKey__c LIKE 'crash-%'");
    assert.equal(loaded.totalSize, DEALS);
    await assertTarget(org.admin);
    assertOnlyAppended(known, await entries(org.admin));
  });

  it('finds by the sweep what no wake-up reached', async () => {
    await runApex(
      org.admin,
      "insert new Opportunity(Name = 'Slept through', StageName = 'Closed Won', Amount = 5, CloseDate = Date.newInstance(2026, 3, 3), " +
        `OwnerId = '${userIds.get('Maya Torres')!}');`,
    );
    await org.kill();
    await org.restart();
    await runApex(org.admin, 'new SweeperSchedule().execute(null);');
    await settled(org.admin);

    await assertTarget(org.admin);
  });

  it('still has the sweep on its schedule, once', async () => {
    const sweeps = await rows<{ CronExpression: string; NextFireTime: string | null }>(
      org.admin,
      "SELECT CronExpression, NextFireTime FROM CronTrigger WHERE CronJobDetail.Name = 'Bellringer sweep'",
    );

    assert.equal(sweeps.length, 1);
    assert.equal(sweeps[0]!.CronExpression, '0 0 * * * ?');
    assert.ok(Date.parse(sweeps[0]!.NextFireTime!) > Date.now(), String(sweeps[0]!.NextFireTime));
  });

  /** The same deals in one of two states: as first known, and as changed by their owners since. */
  function deals(state: number): SObjectInput[] {
    return Array.from({ length: DEALS }, (_, index) => ({
      CrmKey__c: `crash-${index}`,
      Name: `Deal ${index}`,
      OwnerId: userIds.get(OWNERS[(index + (state === 1 && index % 5 === 0 ? 1 : 0)) % OWNERS.length]!)!,
      Amount: 100 + index + (index % 3 === 0 ? state * 50 : 0),
      StageName: index % 7 === state ? 'Prospecting' : 'Closed Won',
      CloseDate: `2026-${String(1 + ((index + (index % 11 === 0 ? state : 0)) % 10)).padStart(2, '0')}-15`,
    }));
  }

  /** The loader again and again, until one run went through; a run that a kill cut short is simply repeated. */
  async function untilLoaded(records: readonly SObjectInput[], mayFail: () => boolean): Promise<void> {
    for (;;) {
      const cutShort = mayFail();
      try {
        const outcome = await loadDeals(org.admin, records);
        assert.deepEqual(outcome.refused, []);
        return;
      } catch (error) {
        if (error instanceof assert.AssertionError || !(cutShort || mayFail())) throw error;
        await pause(300);
      }
    }
  }
});

/** Milliseconds between kills: the same every time, and of all sizes. */
function delays(count: number): number[] {
  let state = 20261123;
  return Array.from({ length: count }, () => {
    state = (state * 48271) % 2147483647;
    return 150 + (state % 2500);
  });
}
