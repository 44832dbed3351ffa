/** The unchanged jsforce library against the org. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import jsforce from 'jsforce';
import { eventually, org, ServedOrg, WAREHOUSE } from './servedOrg.ts';

const served = new ServedOrg(4641);
let connection: jsforce.Connection;

describe('jsforce', () => {
  before(async () => {
    await served.start('--source', WAREHOUSE);
    connection = new jsforce.Connection({ instanceUrl: served.url, accessToken: served.token(), version: '67.0' });
  });
  after(() => served.dispose());

  it('creates, reads, changes and deletes a record', async () => {
    const crates = connection.sobject('Crate__c');
    const created = await crates.create({ Name: 'One', Code__c: 'C-1', Weight__c: '12.50' });
    assert.ok(created.success);
    assert.equal((await crates.retrieve(created.id))['Weight__c'], 12.5);
    await crates.update({ Id: created.id, Weight__c: 13 });
    const upserted = await crates.upsert({ Code__c: 'C-1', Name: 'Uno' }, 'Code__c');
    assert.equal(upserted.success, true);
    const { records } = await connection.query<{ Name: string; Weight__c: number; Status__c: string }>(
      "SELECT Name, Weight__c, Status__c FROM Crate__c WHERE Code__c = 'C-1'",
    );
    assert.deepEqual(
      records.map(({ Name, Weight__c, Status__c }) => [Name, Weight__c, Status__c]),
      [['Uno', 13, 'New']],
    );
    assert.ok((await crates.destroy(created.id)).success);
    assert.equal((await connection.query('SELECT Id FROM Crate__c')).totalSize, 0);
  });

  it("is told what is wrong in the platform's words", async () => {
    await assert.rejects(connection.sobject('Crate__c').create({ Name: 'Heavy', Weight__c: 1001 }), {
      errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      message: 'A crate weighs at most 1000.',
    });
    await assert.rejects(connection.sobject('Crate__c').create({ Nope__c: 1 }), { errorCode: 'INVALID_FIELD' });
    await assert.rejects(async () => connection.query('SELECT Id FROM Nothing__c'), { errorCode: 'INVALID_TYPE' });
    await assert.rejects(connection.request('/services/data/v67.0/search?q=x'), { errorCode: 'MALFORMED_SEARCH' });
    const stranger = new jsforce.Connection({
      instanceUrl: served.url,
      accessToken: '00D000000000001!x',
      version: '67.0',
    });
    await assert.rejects(async () => stranger.query('SELECT Id FROM User'), { errorCode: 'INVALID_SESSION_ID' });
  });

  it('pages through long results and loads in bulk', async () => {
    const input = Array.from({ length: 2500 }, (_, index) => ({
      Name: `Crate ${index}`,
      Code__c: `P-${index}`,
      Weight__c: String(index % 1100),
    }));
    const results = await connection.bulk2.loadAndWaitForResults({
      object: 'Crate__c',
      operation: 'insert',
      input,
      pollTimeout: 60_000,
    });
    const refused = input.filter((row) => Number(row.Weight__c) > 1000).length;
    assert.equal(results.successfulResults.length, 2500 - refused);
    assert.equal(results.failedResults.length, refused);
    const rows = await connection.query('SELECT Id FROM Crate__c').execute({ autoFetch: true, maxFetch: 10_000 });
    assert.equal(rows.records.length, 2500 - refused);
    const streamed: unknown[] = [];
    for await (const row of await connection.bulk2.query('SELECT Id, Name, Owner.Name FROM Crate__c'))
      streamed.push(row);
    assert.equal(streamed.length, 2500 - refused);
  });

  it('takes data that is sent again for the same data', async () => {
    const job = connection.bulk2.createJob({ object: 'Crate__c', operation: 'insert' });
    await job.open();
    const body = 'Name,Code__c\nTwice sent,T-1\n';
    await job.uploadData(body);
    const url = `/services/data/v67.0/jobs/ingest/${job.id!}/batches`;
    await connection.request({ method: 'PUT', url, body, headers: { 'content-type': 'text/csv' } });
    await job.close();
    await job.poll(50, 30_000);
    assert.deepEqual([(await job.getSuccessfulResults()).length, (await job.getFailedResults()).length], [1, 0]);
  });

  it('takes several requests as one, all or none', async () => {
    const parts = [
      {
        method: 'POST',
        url: '/services/data/v67.0/sobjects/Crate__c',
        referenceId: 'first',
        body: { Name: 'Kept?', Code__c: 'X-1' },
      },
      {
        method: 'POST',
        url: '/services/data/v67.0/sobjects/Crate__c',
        referenceId: 'second',
        body: { Name: '@{first.id}', Weight__c: 2000 },
      },
    ];
    const body = { allOrNone: true, compositeRequest: parts };
    const reply = await connection.requestPost<{ compositeResponse: { httpStatusCode: number }[] }>(
      '/services/data/v67.0/composite',
      body,
    );
    assert.deepEqual(
      reply.compositeResponse.map((part) => part.httpStatusCode),
      [400, 400],
    );
    assert.equal((await connection.query("SELECT Id FROM Crate__c WHERE Code__c = 'X-1'")).totalSize, 0);
  });

  it('calls Apex REST as a client with its own credentials', async () => {
    const registered = org(['client', 'warehouse', '--run-as', 'admin@local.org', '--data', served.dataDir, '--json']);
    const { clientId, clientSecret } = JSON.parse(registered.stdout) as { clientId: string; clientSecret: string };
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    });
    const reply = await fetch(`${served.url}/services/oauth2/token`, { method: 'POST', body: form });
    const { access_token: accessToken } = (await reply.json()) as { access_token: string };
    const client = new jsforce.Connection({ instanceUrl: served.url, accessToken, version: '67.0' });
    assert.match(await client.apex.post<string>('/crates/', { code: 'R-1', weight: 7.25 }), /^a0\w{16}$/);
    assert.deepEqual(await client.apex.get('/crates/R-1'), { code: 'R-1', weight: 7.25 });
    const wrong = new URLSearchParams({ grant_type: 'password', username: 'admin@local.org', password: 'x' });
    assert.equal((await fetch(`${served.url}/services/oauth2/token`, { method: 'POST', body: wrong })).status, 400);
  });

  it('starts jobs that run by themselves', async () => {
    await connection.tooling.executeAnonymous('System.enqueueJob(new CountdownJob(3));');
    await eventually(async () => (await count("Name LIKE 'Countdown%'")) === 3);
    await connection.sobject('Crate__c').create({ Name: 'Loud', Code__c: 'ALARM-7' });
    await eventually(async () => (await count("Status__c = 'Alarmed'")) === 1);
    const jobs = await connection.query<{ Status: string }>(
      "SELECT Status FROM AsyncApexJob WHERE JobType = 'Queueable'",
    );
    assert.deepEqual(
      jobs.records.map((job) => job.Status),
      ['Completed', 'Completed', 'Completed'],
    );
  });
});

async function count(where: string): Promise<number> {
  return (await connection.query(`SELECT COUNT() FROM Crate__c WHERE ${where}`)).totalSize;
}
