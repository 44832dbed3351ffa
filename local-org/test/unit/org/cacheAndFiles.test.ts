/** Platform Cache, files, static resources and the catalogue of fields, as Apex tests see them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { results } from './apexTests.ts';

test('a cache holds copies until they are removed, and each test has its own', async () => {
  const found = await results(
    {
      put: `Cache.OrgPartition p = Cache.Org.getPartition('local.main'); List<Integer> l = new List<Integer>{ 1 }; p.put('key', l); l.add(2);
        System.assertEquals(1, ((List<Integer>) p.get('key')).size()); System.assert(p.contains('key')); System.assert(p.remove('key')); System.assert(!p.contains('key'));`,
      own: `System.assertEquals(null, Cache.Session.get('local.main.key')); Cache.Session.put('local.main.key', 1);
        System.assertEquals(1, (Integer) Cache.Session.getPartition('local.main').get('key'));`,
      alone: `System.assertEquals(null, Cache.Session.get('local.main.key'));`,
      badKey: `try { Cache.Org.put('local.main.a_b', 1); System.assert(false); } catch (Cache.InvalidParamException e) { System.assert(true); }`,
      builder: `Cache.Partition p = Cache.Org.getPartition('local.main'); System.assertEquals('x1', (String) p.get(Loader.class, 'x'));
        System.assertEquals('x1', (String) p.get(Loader.class, 'x')); System.assertEquals(1, Loader.calls);`,
    },
    {
      Loader: `public class Loader implements Cache.CacheBuilder { public static Integer calls = 0;
        public Object doLoad(String key) { calls++; return key + calls; } }`,
    },
  );
  assert.deepEqual(found, { put: 'Pass', own: 'Pass', alone: 'Pass', badKey: 'Pass', builder: 'Pass' });
});

test('the first version of a file makes its document and the links to it', async () => {
  const found = await results({
    published: `Account a = new Account(Name = 'A'); insert a;
      insert new ContentVersion(Title = 'f', PathOnClient = 'f.docx', VersionData = Blob.valueOf('text'), FirstPublishLocationId = a.Id);
      ContentDocumentLink l = [SELECT ContentDocument.FileType, ContentDocument.LatestPublishedVersion.VersionNumber, ShareType FROM ContentDocumentLink WHERE LinkedEntityId = :a.Id];
      System.assertEquals('WORD_X', l.ContentDocument.FileType); System.assertEquals('1', l.ContentDocument.LatestPublishedVersion.VersionNumber); System.assertEquals('V', l.ShareType);`,
    next: `insert new ContentVersion(Title = 'f', PathOnClient = 'f.txt', VersionData = Blob.valueOf('text'));
      ContentVersion v = [SELECT ContentDocumentId FROM ContentVersion];
      insert new ContentVersion(Title = 'g', PathOnClient = 'f.txt', VersionData = Blob.valueOf('more'), ContentDocumentId = v.ContentDocumentId);
      System.assertEquals(1, [SELECT COUNT() FROM ContentVersion WHERE IsLatest = TRUE AND Title = 'g']);
      System.assertEquals('g', [SELECT Title FROM ContentDocument].Title);`,
    empty: `try { insert new ContentVersion(Title = 'f', PathOnClient = 'f.txt'); System.assert(false); } catch (DmlException e) { System.assertEquals(StatusCode.REQUIRED_FIELD_MISSING, e.getDmlType(0)); }`,
  });
  assert.deepEqual(found, { published: 'Pass', next: 'Pass', empty: 'Pass' });
});

test('static resources and fields are rows', async () => {
  const found = await results(
    {
      resource: `StaticResource r = [SELECT Body, ContentType FROM StaticResource WHERE Name = 'greeting']; System.assertEquals('hello', r.Body.toString().trim());`,
      fields: `FieldDefinition f = [SELECT DataType, EntityDefinition.QualifiedApiName FROM FieldDefinition WHERE EntityDefinition.DeveloperName = 'Contact' AND RelationshipName = 'Account'];
        System.assertEquals('Lookup(Account)', f.DataType);`,
      mail: `Messaging.InboundEmail mail = new Messaging.InboundEmail(); mail.subject = 's'; Messaging.InboundEmail.BinaryAttachment file = new Messaging.InboundEmail.BinaryAttachment();
        file.fileName = 'n'; mail.binaryAttachments = new Messaging.InboundEmail.BinaryAttachment[] { file }; System.assertEquals('n', mail.binaryAttachments[0].fileName);`,
    },
    {
      'staticresources/greeting.txt': 'hello\n',
      'staticresources/greeting.resource-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>
<StaticResource xmlns="http://soap.sforce.com/2006/04/metadata"><cacheControl>Public</cacheControl><contentType>text/plain</contentType></StaticResource>`,
    },
  );
  assert.deepEqual(found, { resource: 'Pass', fields: 'Pass', mail: 'Pass' });
});
