/** Schedules and the injected clock. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { CronError, nextFire } from '../../../src/org/async/cron.ts';
import { ManualClock } from '../../../src/org/clock.ts';
import { Org } from '../../../src/org/org.ts';

const at = (text: string): number => Date.parse(text);

describe('cron expressions of the platform', () => {
  it('count Sunday as 1', () => {
    // 2026-11-23 is a Monday.
    assert.equal(nextFire('0 0 9 ? * 2', at('2026-11-23T10:00:00Z'), 'UTC'), at('2026-11-30T09:00:00Z'));
    assert.equal(nextFire('0 0 9 ? * MON-FRI', at('2026-11-23T10:00:00Z'), 'UTC'), at('2026-11-24T09:00:00Z'));
  });

  it('follow the time zone of their owner', () => {
    assert.equal(nextFire('0 30 1 * * ?', at('2026-11-23T10:00:00Z'), 'America/New_York'), at('2026-11-24T06:30:00Z'));
  });

  it('end with their year', () => {
    assert.equal(nextFire('0 0 0 1 1 ? 2027', at('2026-11-23T10:00:00Z'), 'UTC'), at('2027-01-01T00:00:00Z'));
    assert.equal(nextFire('0 0 0 1 1 ? 2020', at('2026-11-23T10:00:00Z'), 'UTC'), null);
  });

  it('are refused when they make no sense', () => {
    assert.throws(() => nextFire('0 0 0 1 1 1', at('2026-11-23T10:00:00Z'), 'UTC'), CronError);
    assert.throws(() => nextFire('nonsense', at('2026-11-23T10:00:00Z'), 'UTC'), CronError);
  });
});

describe('a scheduled job', () => {
  it('fires when the clock reaches its time, again and again', async () => {
    const clock = new ManualClock(at('2026-11-23T10:00:00Z'));
    const sources = [resolve(import.meta.dirname, '..', '..', 'fixtures', 'warehouse')];
    const org = Org.open({ dataDir: ':memory:', sources, clock, log: () => undefined });
    const admin = org.login(org.adminUsername);
    const result = org.executeAnonymous(admin, "System.schedule('Weigh', '0 0 * * * ?', new WeighBatch());");
    assert.ok(result.success, String(result.exceptionMessage));
    const fired = (): number =>
      org.transact(admin, (tx) => tx.query("SELECT COUNT() FROM Crate__c WHERE Name LIKE 'Weighed%'").count ?? 0);
    await org.drain();
    assert.equal(fired(), 0);
    clock.advance(3600_000);
    await org.drain();
    assert.equal(fired(), 1);
    clock.advance(2 * 3600_000);
    await org.drain();
    assert.equal(fired(), 2, 'what was missed is made up for once');
    await org.close();
  });
});
