/** Behaviour of the platform that public test suites lean on. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { results } from './apexTests.ts';

const EVENT = `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType>
<label>Signal</label><pluralLabel>Signals</pluralLabel><publishBehavior>PublishImmediately</publishBehavior>
<fields><fullName>Text__c</fullName><label>Text</label><length>80</length><type>Text</type></fields></CustomObject>`;
const TRIGGER_META = `<?xml version="1.0" encoding="UTF-8"?>
<ApexTrigger xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion><status>Active</status></ApexTrigger>`;

test('a class found by name is itself, also where its superclass has the static members', async () => {
  const found = await results(
    {
      byName: `Base b = (Base) Type.forName('child').newInstance(); System.assertEquals('child', b.who()); System.assert(b instanceof Child);`,
    },
    {
      Base: `public virtual class Base { public static Integer count = 0; public virtual String who() { return 'base'; } }`,
      Child: `public class Child extends Base { public override String who() { return 'child'; } }`,
    },
  );
  assert.deepEqual(found, { byName: 'Pass' });
});

test('publish callbacks hear of success at the end of the test, or of the failure the test asks for', async () => {
  const publish = `Signal__e e = (Signal__e) Signal__e.SObjectType.newSObject(null, true); e.Text__c = 'x'; System.assertNotEquals(null, e.EventUuid);
    Test.startTest(); EventBus.publish(e, new Listener());`;
  const found = await results(
    {
      success: `${publish} Test.stopTest(); System.assertEquals('success 1', Listener.heard); System.assertEquals(1, [SELECT COUNT() FROM Account]);`,
      failure: `${publish} Test.getEventBus().fail(); Test.stopTest(); System.assertEquals('failure 1', Listener.heard); System.assertEquals(0, [SELECT COUNT() FROM Account]);`,
    },
    {
      Listener: `public class Listener implements EventBus.EventPublishSuccessCallback, EventBus.EventPublishFailureCallback { public static String heard;
        public void onSuccess(EventBus.SuccessResult r) { heard = 'success ' + r.getEventUuids().size(); }
        public void onFailure(EventBus.FailureResult r) { heard = 'failure ' + r.getEventUuids().size(); } }`,
      'objects/Signal__e.object': EVENT,
      'triggers/OnSignal.trigger': `trigger OnSignal on Signal__e (after insert) { insert new Account(Name = Trigger.new[0].Text__c); }`,
      'triggers/OnSignal.trigger-meta.xml': TRIGGER_META,
    },
  );
  assert.deepEqual(found, { success: 'Pass', failure: 'Pass' });
});

test('custom metadata records are rows that point to objects, fields and each other', async () => {
  const object = (label: string, fields: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>${label}</label><pluralLabel>${label}s</pluralLabel><visibility>Public</visibility>${fields}</CustomObject>`;
  const relation = (name: string, target: string, more = ''): string =>
    `<fields><fullName>${name}</fullName><label>${name}</label>${more}<referenceTo>${target}</referenceTo><relationshipName>${name.replace('__c', 's')}</relationshipName><type>MetadataRelationship</type></fields>`;
  const record = (label: string, values: Record<string, string>): string => `<?xml version="1.0" encoding="UTF-8"?>
<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><label>${label}</label><protected>false</protected>
${Object.entries(values)
  .map(([field, value]) => `<values><field>${field}</field><value xsi:type="xsd:string">${value}</value></values>`)
  .join('')}</CustomMetadata>`;
  const found = await results(
    {
      joined: `Watch__mdt w = [SELECT Object__r.QualifiedApiName, Field__r.QualifiedApiName, Owner__r.DeveloperName FROM Watch__mdt];
        System.assertEquals('Contact', w.Object__r.QualifiedApiName); System.assertEquals('Email', w.Field__r.QualifiedApiName); System.assertEquals('Sales', w.Owner__r.DeveloperName);`,
      inMemory: `Watch__mdt w = new Watch__mdt(); w.Object__c = 'contact'; System.assertEquals('contact', w.Object__c);`,
    },
    {
      'objects/Desk__mdt.object': object('Desk', ''),
      'objects/Watch__mdt.object': object(
        'Watch',
        relation('Object__c', 'EntityDefinition') +
          relation(
            'Field__c',
            'FieldDefinition',
            '<metadataRelationshipControllingField>Watch__mdt.Object__c</metadataRelationshipControllingField>',
          ) +
          relation('Owner__c', 'Desk__mdt'),
      ),
      'customMetadata/Desk.Sales.md': record('Sales', {}),
      'customMetadata/Watch.Mail.md': record('Mail', { Object__c: 'Contact', Field__c: 'Email', Owner__c: 'Sales' }),
      'docs/README.md': '# Records',
    },
  );
  assert.deepEqual(found, { joined: 'Pass', inMemory: 'Pass' });
});

test('small differences that suites depend on', async () => {
  const found = await results(
    {
      staticExecute: `Test.startTest(); System.enqueueJob(new StaticJob()); Test.stopTest(); System.assertEquals(1, [SELECT COUNT() FROM Account]);`,
      notAList: `try { JSON.deserialize('{"a":1}', List<String>.class); System.assert(false); } catch (JSONException e) { System.assertEquals('Malformed JSON: Expected \\'[\\' at the beginning of List/Set', e.getMessage()); }`,
      auraMessage: `AuraHandledException e = new AuraHandledException('for the page'); System.assertEquals('Script-thrown exception', e.getMessage()); e.setMessage('for all'); System.assertEquals('for all', e.getMessage());`,
      farSchedule: `Test.startTest(); Id job = System.schedule('far', '0 0 0 28 5 ? 2099', new StaticJob()); Test.stopTest(); CronTrigger t = [SELECT TimesTriggered, NextFireTime FROM CronTrigger WHERE Id = :job];
        System.assertEquals(0, t.TimesTriggered); System.assertEquals(2099, t.NextFireTime.year());`,
      truncated: `System.assertEquals(2, Integer.valueOf((Object) 2.7)); Double d = -2.7; System.assertEquals(-2, Integer.valueOf(d));`,
      linked: `Case c = new Case(Subject = 'c'); insert c; insert new ContentVersion(Title = 'f', PathOnClient = 'f.txt', VersionData = Blob.valueOf('x'));
        insert new ContentDocumentLink(LinkedEntityId = c.Id, ContentDocumentId = [SELECT Id FROM ContentDocument].Id);
        System.assertEquals(1, [SELECT COUNT() FROM ContentDocumentLink WHERE LinkedEntityId IN (SELECT Id FROM Case)]);
        try { ContentDocumentLink l = new ContentDocumentLink(); l.LinkedEntityId = 'INVALID'; System.assert(false); } catch (StringException e) { System.assert(e.getMessage().startsWith('Invalid id')); }`,
      strippedRows: `Account a = new Account(Name = 'a'); insert a; insert new Contact(LastName = 'c', AccountId = a.Id);
        List<Account> rows = [SELECT Name, (SELECT LastName FROM Contacts) FROM Account];
        User u = new User(Alias = 'min', LastName = 'Min', Username = 'min@platform.test', Email = 'min@platform.test', EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US', LocaleSidKey = 'en_US',
          TimeZoneSidKey = 'America/Los_Angeles', ProfileId = [SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'].Id);
        System.runAs(u) { Account stripped = (Account) Security.stripInaccessible(AccessType.READABLE, rows, false).getRecords()[0]; System.assert(!stripped.getPopulatedFieldsAsMap().containsKey('Contacts')); }`,
      profiles: `System.assertEquals(3, [SELECT COUNT() FROM Profile WHERE Name IN ('Read Only', 'Marketing User', 'Solution Manager')]);`,
    },
    {
      StaticJob: `public class StaticJob implements Queueable, Schedulable { public static void execute(QueueableContext c) { insert new Account(Name = 'x'); }
        public void execute(SchedulableContext c) { } }`,
    },
  );
  const pass = Object.fromEntries(Object.keys(found).map((name) => [name, 'Pass']));
  assert.deepEqual(found, pass);
});
