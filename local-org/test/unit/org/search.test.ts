/** SOSL of Apex and of the API. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { createGateway } from '../../../src/api/gateway.ts';
import { Org } from '../../../src/org/org.ts';
import { results } from './apexTests.ts';

const DATA = `insert new List<Account>{
  new Account(Name = 'Acme Tools', BillingCity = 'Berlin', Phone = '(415) 555-1212', Description = 'Sells hammers'),
  new Account(Name = 'Acme Toys', BillingCity = 'Paris'),
  new Account(Name = 'Zenith', Website = 'https://acme.example')
};
insert new Contact(LastName = 'Acmeson', Email = 'tools@zenith.example');`;

describe('SOSL', () => {
  const org = Org.open({ dataDir: ':memory:', log: () => undefined });
  const session = org.login(org.adminUsername);
  let app: FastifyInstance;

  before(async () => {
    app = await createGateway(org);
    assert.equal(org.executeAnonymous(session, DATA).exceptionMessage, null);
  });
  after(async () => {
    await app.close();
    await org.close();
  });

  const ask = async (url: string, body?: unknown): Promise<{ Name?: string; attributes: { type: string } }[]> => {
    const headers = { authorization: `Bearer ${session.token}`, 'content-type': 'application/json' };
    const method = body === undefined ? 'GET' : 'POST';
    const reply = await app.inject({
      method,
      url,
      headers,
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const parsed = JSON.parse(reply.body) as { searchRecords: { Name: string; attributes: { type: string } }[] };
    return parsed.searchRecords ?? parsed;
  };
  const names = async (sosl: string): Promise<(string | undefined)[]> =>
    (await ask(`/services/data/v67.0/search?q=${encodeURIComponent(sosl)}`)).map((row) => row.Name);

  it('finds words in any text field without regard to case, with wildcards and operators', async () => {
    const accounts = (text: string, more = ''): Promise<(string | undefined)[]> =>
      names(`FIND {${text}} ${more} RETURNING Account(Name)`);
    assert.deepEqual(await accounts('ACME'), ['Acme Tools', 'Acme Toys', 'Zenith']);
    assert.deepEqual(await accounts('Acme', 'IN NAME FIELDS'), ['Acme Tools', 'Acme Toys', 'Zenith']);
    assert.deepEqual(await accounts('hammers berlin'), ['Acme Tools']);
    assert.deepEqual(await accounts('hammers', 'IN NAME FIELDS'), []);
    assert.deepEqual(await accounts('To?s'), ['Acme Toys']);
    assert.deepEqual(await accounts('Too*'), ['Acme Tools']);
    assert.deepEqual(await accounts('Tool'), []);
    assert.deepEqual(await accounts('"acme toys" OR hammers'), ['Acme Tools', 'Acme Toys']);
    assert.deepEqual(await accounts('acme AND NOT (paris OR zenith)'), ['Acme Tools']);
    assert.deepEqual(await accounts('4155551212', 'IN PHONE FIELDS'), ['Acme Tools']);
  });

  it('filters, orders and limits per object and as a whole', async () => {
    const all = 'FIND {acme* OR tools} RETURNING Account(Name ORDER BY Name DESC LIMIT 2), Contact(Name)';
    assert.deepEqual(await names(all), ['Zenith', 'Acme Toys', 'Acmeson']);
    assert.deepEqual(await names(`${all} LIMIT 2`), ['Zenith', 'Acmeson']);
    assert.deepEqual(await names("FIND {acme} RETURNING Account(Name WHERE BillingCity = 'Paris')"), ['Acme Toys']);
    const rows = await ask(`/services/data/v67.0/search?q=${encodeURIComponent('FIND {acmeson}')}`);
    assert.deepEqual(
      rows.map((row) => row.attributes.type),
      ['Contact'],
    );
  });

  it('refuses what the platform refuses, and features it does not have by name', async () => {
    const refusal = (sosl: string): Promise<unknown> =>
      ask(`/services/data/v67.0/search?q=${encodeURIComponent(sosl)}`);
    const [term] = (await refusal('FIND {a} RETURNING Account')) as { errorCode: string; message: string }[];
    assert.deepEqual(term, {
      errorCode: 'INVALID_SEARCH',
      fields: [],
      message: 'search term must be longer than one character: a',
    });
    const [braces] = (await refusal('RETURNING Account')) as { errorCode: string }[];
    assert.equal(braces?.errorCode, 'MALFORMED_SEARCH');
    const [network] = (await refusal("FIND {ab} WITH NETWORK = 'x'")) as { errorCode: string; message: string }[];
    assert.match(network?.message ?? '', /SOSL WITH NETWORK/);
  });

  it('searches by parameters', async () => {
    const path = '/services/data/v67.0/parameterizedSearch';
    const byGet = await ask(`${path}?q=acme&sobject=Account&Account.fields=Id,Name&Account.limit=1`);
    assert.deepEqual(
      byGet.map((row) => row.Name),
      ['Acme Tools'],
    );
    const byPost = await ask(path, { q: 'acme*', fields: ['Name'], sobjects: [{ name: 'Contact' }], in: 'NAME' });
    assert.deepEqual(
      byPost.map((row) => row.Name),
      ['Acmeson'],
    );
  });

  it('binds variables in Apex and gives one list per object in order', () => {
    const { log, exceptionMessage } = org.executeAnonymous(
      session,
      `String text = 'toys'; Integer many = 5;
       List<List<SObject>> found = [FIND :text IN ALL FIELDS RETURNING Contact(LastName), Account(Name, BillingCity) LIMIT :many];
       List<Account> accounts = (List<Account>) found[1];
       System.debug(found.size() + ' ' + found[0].size() + ' ' + accounts[0].BillingCity);
       System.debug(Search.query('FIND :text RETURNING Account(Name)')[0].size());
       System.debug(((Account) Search.find('FIND {toys} RETURNING Account(Name) WITH SNIPPET').get('account')[0].getSObject()).Name);
       System.debug(Limits.getSoslQueries());
       try { Search.query('FIND {a} RETURNING Account'); } catch (SearchException e) { System.debug(e.getMessage()); }`,
    );
    assert.equal(exceptionMessage, null);
    const lines = log.split('\n').flatMap((line) => /\|DEBUG\|(.*)/.exec(line)?.[1] ?? []);
    assert.deepEqual(lines, ['2 0 Paris', '1', 'Acme Toys', '3', 'search term must be longer than one character: a']);
  });

  it('finds in tests what was set beforehand, or nothing', async () => {
    const outcome = await results({
      nothing: `insert new Account(Name = 'Acme');
        List<List<SObject>> found = [FIND 'Acme' RETURNING Account(Name), Contact];
        Assert.areEqual(2, found.size());
        Assert.areEqual(0, found[0].size());`,
      fixed: `Account a = new Account(Name = 'Acme'); Account b = new Account(Name = 'Other');
        insert new List<Account>{ a, b };
        Test.setFixedSearchResults(new List<Id>{ a.Id, b.Id });
        Assert.areEqual(2, [FIND 'anything' RETURNING Account(Name)][0].size());
        Assert.areEqual(1, [FIND 'anything' RETURNING Account(Name WHERE Name = 'Other')][0].size());`,
      limits: `for (Integer i = 0; i < 20; i++) { List<List<SObject>> x = [FIND 'ab' RETURNING Account]; }
        try { List<List<SObject>> x = [FIND 'ab' RETURNING Account]; } finally { }`,
    });
    assert.equal(outcome['nothing'], 'Pass');
    assert.equal(outcome['fixed'], 'Pass');
    assert.equal(outcome['limits'], 'System.LimitException: Too many SOSL queries: 21');
  });

  it('checks objects and fields when compiled', () => {
    const problem = (apex: string): string | null => org.executeAnonymous(session, apex).compileProblem;
    assert.match(
      problem("Object x = [FIND 'ab' RETURNING Nothing__c];") ?? '',
      /^sObject type 'Nothing__c' is not supported/,
    );
    assert.match(
      problem("Object x = [FIND 'ab' RETURNING Account(Nothing)];") ?? '',
      /^No such column 'Nothing' on entity 'Account'/,
    );
    assert.match(
      problem("Object x = [FIND 'ab' RETURNING Account(Name WHERE Name = 3)];") ?? '',
      /must be of type string/,
    );
  });
});
