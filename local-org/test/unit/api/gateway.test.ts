/** The HTTP edge, without a client: addresses, sessions, errors. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { createGateway } from '../../../src/api/gateway.ts';
import { Org } from '../../../src/org/org.ts';

const sources = [resolve(import.meta.dirname, '..', '..', 'fixtures', 'warehouse')];
const org = Org.open({ dataDir: ':memory:', sources, log: () => undefined });
const token = org.login(org.adminUsername).token;
let app: FastifyInstance;

interface Answer {
  status: number;
  body: unknown;
}

async function ask(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  body?: unknown,
  bearer = token,
): Promise<Answer> {
  const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' };
  const payload = body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) };
  const reply = await app.inject({ method, url, headers, ...payload });
  return { status: reply.statusCode, body: reply.body === '' ? null : (JSON.parse(reply.body) as unknown) };
}

const query = (soql: string, more = ''): Promise<Answer> =>
  ask('GET', `/services/data/v67.0/query?q=${encodeURIComponent(soql)}${more}`);

describe('the gateway', () => {
  before(async () => {
    app = await createGateway(org);
  });
  after(async () => {
    await app.close();
    await org.close();
  });

  it('takes addresses that begin with several slashes', async () => {
    assert.equal((await ask('GET', '//services/data')).status, 200);
  });

  it('answers strangers and unknown addresses in the shape of the platform', async () => {
    const stranger = await ask('GET', '/services/data/v67.0/limits', undefined, '00D000000000001!no');
    assert.deepEqual(stranger, {
      status: 401,
      body: [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }],
    });
    const unknown = await ask('GET', '/services/data/v67.0/nowhere');
    assert.deepEqual(unknown, {
      status: 404,
      body: [{ message: 'The requested resource does not exist', errorCode: 'NOT_FOUND' }],
    });
    assert.equal((await ask('POST', '/services/data/v67.0/sobjects/Crate__c', '{ nonsense')).status, 400);
    const reports = await ask('GET', '/services/data/v67.0/analytics/reports');
    assert.deepEqual(
      [reports.status, (reports.body as { errorCode: string }[])[0]?.errorCode],
      [501, 'NOT_IMPLEMENTED'],
    );
  });

  it('counts, and describes the columns of a query', async () => {
    assert.deepEqual((await query('SELECT COUNT() FROM Crate__c')).body, { totalSize: 0, done: true, records: [] });
    const columns = (await query('SELECT Id, Owner.Name, Weight__c FROM Crate__c', '&columns=true')).body as {
      columnMetadata: { columnName: string; numberType: boolean; joinColumns: { columnName: string }[] }[];
    };
    assert.deepEqual(
      columns.columnMetadata.map((column) => [
        column.columnName,
        column.numberType,
        column.joinColumns.map((join) => join.columnName),
      ]),
      [
        ['Id', false, []],
        ['Owner', false, ['Name']],
        ['Weight__c', true, []],
      ],
    );
  });

  it('hands long results out in pages', async () => {
    const records = Array.from({ length: 200 }, (_, index) => ({
      attributes: { type: 'Crate__c' },
      Name: `Crate ${index}`,
    }));
    for (let part = 0; part < 11; part++) {
      const saved = await ask('POST', '/services/data/v67.0/composite/sobjects', { allOrNone: true, records });
      assert.ok((saved.body as { success: boolean }[]).every((result) => result.success));
    }
    interface Page {
      totalSize: number;
      done: boolean;
      nextRecordsUrl?: string;
      records: unknown[];
    }
    const first = (await query('SELECT Id FROM Crate__c')).body as Page;
    assert.deepEqual([first.totalSize, first.done, first.records.length], [2200, false, 2000]);
    const second = (await ask('GET', first.nextRecordsUrl ?? '')).body as Page;
    assert.deepEqual([second.done, second.records.length], [true, 200]);
  });

  it('upserts by external id and reads by it', async () => {
    const path = '/services/data/v67.0/sobjects/Crate__c/Code__c/U-1';
    assert.equal((await ask('PATCH', path, { Name: 'First' })).status, 201);
    assert.equal((await ask('POST', `${path}?_HttpMethod=PATCH`, { Name: 'Second' })).status, 200);
    assert.equal(((await ask('GET', path)).body as { Name: string }).Name, 'Second');
    assert.equal((await ask('DELETE', path)).status, 204);
    assert.equal((await ask('GET', path)).status, 404);
  });

  it('inserts trees of records whole or not at all', async () => {
    const tree = (last: string | null): unknown => ({
      records: [
        {
          attributes: { type: 'Account', referenceId: 'account' },
          Name: 'Tree',
          Contacts: { records: [{ attributes: { type: 'Contact', referenceId: 'contact' }, LastName: last }] },
        },
      ],
    });
    const refused = await ask('POST', '/services/data/v67.0/composite/tree/Account', tree(null));
    assert.deepEqual([refused.status, (refused.body as { hasErrors: boolean }).hasErrors], [400, true]);
    assert.equal(
      ((await query("SELECT Id FROM Account WHERE Name = 'Tree'")).body as { totalSize: number }).totalSize,
      0,
    );
    assert.equal((await ask('POST', '/services/data/v67.0/composite/tree/Account', tree('Twig'))).status, 201);
    const rows = (await query("SELECT (SELECT LastName FROM Contacts) FROM Account WHERE Name = 'Tree'")).body as {
      records: { Contacts: { totalSize: number } }[];
    };
    assert.equal(rows.records[0]?.Contacts.totalSize, 1);
  });

  it('answers Tooling queries on code', async () => {
    const soql = "SELECT Id, Name FROM ApexClass WHERE Name IN ('Crates', 'CratesTest') ORDER BY Name";
    const { body } = await ask('GET', `/services/data/v67.0/tooling/query?q=${encodeURIComponent(soql)}`);
    assert.deepEqual(
      (body as { records: { Name: string }[] }).records.map((row) => row.Name),
      ['Crates', 'CratesTest'],
    );
    assert.equal((await ask('GET', '/services/data/v67.0/tooling/sobjects/SourceMember/describe')).status, 404);
  });

  it('shows display values to pages', async () => {
    const created = await ask('POST', '/services/data/v67.0/ui-api/records', {
      apiName: 'Crate__c',
      fields: { Name: 'Seen', Weight__c: 2.5 },
    });
    const { id } = created.body as { id: string };
    const { body } = await ask(
      'GET',
      `/services/data/v67.0/ui-api/records/${id}?fields=Crate__c.Weight__c,Crate__c.Owner.Name`,
    );
    const { fields } = body as { fields: { Weight__c: unknown; Owner: { displayValue: string } } };
    assert.deepEqual(
      [fields.Weight__c, fields.Owner.displayValue],
      [{ displayValue: '2.50', value: 2.5 }, 'Local Admin'],
    );
  });
});
