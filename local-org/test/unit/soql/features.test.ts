/** TYPEOF, subtotals, FORMAT, compound fields and distances. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Address, Location } from '../../../src/runtime/values/location.ts';
import type { SObject } from '../../../src/runtime/values/sObject.ts';
import { SoqlError } from '../../../src/soql/errors.ts';
import { ApexDate, Bench, decimal, fieldFile, objectFile } from '../records/support.ts';

const PLACE = {
  ...objectFile('Place__c', '<label>Place</label><nameField><label>Name</label><type>Text</type></nameField>'),
  ...fieldFile('Place__c', 'Spot__c', '<label>Spot</label><type>Location</type><scale>6</scale>'),
};

function refused(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof SoqlError) return error.message;
    throw error;
  }
  return 'nothing';
}

describe('TYPEOF', () => {
  it('gives each record the fields of its type', () => {
    const bench = new Bench();
    const account = bench.insert('Account', { Name: 'Acme', Phone: '1' });
    const parent = bench.insert('Campaign', { Name: 'Spring' });
    bench.insert('Task', { Subject: 'a', WhatId: account });
    bench.insert('Task', { Subject: 'b', WhatId: parent });
    bench.insert('Task', { Subject: 'c' });
    const text = (otherwise: string): string =>
      `SELECT Subject, TYPEOF What WHEN Account THEN Phone, Owner.Name ${otherwise} END FROM Task ORDER BY Subject`;
    const whats = (otherwise: string): (SObject | null)[] =>
      bench.query(text(otherwise)).map((row) => (row.peek('what') ?? null) as SObject | null);
    const [first, second, third] = whats('ELSE Name');
    assert.equal(first!.type.apiName, 'Account');
    assert.equal(first!.get('phone'), '1');
    assert.equal(first!.getParent('owner')!.get('name'), 'Admin');
    assert.throws(() => first!.get('name'));
    assert.equal(second!.type.apiName, 'Campaign');
    assert.equal(second!.get('name'), 'Spring');
    assert.equal(third, null);
    assert.equal(whats('')[1], null);
    assert.match(
      refused(() => bench.query('SELECT TYPEOF Account WHEN Account THEN Name END FROM Contact')),
      /polymorphic/,
    );
  });
});

describe('GROUP BY with subtotals', () => {
  const leads = (): Bench => {
    const bench = new Bench();
    const lead = (source: string | null, rating: string): unknown =>
      bench.insert('Lead', { LastName: 'x', Company: 'y', LeadSource: source, Rating: rating });
    lead('Web', 'Hot');
    lead('Web', 'Warm');
    lead('Other', 'Hot');
    lead(null, 'Hot');
    return bench;
  };
  const table = (bench: Bench, soql: string): unknown[][] =>
    bench.query(soql).map((row) => [...row.fields.values()].map((value) => value));

  it('rolls up from right to left, each subtotal behind its rows', () => {
    const rows = table(
      leads(),
      'SELECT LeadSource, Rating, GROUPING(LeadSource) s, GROUPING(Rating) r, COUNT(Id) n FROM Lead GROUP BY ROLLUP(LeadSource, Rating)',
    );
    assert.deepEqual(rows, [
      [null, 'Hot', 0, 0, 1],
      [null, null, 0, 1, 1],
      ['Web', 'Hot', 0, 0, 1],
      ['Web', 'Warm', 0, 0, 1],
      ['Web', null, 0, 1, 2],
      ['Other', 'Hot', 0, 0, 1],
      ['Other', null, 0, 1, 1],
      [null, null, 1, 1, 4],
    ]);
  });

  it('gives every combination for a cube, ordered and filtered as asked', () => {
    const rows = table(
      leads(),
      'SELECT LeadSource, Rating, COUNT(Id) n FROM Lead WHERE LeadSource != null GROUP BY CUBE(LeadSource, Rating) HAVING COUNT(Id) > 1 ORDER BY GROUPING(LeadSource), COUNT(Id) DESC',
    );
    assert.deepEqual(rows, [
      ['Web', null, 2],
      [null, null, 3],
      [null, 'Hot', 2],
    ]);
  });

  it('counts a field also where it is summed over, and takes GROUPING nowhere else', () => {
    const rows = table(leads(), 'SELECT LeadSource, COUNT(LeadSource) n FROM Lead GROUP BY ROLLUP(LeadSource)');
    assert.deepEqual(rows.at(-1), [null, 3]);
    assert.match(
      refused(() => leads().query('SELECT GROUPING(LeadSource) g FROM Lead GROUP BY LeadSource')),
      /GROUPING/,
    );
  });
});

describe('FORMAT', () => {
  it('shows numbers, amounts and dates in the form of the locale', () => {
    const bench = new Bench();
    const account = bench.insert('Account', { Name: 'a', NumberOfEmployees: 12345 });
    const more = { StageName: 'Prospecting', CloseDate: ApexDate.parseIso('2026-11-01') };
    bench.insert('Opportunity', { Name: 'o', AccountId: account, Amount: decimal('44000'), ...more });
    const [row] = bench.query(
      'SELECT Amount, FORMAT(Amount) amt, FORMAT(CloseDate) day, FORMAT(CreatedDate) FROM Opportunity',
    );
    assert.equal(String(row!.get('amount')), '44000.00');
    assert.equal(row!.get('amt'), '$44,000.00');
    assert.equal(row!.get('day'), '11/1/2026');
    assert.match(String(row!.get('createddate')), /^11\/23\/2026, \d+:\d\d [AP]M$/);
    const [first] = bench.query('SELECT FORMAT(NumberOfEmployees) n FROM Account');
    assert.equal(first!.get('n'), '12,345');
    const [least] = bench.query('SELECT FORMAT(MIN(CloseDate)) least FROM Opportunity');
    assert.equal(least!.get('least'), '11/1/2026');
  });

  it('converts no currency where there is only one', () => {
    assert.match(
      refused(() => new Bench().query('SELECT convertCurrency(Amount) FROM Opportunity')),
      /several currencies/,
    );
  });
});

describe('compound fields', () => {
  it('give an address as one value, blank where nothing of it is known', () => {
    const bench = new Bench();
    bench.insert('Account', { Name: 'a', BillingCity: 'Berlin', BillingLatitude: decimal('52.5') });
    bench.insert('Account', { Name: 'b' });
    const [a, b] = bench.query('SELECT BillingAddress FROM Account ORDER BY Name');
    const address = a!.get('billingaddress') as Address;
    assert.deepEqual([address.text.city, address.text.street, address.place.latitude?.n], ['Berlin', null, 52.5]);
    assert.equal(b!.get('billingaddress'), null);
    assert.match(
      refused(() => bench.query("SELECT Id FROM Account WHERE BillingAddress = 'x'")),
      /can not be filtered/,
    );
  });

  it('keep a location by its components and measure distances', () => {
    const bench = new Bench(PLACE);
    const place = (name: string, latitude: string, longitude: string): unknown =>
      bench.insert('Place__c', {
        Name: name,
        Spot__Latitude__s: decimal(latitude),
        Spot__Longitude__s: decimal(longitude),
      });
    place('San Francisco', '37.775', '-122.418');
    place('Oakland', '37.8044', '-122.2712');
    place('Berlin', '52.52', '13.405');
    bench.insert('Place__c', { Name: 'Nowhere' });
    const near = "DISTANCE(Spot__c, GEOLOCATION(37.775, -122.418), 'mi')";
    assert.deepEqual(bench.column(`SELECT Name FROM Place__c WHERE ${near} < 20 ORDER BY ${near} DESC`), [
      'Oakland',
      'San Francisco',
    ]);
    const [row] = bench.query(`SELECT Spot__c, ${near} d FROM Place__c WHERE Name = 'Berlin'`);
    assert.deepEqual((row!.get('spot__c') as Location).parts(), { latitude: 52.52, longitude: 13.405 });
    assert.equal(Math.round(Number(String(row!.get('d')))), 5658);
    assert.match(
      refused(() => bench.query("SELECT Id FROM Place__c WHERE DISTANCE(Spot__c, GEOLOCATION(1, 1), 'ft') < 1")),
      /unit/,
    );
  });
});
