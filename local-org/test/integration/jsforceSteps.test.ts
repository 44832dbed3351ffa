/** Everything a client program does with jsforce, step by step, against one org. */
import assert from 'node:assert/strict';
import { generateKeyPairSync, createSign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import jsforce from 'jsforce';
import { org, ServedOrg, WAREHOUSE } from './servedOrg.ts';

const served = new ServedOrg(4862);
const V = '/services/data/v67.0';
let c: jsforce.Connection;

interface Row {
  Id: string;
  Name: string;
}
const crates = (): ReturnType<typeof c.sobject<'Crate__c'>> => c.sobject('Crate__c');
const count = async (where: string): Promise<number> =>
  (await c.query(`SELECT COUNT() FROM Crate__c WHERE ${where}`)).totalSize;

describe('jsforce, step by step', () => {
  before(async () => {
    await served.start('--source', WAREHOUSE);
    c = new jsforce.Connection({ instanceUrl: served.url, accessToken: served.token(), version: '67.0' });
  });
  after(() => served.dispose());

  it('identity, versions, limits, resources', async () => {
    const me = await c.identity();
    assert.equal(me.username, 'admin@local.org');
    assert.ok((await c.request<{ version: string }[]>('/services/data')).some(({ version }) => version === '67.0'));
    assert.ok((await c.limits())['DailyApiRequests']);
    assert.ok((await c.request<Record<string, string>>(V))['sobjects']);
  });

  it('create 1, 450, with all or none; retrieve 1 and n', async () => {
    const one = await crates().create({ Name: 'Single', Code__c: 'S-1' });
    assert.ok(one.success);
    const rows = Array.from({ length: 450 }, (_, index) => ({ Name: `Many ${index}`, Code__c: `M-${index}` }));
    const many = await crates().create(rows, { allowRecursive: true });
    assert.equal(many.filter((result) => result.success).length, 450);
    const mixed = [
      { Name: 'Fine', Code__c: 'F-1' },
      { Name: 'Heavy', Code__c: 'F-2', Weight__c: 5000 },
    ];
    const whole = await crates().create(mixed, { allOrNone: true });
    assert.ok(whole.every((result) => !result.success));
    assert.equal(await count("Code__c LIKE 'F-%'"), 0);
    const partly = await crates().create(mixed, { allOrNone: false });
    assert.deepEqual(
      partly.map((result) => result.success),
      [true, false],
    );
    assert.equal((await crates().retrieve(one.id))['Name'], 'Single');
    const both = await crates().retrieve([one.id, many[0]?.id ?? '']);
    assert.deepEqual(
      both.map((row) => row['Name']),
      ['Single', 'Many 0'],
    );
  });

  it('query, queryMore, autofetch, find, count, relationships, queryAll', async () => {
    const first = await c.query<Row>('SELECT Id, Name FROM Crate__c', {
      headers: { 'Sforce-Query-Options': 'batchSize=200' },
    });
    assert.deepEqual([first.done, first.records.length], [false, 200]);
    const second = await c.queryMore<Row>(first.nextRecordsUrl ?? '');
    assert.equal(second.records.length, 200);
    const all = await c.query<Row>('SELECT Id FROM Crate__c').execute({ autoFetch: true, maxFetch: 1000 });
    assert.equal(all.records.length, 452);
    const found = await crates()
      .find({ Code__c: { $like: 'M-1%' } }, ['Id', 'Name'])
      .sort({ Name: 1 })
      .limit(5);
    assert.equal(found.length, 5);
    assert.equal((await crates().findOne({ Code__c: 'S-1' }))?.['Name'], 'Single');
    assert.equal(await crates().count({ Code__c: 'S-1' }), 1);
    const { records } = await c.query<{ Owner: { Name: string } }>(
      "SELECT Owner.Name FROM Crate__c WHERE Code__c = 'S-1'",
    );
    assert.equal(records[0]?.Owner.Name, 'Local Admin');
    const gone = await crates().create({ Name: 'Gone', Code__c: 'G-1' });
    await crates().destroy(gone.id ?? '');
    const deleted = await c.query("SELECT Id FROM Crate__c WHERE Code__c = 'G-1'", { scanAll: true });
    assert.equal(deleted.totalSize, 1);
  });

  it('update 1 and n, upsert 1 and n, delete n', async () => {
    const [first, second] = await crates()
      .find<Row>({ Code__c: { $like: 'M-2%' } }, ['Id', 'Name'])
      .limit(2);
    const results = await crates().update([
      { Id: first?.Id ?? '', Weight__c: 3 },
      { Id: second?.Id ?? '', Weight__c: 4 },
    ]);
    assert.ok(results.every((result) => result.success));
    assert.equal((await crates().upsert({ Code__c: 'U-1', Name: 'New' }, 'Code__c')).success, true);
    const upserted = await crates().upsert(
      [
        { Code__c: 'U-1', Name: 'Again' },
        { Code__c: 'U-2', Name: 'Second' },
      ],
      'Code__c',
    );
    assert.deepEqual(
      upserted.map((result) => (result as { created?: boolean }).created),
      [false, true],
    );
    const ids = (await crates().find<Row>({ Code__c: { $like: 'U-%' } }, ['Id'])).map((row) => row.Id);
    assert.ok((await crates().destroy(ids)).every((result) => result.success));
  });

  it('describe, describeGlobal', async () => {
    const described = await crates().describe();
    assert.ok(described.fields.some((field) => field.name === 'Weight__c' && field.type === 'double'));
    assert.ok((await c.describeGlobal()).sobjects.some((object) => object.name === 'Crate__c'));
  });

  it('composite, batch', async () => {
    const parts = [
      { method: 'POST', url: `${V}/sobjects/Crate__c`, referenceId: 'a', body: { Name: 'Comp', Code__c: 'C-9' } },
      { method: 'GET', url: `${V}/sobjects/Crate__c/@{a.id}`, referenceId: 'b' },
    ];
    const composite = await c.requestPost<{ compositeResponse: { httpStatusCode: number }[] }>(`${V}/composite`, {
      allOrNone: true,
      compositeRequest: parts,
    });
    assert.deepEqual(
      composite.compositeResponse.map((part) => part.httpStatusCode),
      [201, 200],
    );
    const batch = await c.requestPost<{ hasErrors: boolean; results: unknown[] }>(`${V}/composite/batch`, {
      batchRequests: [
        { method: 'GET', url: 'v67.0/limits' },
        { method: 'GET', url: 'v67.0/sobjects/Crate__c' },
      ],
    });
    assert.deepEqual([batch.hasErrors, batch.results.length], [false, 2]);
  });

  it('bulk insert, upsert, query', async () => {
    const input = [
      { Name: 'Bulk', Code__c: 'B-1' },
      { Name: 'Bulk', Code__c: 'B-2' },
    ];
    const inserted = await c.bulk2.loadAndWaitForResults({ object: 'Crate__c', operation: 'insert', input });
    assert.equal(inserted.successfulResults.length, 2);
    const job = { object: 'Crate__c', operation: 'upsert' as const, externalIdFieldName: 'Code__c', input };
    assert.equal((await c.bulk2.loadAndWaitForResults(job)).successfulResults.length, 2);
    const rows: unknown[] = [];
    for await (const row of await c.bulk2.query("SELECT Id FROM Crate__c WHERE Code__c LIKE 'B-%'")) rows.push(row);
    assert.equal(rows.length, 2);
  });

  it('Apex REST, anonymous Apex, tests, metadata, events', async () => {
    assert.match(await c.apex.post<string>('/crates/', { code: 'R-9', weight: 1 }), /^a0\w{16}$/);
    assert.deepEqual(await c.apex.get('/crates/R-9'), { code: 'R-9', weight: 1 });
    assert.ok((await c.tooling.executeAnonymous("System.debug('x');")).success);
    const tests = await c.tooling.runTestsSynchronous({ tests: [{ className: 'CratesTest' }] });
    assert.equal(tests?.failures.length, 0);
    assert.ok((await c.metadata.describe()).metadataObjects.length > 10);
    const listed = await c.metadata.list([{ type: 'ApexClass' }]);
    assert.ok(listed.some((entry) => entry.fullName === 'Crates'));
    assert.ok((await c.sobject('Alarm__e').create({ CrateId__c: 'E' })).success);
  });

  it('is refused in the words of the platform', async () => {
    await assert.rejects(async () => c.query('SELECT Nope FROM Crate__c'), { errorCode: 'INVALID_FIELD' });
    await assert.rejects(async () => c.search('FIND {x} RETURNING Crate__c(Id)'), { errorCode: 'INVALID_SEARCH' });
    const stranger = new jsforce.Connection({ loginUrl: served.url });
    await assert.rejects(async () => stranger.login('admin@local.org', 'x'), /INVALID_LOGIN/);
  });

  it('client credentials, signed assertion, logout', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const file = join(served.home, 'key.pem');
    writeFileSync(file, publicKey.export({ type: 'spki', format: 'pem' }));
    const args = [
      'client',
      'steps',
      '--run-as',
      'admin@local.org',
      '--certificate',
      file,
      '--data',
      served.dataDir,
      '--json',
    ];
    const { clientId, clientSecret } = JSON.parse(org(args).stdout) as { clientId: string; clientSecret: string };
    const oauth2 = { loginUrl: served.url, clientId, clientSecret };
    const own = new jsforce.Connection({ oauth2, instanceUrl: served.url, version: '67.0' });
    await own.authorize({ grant_type: 'client_credentials' });
    assert.equal((await own.identity()).username, 'admin@local.org');
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { iss: clientId, sub: 'admin@local.org', aud: served.url, exp: Date.now() + 60_000 };
    const unsigned = `${part({ alg: 'RS256' })}.${part(claims)}`;
    const signature = createSign('RSA-SHA256').update(unsigned).sign(privateKey).toString('base64url');
    const asserted = new jsforce.Connection({ oauth2, instanceUrl: served.url, version: '67.0' });
    await asserted.authorize({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: `${unsigned}.${signature}`,
    });
    assert.equal((await asserted.query('SELECT Id FROM User LIMIT 1')).totalSize, 1);
    const { accessToken } = own;
    await own.logout();
    const after = new jsforce.Connection({
      instanceUrl: served.url,
      accessToken: String(accessToken),
      version: '67.0',
    });
    await assert.rejects(async () => after.query('SELECT Id FROM User'), { errorCode: 'INVALID_SESSION_ID' });
  });
});
