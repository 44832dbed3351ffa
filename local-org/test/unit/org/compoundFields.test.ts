/** Addresses and locations in Apex. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { results } from './apexTests.ts';

const FIELD = `<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Spot__c</fullName>
  <label>Spot</label><type>Location</type><scale>4</scale></CustomField>`;

it('Apex reads addresses and locations and measures between them', async () => {
  const outcome = await results(
    {
      address: `insert new Account(Name = 'a', BillingStreet = 'Main 1', BillingCity = 'Berlin', BillingCountry = 'Germany');
        Account a = [SELECT BillingAddress FROM Account];
        Address place = a.BillingAddress;
        Assert.areEqual('Berlin', place.city);
        Assert.areEqual('Main 1', place.getStreet());
        Assert.isNull(place.getLatitude());
        Assert.areEqual('Germany', ((Address) a.get('BillingAddress')).country);
        Assert.isTrue(JSON.serialize(a).contains('"city":"Berlin"'));
        Assert.areEqual(Schema.DisplayType.ADDRESS, Account.BillingAddress.getDescribe().getType());
        Assert.isFalse(Account.BillingAddress.getDescribe().isCreateable());`,
      location: `insert new Account(Name = 'a', Spot__Latitude__s = 52.52, Spot__Longitude__s = 13.405);
        Account a = [SELECT Spot__c, Spot__Latitude__s FROM Account];
        Location spot = a.Spot__c;
        Assert.areEqual(52.52, spot.latitude);
        Assert.areEqual(52.52, a.Spot__Latitude__s);
        Location other = Location.newInstance(48.137, 11.575);
        Assert.areEqual(504, Math.round(spot.getDistance(other, 'km')));
        Assert.areEqual(spot.getDistance(other, 'mi'), Location.getDistance(spot, other, 'mi'));
        Assert.areEqual(1, [SELECT COUNT() FROM Account WHERE DISTANCE(Spot__c, GEOLOCATION(52.5, 13.4), 'km') < 10]);
        Decimal latitude = 48.137; Decimal longitude = 11.575;
        Assert.areEqual(0, [SELECT COUNT() FROM Account WHERE DISTANCE(Spot__c, GEOLOCATION(:latitude, :longitude), 'km') < 10]);
        Assert.areEqual(1, Database.query('SELECT Id FROM Account ORDER BY DISTANCE(Spot__c, GEOLOCATION(1.5, 2.5), \\'mi\\')').size());`,
      typeOf: `Account a = new Account(Name = 'a', Phone = '5'); insert a;
        insert new Task(Subject = 's', WhatId = a.Id);
        Task t = [SELECT TYPEOF What WHEN Account THEN Phone ELSE Name END FROM Task];
        Assert.areEqual('5', ((Account) t.What).Phone);`,
      subtotals: `insert new List<Lead>{ new Lead(LastName = 'a', Company = 'c', LeadSource = 'Web'), new Lead(LastName = 'b', Company = 'c') };
        List<AggregateResult> rows = [SELECT LeadSource s, GROUPING(LeadSource) g, COUNT(Id) n FROM Lead GROUP BY ROLLUP(LeadSource)];
        Assert.areEqual(3, rows.size());
        Assert.areEqual(2, rows[2].get('n'));
        Assert.areEqual(1, rows[2].get('g'));`,
    },
    { 'objects/Account/fields/Spot__c.field-meta.xml': FIELD },
  );
  assert.deepEqual(outcome, { address: 'Pass', location: 'Pass', typeOf: 'Pass', subtotals: 'Pass' });
});
