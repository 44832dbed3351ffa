/** The process may end at any moment: what was acknowledged is there, what was begun is finished once. */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, describe, it } from 'node:test';
import jsforce from 'jsforce';
import { ServedOrg, WAREHOUSE } from './servedOrg.ts';

const served = new ServedOrg(4642);

describe('a killed org', () => {
  let token = '';
  before(async () => {
    await served.start('--source', WAREHOUSE);
    token = served.token();
  });
  after(() => served.dispose());

  const connect = (): jsforce.Connection =>
    new jsforce.Connection({ instanceUrl: served.url, accessToken: token, version: '67.0' });
  const count = async (where: string): Promise<number> =>
    (await connect().query(`SELECT COUNT() FROM Crate__c WHERE ${where}`)).totalSize;

  it('keeps data, sessions and deployed source over a restart', async () => {
    await connect().sobject('Crate__c').create({ Name: 'Kept', Code__c: 'K-1' });
    await served.stop('SIGTERM');
    await served.start();
    assert.equal(await count("Code__c = 'K-1'"), 1);
  });

  it('finishes a bulk job it was killed in, each row once', async () => {
    const rows = Array.from({ length: 6000 }, (_, index) => `Row ${index},Q-${index}`);
    const job = connect().bulk2.createJob({ object: 'Crate__c', operation: 'insert' });
    await job.open();
    await job.uploadData(['Name,Code__c', ...rows].join('\n'));
    await job.close();
    for (let kill = 0; kill < 4; kill++) {
      await pause(30 + kill * 40);
      await served.stop('SIGKILL');
      await served.start();
    }
    const deadline = Date.now() + 30_000;
    const state = async (): Promise<string> => {
      const info = await connect().request<{ state: string }>(`/services/data/v67.0/jobs/ingest/${job.id}`);
      return info.state;
    };
    while ((await state()) !== 'JobComplete') assert.ok(Date.now() < deadline, 'the job did not finish');
    assert.equal(await count("Code__c LIKE 'Q-%'"), 6000);
  });

  it('runs queued jobs that were waiting when it was killed, each once', async () => {
    const blocks = Array.from({ length: 40 }, () => 'System.enqueueJob(new CountdownJob(2));').join('\n');
    const started = await connect().tooling.executeAnonymous(blocks);
    assert.ok(started.success, String(started.exceptionMessage));
    for (let kill = 0; kill < 3; kill++) {
      await served.stop('SIGKILL');
      await served.start();
      await pause(20);
    }
    const deadline = Date.now() + 20_000;
    while ((await count("Name LIKE 'Countdown%'")) < 80) {
      assert.ok(Date.now() < deadline, 'the jobs did not finish');
      await pause(100);
    }
    await pause(300);
    assert.equal(await count("Name LIKE 'Countdown%'"), 80);
  });
});
