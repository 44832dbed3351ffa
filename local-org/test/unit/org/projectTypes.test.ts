/** Types that the metadata of a project gives to its code: reasons for sharing and DataWeave scripts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { results } from './apexTests.ts';

const OBJECT = `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>Visit</label><pluralLabel>Visits</pluralLabel>
<nameField><label>Name</label><type>Text</type></nameField><sharingModel>Private</sharingModel><deploymentStatus>Deployed</deploymentStatus>
<sharingReasons><fullName>Guide__c</fullName><label>Guide</label></sharingReasons></CustomObject>`;
const SCRIPT_META = `<?xml version="1.0" encoding="UTF-8"?>
<DataWeaveResource xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion><isGlobal>false</isGlobal></DataWeaveResource>`;

test('shares have the sharing reasons of their object', async () => {
  const found = await results(
    {
      reasons: `System.assertEquals('Guide__c', Schema.Visit__Share.RowCause.Guide__c); System.assertEquals('Manual', Visit__Share.RowCause.Manual);
        System.assertEquals('RowCause', String.valueOf(Visit__Share.RowCause));`,
    },
    { 'objects/Visit__c.object': OBJECT },
  );
  assert.deepEqual(found, { reasons: 'Pass' });
});

test('code that names a DataWeave script compiles, and running the script is refused by name', async () => {
  const found = await results(
    {
      untouched: `System.assertEquals(1, new Shaper().one());`,
      run: `new Shaper().run();`,
    },
    {
      Shaper: `public class Shaper { public Integer one() { return 1; }
        public Object run() { return new DataWeaveScriptResource.toRows().execute(new Map<String, Object>()).getValue(); } }`,
      'dw/toRows.dwl': '%dw 2.0\n---\npayload',
      'dw/toRows.dwl-meta.xml': SCRIPT_META,
    },
  );
  assert.equal(found['untouched'], 'Pass');
  assert.match(found['run'] ?? '', /Not supported by the local org: .*toRows/);
});

test('no record is a Name', async () => {
  const found = await results({
    cast: `Object o = new Account(); try { Name n = (Name) o; System.assert(false); } catch (TypeException e) {
      System.assertEquals('Invalid conversion from runtime type Account to Name', e.getMessage()); }`,
  });
  assert.deepEqual(found, { cast: 'Pass' });
});
