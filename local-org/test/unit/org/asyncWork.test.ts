/** Jobs and events run after their transaction, with the state they were given. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { resolve } from 'node:path';
import { Org } from '../../../src/org/org.ts';

const WAREHOUSE = resolve(import.meta.dirname, '..', '..', 'fixtures', 'warehouse');
const org = Org.open({ dataDir: ':memory:', sources: [WAREHOUSE], log: () => undefined });
const admin = org.login(org.adminUsername);

describe('asynchronous Apex', () => {
  after(() => org.close());

  const run = (apex: string): void => {
    const result = org.executeAnonymous(admin, apex);
    assert.ok(result.success, result.compileProblem ?? `${result.exceptionMessage}\n${result.exceptionStackTrace}`);
  };
  const names = (where: string): unknown[] =>
    org.transact(admin, (tx) =>
      tx.query(`SELECT Name FROM Crate__c WHERE ${where} ORDER BY Name`).records.map((row) => row.get('name')),
    );

  it('keeps the state of a job until it runs, and follows its chain', async () => {
    run('System.enqueueJob(new CountdownJob(2));');
    assert.deepEqual(names("Name LIKE 'Countdown%'"), []);
    await org.drain();
    assert.deepEqual(names("Status__c = '2026'"), ['Countdown 1', 'Countdown 2']);
  });

  it('rolls a failed job back and tells its finalizer', async () => {
    run('System.enqueueJob(new CountdownJob(0));');
    await org.drain();
    assert.deepEqual(names("Name = 'Countdown 0'"), []);
    assert.deepEqual(names("Status__c = 'Below zero'"), ['Failed']);
  });

  it('starts nothing for a transaction that was rolled back', async () => {
    const result = org.executeAnonymous(admin, 'System.enqueueJob(new CountdownJob(9)); Integer i = 1 / 0;');
    assert.equal(result.success, false);
    await org.drain();
    assert.deepEqual(names("Name = 'Countdown 9'"), []);
  });

  it('runs a batch in chunks and keeps its state', async () => {
    run(
      "List<Crate__c> all = new List<Crate__c>(); for (Integer i = 0; i < 120; i++) { all.add(new Crate__c(Name = 'W', Weight__c = i)); } insert all;",
    );
    run('Database.executeBatch(new WeighBatch(), 50);');
    await org.drain();
    assert.deepEqual(names("Name LIKE 'Weighed%'"), ['Weighed 120']);
  });

  it('runs future methods with collections', async () => {
    run("Crate__c c = new Crate__c(Name = 'F'); insert c; Crates.markLater(new Set<Id>{ c.Id });");
    await org.drain();
    assert.deepEqual(names("Status__c = 'Marked later'"), ['F']);
  });

  it('delivers events of committed transactions only', async () => {
    run("insert new Crate__c(Name = 'Loud', Code__c = 'ALARM-1');");
    org.executeAnonymous(admin, "insert new Crate__c(Name = 'Undone', Code__c = 'ALARM-2'); Integer i = 1 / 0;");
    await org.drain();
    assert.deepEqual(names("Status__c = 'Alarmed'"), ['Loud']);
  });
});
