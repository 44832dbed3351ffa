/** Formula fields and rules that look beyond the record, and checkboxes of records in memory. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { results } from './apexTests.ts';

const object = (label: string, inside: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>${label}</label><pluralLabel>${label}s</pluralLabel>
<deploymentStatus>Deployed</deploymentStatus><nameField><label>Name</label><type>Text</type></nameField><sharingModel>ReadWrite</sharingModel>${inside}</CustomObject>`;
const field = (name: string, inside: string): string =>
  `<fields><fullName>${name}</fullName><label>${name}</label>${inside}</fields>`;
const formula = (name: string, type: string, text: string): string =>
  field(
    name,
    `<type>${type}</type><formula>${text}</formula>${type === 'Number' ? '<precision>18</precision><scale>0</scale>' : ''}`,
  );
const RATE = `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>Rate</label><pluralLabel>Rates</pluralLabel><visibility>Public</visibility>
${field('Factor__c', '<type>Number</type><precision>5</precision><scale>0</scale>')}</CustomObject>`;
const GOLD = `<?xml version="1.0" encoding="UTF-8"?>
<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
<label>Gold</label><values><field>Factor__c</field><value xsi:type="xsd:double">3.0</value></values></CustomMetadata>`;
const LABELS = `<?xml version="1.0" encoding="UTF-8"?>
<CustomLabels xmlns="http://soap.sforce.com/2006/04/metadata"><labels><fullName>Hello</fullName><language>en_US</language><value>Hi there</value></labels></CustomLabels>`;
const THING = object(
  'Thing',
  field('Open__c', '<type>Checkbox</type><defaultValue>false</defaultValue>') +
    formula('Mine__c', 'Checkbox', 'CreatedById = $User.Id') +
    formula('Greeting__c', 'Text', '$Label.Hello &amp; "/" &amp; $Profile.Name') +
    formula('Factor__c', 'Number', '$CustomMetadata.Rate__mdt.Gold.Factor__c * 2') +
    formula('Short__c', 'Text', 'Id') +
    formula('Long__c', 'Text', 'CASESAFEID(Id)') +
    formula('OwnerName__c', 'Text', 'Owner:User.LastName'),
);

test('formula fields read the running user, labels, custom metadata and parents of a named kind', async () => {
  const found = await results(
    {
      fields: `Thing__c t = new Thing__c(Name = 'T'); insert t;
        t = [SELECT Id, Mine__c, Greeting__c, Factor__c, Short__c, Long__c, OwnerName__c FROM Thing__c];
        System.assertEquals(true, t.Mine__c);
        System.assertEquals('Hi there/System Administrator', t.Greeting__c);
        System.assertEquals(6, t.Factor__c);
        System.assertEquals(15, t.Short__c.length());
        System.assertEquals(18, t.Long__c.length());
        System.assertEquals(UserInfo.getLastName(), t.OwnerName__c);`,
    },
    {
      'objects/Thing__c.object': THING,
      'objects/Rate__mdt.object': RATE,
      'customMetadata/Rate.Gold.md': GOLD,
      'labels/CustomLabels.labels': LABELS,
    },
  );
  assert.deepEqual(found, { fields: 'Pass' });
});

test('a checkbox that was never set is false with a dot and null with get, and is not populated', async () => {
  const found = await results(
    {
      unset: `Thing__c t = new Thing__c(); System.assertEquals(false, t.Open__c); if (t.Open__c) { System.assert(false); }
        System.assertEquals(null, t.get('Open__c')); System.assert(t.getPopulatedFieldsAsMap().isEmpty());
        System.assert(!JSON.serialize(t).contains('Open__c'));`,
      nulled: `Boolean nothing; Thing__c t = new Thing__c(); t.Open__c = nothing; System.assertEquals(false, t.Open__c);
        System.assert(t.getPopulatedFieldsAsMap().containsKey('Open__c')); System.assertEquals(null, t.get('Open__c'));`,
      safe: `Thing__c t; System.assertEquals(null, t?.Open__c);`,
    },
    {
      'objects/Thing__c.object': object(
        'Thing',
        field('Open__c', '<type>Checkbox</type><defaultValue>false</defaultValue>'),
      ),
    },
  );
  assert.deepEqual(found, { unset: 'Pass', nulled: 'Pass', safe: 'Pass' });
});
