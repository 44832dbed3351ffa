/** What code learns of the job it runs in, and jobs that are put off. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { results } from './apexTests.ts';

const JOB_KIND = `public class JobKind {
  public static String am() {
    return System.isBatch() + ' ' + System.isFuture() + ' ' + System.isScheduled() + ' ' + System.isQueueable() + ' '
      + Request.getCurrent().getQuiddity();
  }
  @future public static void inFuture() { note(); }
  public static void note() { insert new Account(Name = am()); }
}`;

const JOB = `public class Job implements Queueable, Schedulable, Database.Batchable<Integer> {
  public void execute(QueueableContext context) { JobKind.note(); }
  public void execute(SchedulableContext context) { JobKind.note(); }
  public Iterable<Integer> start(Database.BatchableContext context) { return new List<Integer>{ 1, 2, 3 }; }
  public void execute(Database.BatchableContext context, List<Integer> scope) { JobKind.note(); }
  public void finish(Database.BatchableContext context) {}
}`;

const ran = (start: string, expected: string): string =>
  `Test.startTest(); ${start} Test.stopTest(); Assert.areEqual('${expected}', [SELECT Name FROM Account].Name);`;

let outcomes: Record<string, string>;
const passes = (name: string): void => assert.equal(outcomes[name], 'Pass');

before(async () => {
  outcomes = await results(
    {
      plain: `Assert.areEqual('false false false false RUNTEST_SYNC', JobKind.am());`,
      future: ran('JobKind.inFuture();', 'false true false false FUTURE'),
      queueable: ran('System.enqueueJob(new Job());', 'false false false true QUEUEABLE'),
      batch: ran('Database.executeBatch(new Job());', 'true false false false BATCH_APEX'),
      scheduled: ran(`System.schedule('j', '0 0 0 1 1 ?', new Job());`, 'false false true false SCHEDULED'),
      twoChunks: `Test.startTest(); Database.executeBatch(new Job(), 2);
        try { Test.stopTest(); Assert.fail(); }
        catch (Exception e) { Assert.isTrue(e.getMessage().startsWith('No more than one executeBatch'), e.getMessage()); }`,
      scheduledBatch: `String id = System.scheduleBatch(new Job(), 'later', 10, 5);
        CronTrigger t = [SELECT State, CronJobDetail.Name FROM CronTrigger WHERE Id = :id];
        Assert.areEqual('WAITING later', t.State + ' ' + t.CronJobDetail.Name);`,
      paused: `String id = System.schedule('j', '0 0 0 1 1 ?', new Job());
        System.pauseJobById(id);
        Assert.areEqual('PAUSED', [SELECT State FROM CronTrigger WHERE Id = :id].State);
        System.resumeJobByName('j');
        Assert.areEqual('WAITING', [SELECT State FROM CronTrigger WHERE Id = :id].State);`,
      purged: `Test.startTest(); System.enqueueJob(new Job()); Test.stopTest();
        Assert.areEqual(0, System.purgeOldAsyncJobs(Date.today().addDays(-1)));
        Assert.areEqual(1, System.purgeOldAsyncJobs(Date.today().addDays(2)));
        Assert.areEqual(0, [SELECT COUNT() FROM AsyncApexJob]);`,
    },
    { JobKind: JOB_KIND, Job: JOB },
  );
});

describe('code in a job', () => {
  it('knows that it runs in none', () => passes('plain'));
  it('knows that it is a future method', () => passes('future'));
  it('knows that it is a queueable', () => passes('queueable'));
  it('knows that it is a batch', () => passes('batch'));
  it('knows that it is scheduled', () => passes('scheduled'));
});

describe('jobs', () => {
  it('of a test run one chunk of a batch', () => passes('twoChunks'));
  it('start a batch later', () => passes('scheduledBatch'));
  it('pause and go on', () => passes('paused'));
  it('leave no row behind when they are purged', () => passes('purged'));
});
