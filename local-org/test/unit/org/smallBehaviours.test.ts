/** Small behaviours that Apex of other people depends on. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { results } from './apexTests.ts';

const SWITCH = `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>Switch</label><customSettingsType>Hierarchy</customSettingsType>
  <fields><fullName>On__c</fullName><label>On</label><type>Checkbox</type><defaultValue>false</defaultValue></fields></CustomObject>`;

test('a hierarchy setting that names nobody is the organization’s', async () => {
  const found = await results(
    {
      own: `insert new Switch__c(On__c = true); System.assertEquals(true, Switch__c.getOrgDefaults().On__c);
        System.assertEquals(UserInfo.getOrganizationId(), [SELECT SetupOwnerId FROM Switch__c].SetupOwnerId);`,
    },
    { 'objects/Switch__c.object': SWITCH },
  );
  assert.deepEqual(found, { own: 'Pass' });
});

test('a query stands where it stands, also after characters of two code units', async () => {
  const found = await results({
    query: `String smile = '🙂🙃'; insert new Account(Name = smile); String name = smile;
      System.assertEquals(smile, [SELECT Name FROM Account WHERE Name = :name].Name); /* 🙂 */ System.assertEquals(1, [SELECT COUNT() FROM Account]);`,
  });
  assert.deepEqual(found, { query: 'Pass' });
});

test('putAll takes the last of records with one id, a constructor refuses them', async () => {
  const found = await results({
    put: `Id one = '001000000000001AAA'; List<Account> twice = new List<Account>{ new Account(Id = one, Name = 'a'), new Account(Id = one, Name = 'b') };
      Map<Id, Account> byId = new Map<Id, Account>(); byId.putAll(twice); System.assertEquals('b', byId.get(one).Name);
      try { byId = new Map<Id, Account>(twice); System.assert(false); } catch (ListException e) { System.assert(e.getMessage().startsWith('Row with duplicate Id')); }`,
  });
  assert.deepEqual(found, { put: 'Pass' });
});

test('results of merges and lead conversions, and UUIDs, have a JSON form', async () => {
  const found = await results({
    forms: `UUID id = UUID.fromString('123e4567-e89b-42d3-a456-426614174000'); System.assertEquals('"' + id + '"', JSON.serialize(id));
      Database.LeadConvertResult converted = (Database.LeadConvertResult) JSON.deserialize('{"success":true,"leadId":"00Q000000000001AAA"}', Database.LeadConvertResult.class);
      System.assert(JSON.serialize(converted).contains('"leadId":"00Q000000000001AAA"'));
      Database.MergeResult merged = (Database.MergeResult) JSON.deserialize('{"success":true,"id":"001000000000001AAA","mergedRecordIds":["001000000000002AAA"]}', Database.MergeResult.class);
      System.assertEquals('001000000000002AAA', merged.getMergedRecordIds()[0]); System.assert(JSON.serialize(merged).contains('"mergedRecordIds":["001000000000002AAA"]'));`,
  });
  assert.deepEqual(found, { forms: 'Pass' });
});
