/** Crypto, URLs, matchers, limits and describes: members that other tests do not touch. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shows, throws } from './apex.ts';

describe('Crypto', () => {
  it('encrypts and authenticates with AES-GCM', () => {
    const setUp = `
      Blob key = Crypto.generateAesKey(256);
      Blob extra = Blob.valueOf('header');
      Blob sealed = Crypto.encryptWithManagedIV('AES256-GCM', key, Blob.valueOf('secret'), extra);`;
    const open = "Crypto.decryptWithManagedIV('AES256-GCM', key, sealed, extra).toString()";
    assert.deepEqual(shows([open, 'sealed.size()'], setUp), ['secret', '34']);
    const wrong = "Crypto.decryptWithManagedIV('AES256-GCM', key, sealed, Blob.valueOf('other'));";
    assert.equal(throws(wrong, setUp), 'System.SecurityException: Tag mismatch!');
  });

  it('says which sizes are wrong', () => {
    assert.match(
      throws("Crypto.encryptWithManagedIV('AES128', Blob.valueOf('short'), Blob.valueOf('x'));"),
      /InvalidParameterValueException: Invalid private key. Must be 16 bytes./,
    );
    assert.match(
      throws("Crypto.decrypt('AES128', Crypto.generateAesKey(128), Blob.valueOf('iv'), Blob.valueOf('x'));"),
      /Invalid initialization vector. Must be 16 bytes./,
    );
  });

  it('refuses certificates by name', () => {
    assert.throws(
      () => shows(["Crypto.signWithCertificate('RSA-SHA256', Blob.valueOf('x'), 'my_key')"]),
      /certificate my_key/,
    );
  });
});

describe('Url', () => {
  it('is put together from its parts', () => {
    assert.deepEqual(
      shows([
        "new Url('https', 'a.example', '/x?y=1').toExternalForm()",
        "new Url('http', 'a.example', 8080, '/x').getPort()",
        "new Url('https://me:pw@a.example/x').getUserInfo()",
      ]),
      ['https://a.example/x?y=1', '8080', 'me:pw'],
    );
  });
});

describe('Matcher', () => {
  it('anchors at the ends of its region', () => {
    const setUp = "Matcher m = Pattern.compile('^b(c)$').matcher('abcd'); m.region(1, 3);";
    assert.deepEqual(shows(["m.find() + ' ' + m.start() + ' ' + m.start(1)", 'm.hasAnchoringBounds()'], setUp), [
      'true 1 2',
      'true',
    ]);
  });
});

describe('Describe results', () => {
  it('answer to getters as properties', () => {
    assert.deepEqual(
      shows([
        "Account.Name.getDescribe().Nillable + ' ' + Account.Name.getDescribe().isNillable()",
        'Account.SObjectType.getDescribe().Mergeable',
        'Account.BillingCity.getDescribe().getCompoundFieldName()',
        'Contact.FirstName.getDescribe().getCompoundFieldName()',
        'Account.SObjectType.getDescribe().getSObjectDescribeOption()',
      ]),
      ['false false', 'true', 'BillingAddress', 'Name', 'FULL'],
    );
  });
});

describe('Limits', () => {
  it('answer for what is counted no more', () => {
    assert.deepEqual(
      shows(['Limits.getScriptStatements()', 'Limits.getLimitFieldsDescribes()', 'Limits.getSavepoints()']),
      ['0', '100', '0'],
    );
  });
});

describe('Blob', () => {
  it('makes a document of a page', () => {
    assert.deepEqual(shows(["EncodingUtil.base64Encode(Blob.toPdf('<b>Hi</b>')).left(8)"]), ['JVBERi0x']);
  });
});

describe('A null Blob', () => {
  it('says of its own why it has no text', () => {
    assert.equal(throws('Blob b; b.toString();'), 'System.NullPointerException: Argument cannot be null.');
    assert.equal(throws('Blob b; b.size();'), 'System.NullPointerException: Attempt to de-reference a null object');
  });
});

describe('Passwords', () => {
  it('are made and not kept', () => {
    assert.deepEqual(shows(['System.resetPassword(UserInfo.getUserId(), false).getPassword().length()']), ['8']);
  });
});
