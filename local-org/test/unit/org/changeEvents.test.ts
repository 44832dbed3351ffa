/** Change Data Capture: events that tell of saved records. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { results } from './apexTests.ts';

const META = `<?xml version="1.0" encoding="UTF-8"?>
<ApexTrigger xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion><status>Active</status></ApexTrigger>`;
const LISTENER = `trigger OnAccountChange on AccountChangeEvent (after insert) {
  List<Contact> told = new List<Contact>();
  for (AccountChangeEvent e : Trigger.new) {
    EventBus.ChangeEventHeader header = e.ChangeEventHeader;
    told.add(new Contact(LastName = header.changetype + ' ' + e.Name, FirstName = String.join(header.getChangedFields(), ','),
      Department = header.getEntityName(), Description = String.join(header.recordids, ',') + '/' + String.join(header.nulledfields, ',')));
  }
  insert told;
}`;

test('a trigger on change events hears what was created, updated, deleted and undeleted', async () => {
  const found = await results(
    {
      heard: `Test.enableChangeDataCapture();
        Account a = new Account(Name = 'Acme', Site = 'Here'); insert a; Test.getEventBus().deliver();
        Contact c = [SELECT LastName, FirstName, Department, Description FROM Contact];
        System.assertEquals('CREATE Acme', c.LastName); System.assertEquals('Account', c.Department); System.assertEquals(null, c.FirstName);
        System.assertEquals(a.Id + '/', c.Description); delete c;
        a.Name = 'Ajax'; a.Site = null; update a; Test.getEventBus().deliver();
        c = [SELECT LastName, FirstName, Description FROM Contact]; System.assertEquals('UPDATE Ajax', c.LastName);
        System.assert(c.FirstName.contains('Name') && c.FirstName.contains('Site')); System.assertEquals(a.Id + '/Site', c.Description); delete c;
        delete a; Test.getEventBus().deliver(); c = [SELECT LastName FROM Contact]; System.assertEquals('DELETE null', c.LastName); delete c;
        undelete a; Test.getEventBus().deliver(); System.assertEquals('UNDELETE Ajax', [SELECT LastName FROM Contact].LastName);`,
      silent: `insert new Account(Name = 'Acme'); Test.getEventBus().deliver(); System.assertEquals(0, [SELECT COUNT() FROM Contact]);`,
      undone: `Test.enableChangeDataCapture(); Savepoint s = Database.setSavepoint(); insert new Account(Name = 'Acme'); Database.rollback(s);
        Test.getEventBus().deliver(); System.assertEquals(0, [SELECT COUNT() FROM Contact]);`,
      inMemory: `AccountChangeEvent e = new AccountChangeEvent(ChangeEventHeader = new EventBus.ChangeEventHeader(), Name = 'X');
        e.ChangeEventHeader.changeType = 'UPDATE'; System.assertEquals('UPDATE', ((EventBus.ChangeEventHeader) e.get('ChangeEventHeader')).getChangeType());
        System.assertEquals('AccountChangeEvent', String.valueOf(e.getSObjectType()));
        Thing__ChangeEvent t = new Thing__ChangeEvent(Size__c = 3); System.assertEquals(3, t.Size__c);`,
    },
    {
      'triggers/OnAccountChange.trigger': LISTENER,
      'triggers/OnAccountChange.trigger-meta.xml': META,
      'objects/Thing__c.object': `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>Thing</label><pluralLabel>Things</pluralLabel><deploymentStatus>Deployed</deploymentStatus>
<nameField><label>Name</label><type>Text</type></nameField><sharingModel>ReadWrite</sharingModel>
<fields><fullName>Size__c</fullName><label>Size</label><type>Number</type><precision>5</precision><scale>0</scale></fields></CustomObject>`,
    },
  );
  for (const [name, outcome] of Object.entries(found)) assert.equal(outcome, 'Pass', name);
});
