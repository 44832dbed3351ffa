/** Orgs of a shape: several currencies, person accounts, communities. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { results } from './apexTests.ts';

const ITEM = {
  'objects/Trip__c/Trip__c.object-meta.xml': `<?xml version="1.0"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>Trip</label><pluralLabel>Trips</pluralLabel><nameField><label>N</label><type>Text</type></nameField></CustomObject>`,
  'objects/Contact/fields/Level__c.field-meta.xml': `<?xml version="1.0"?><CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Level__c</fullName><label>Level</label><type>Text</type><length>20</length></CustomField>`,
};

const OUTCOMES = await results(
  {
    currencies: `
      System.assertEquals(true, UserInfo.isMultiCurrencyOrganization());
      System.assertEquals('USD', [SELECT IsoCode FROM CurrencyType WHERE IsCorporate = true].IsoCode);
      insert new Trip__c(Name = 't');
      System.assertEquals('USD', [SELECT CurrencyIsoCode FROM Trip__c].CurrencyIsoCode);
      Database.SaveResult refused = Database.insert(new Account(Name = 'a', CurrencyIsoCode = 'XXX'), false);
      System.assertEquals('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', refused.getErrors()[0].getStatusCode().name());
      insert new Opportunity(Name = 'o', StageName = 'Prospecting', CloseDate = Date.today(), Amount = 5);
      System.assertEquals(5, [SELECT convertCurrency(Amount) FROM Opportunity].Amount);`,
    person: `
      Account a = new Account(FirstName = 'Jo', LastName = 'Fry', PersonEmail = 'jo@example.com', Level__pc = 'gold');
      insert a;
      a = [SELECT Name, IsPersonAccount, PersonContactId FROM Account];
      System.assertEquals('Jo Fry', a.Name);
      System.assertEquals(true, a.IsPersonAccount);
      Contact c = [SELECT Email, Level__c, AccountId, IsPersonAccount FROM Contact];
      System.assertEquals(a.PersonContactId, c.Id);
      System.assertEquals(a.Id, c.AccountId);
      System.assertEquals('jo@example.com', c.Email);
      System.assertEquals('gold', c.Level__c);
      a.PersonEmail = 'fry@example.com';
      update a;
      System.assertEquals('fry@example.com', [SELECT Email FROM Contact].Email);
      c.FirstName = 'Joe';
      update c;
      System.assertEquals('Joe Fry', [SELECT Name FROM Account].Name);
      delete a;
      System.assertEquals(0, [SELECT COUNT() FROM Contact]);`,
    business: `
      insert new Account(Name = 'Inc');
      Account a = [SELECT IsPersonAccount, PersonContactId FROM Account];
      System.assertEquals(false, a.IsPersonAccount);
      System.assertEquals(null, a.PersonContactId);
      a.LastName = 'Fry';
      Database.SaveResult refused = Database.update(a, false);
      System.assertEquals('INVALID_FIELD_FOR_INSERT_UPDATE', refused.getErrors()[0].getStatusCode().name());`,
    communities: `
      Profile p = [SELECT UserType, UserLicense.Name FROM Profile WHERE Name = 'Customer Community User'];
      System.assertEquals('CspLitePortal', p.UserType);
      System.assertEquals('Customer Community', p.UserLicense.Name);`,
    names: `System.assertEquals(true, Schema.SObjectType.Contact.fields.getMap().containsKey('MiddleName'));`,
  },
  {
    ...ITEM,
  },
  {
    features: ['MultiCurrency', 'PersonAccounts', 'Communities'],
    settings: { nameSettings: { enableMiddleName: true } },
  },
);

describe('an org with several currencies', () => {
  it('gives records the currency of their user and refuses unknown ones', () =>
    assert.equal(OUTCOMES['currencies'], 'Pass'));
});

describe('an org with person accounts', () => {
  it('keeps a contact behind each person, both ways', () => assert.equal(OUTCOMES['person'], 'Pass'));
  it('leaves business accounts alone', () => assert.equal(OUTCOMES['business'], 'Pass'));
});

describe('an org with communities and middle names', () => {
  it('has licences and profiles of customers', () => assert.equal(OUTCOMES['communities'], 'Pass'));
  it('has middle names', () => assert.equal(OUTCOMES['names'], 'Pass'));
});
