/** Profiles as an org comes with them, and rights that follow from other objects. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { results } from './apexTests.ts';

const USER = `
  static User someone(String profileName) {
    User u = new User(LastName = 'Doe', Alias = 'doe', Email = 'doe@example.com', Username = profileName.deleteWhitespace() + '@example.com.test',
      ProfileId = [SELECT Id FROM Profile WHERE Name = :profileName].Id, TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US',
      EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US');
    insert u;
    return u;
  }`;

const OUTCOMES = await results(
  {
    systemPermissions: `
      Profile standard = [SELECT PermissionsSubmitMacrosAllowed, PermissionsMassInlineEdit, PermissionsPrivacyDataAccess, UserLicense.Name
        FROM Profile WHERE Name = 'Standard User'];
      System.assertEquals(true, standard.PermissionsSubmitMacrosAllowed);
      System.assertEquals(true, standard.PermissionsMassInlineEdit);
      System.assertEquals(false, standard.PermissionsPrivacyDataAccess);
      System.assertEquals('Salesforce', standard.UserLicense.Name);`,
    marketing: `
      System.runAs(Users.someone('Marketing User')) {
        System.assertEquals(true, Campaign.SObjectType.getDescribe().isDeletable());
        System.assertEquals(false, Case.SObjectType.getDescribe().isDeletable());
        System.assertEquals(true, CampaignMember.SObjectType.getDescribe().isCreateable());
        System.assertEquals(false, Account.Tradestyle.getDescribe().isUpdateable());
        System.assertEquals(true, Account.Description.getDescribe().isUpdateable());
      }`,
    readOnly: `
      System.runAs(Users.someone('Read Only')) {
        System.assertEquals(true, Account.SObjectType.getDescribe().isAccessible());
        System.assertEquals(false, Account.SObjectType.getDescribe().isUpdateable());
        System.assertEquals(true, Task.SObjectType.getDescribe().isAccessible());
        System.assertEquals(false, Task.SObjectType.getDescribe().isCreateable());
        System.assertEquals(false, OpportunityLineItem.SObjectType.getDescribe().isCreateable());
      }`,
    platform: `
      System.runAs(Users.someone('Standard Platform User')) {
        System.assertEquals(true, Account.SObjectType.getDescribe().isCreateable());
        System.assertEquals(false, Opportunity.SObjectType.getDescribe().isAccessible());
      }`,
    statuses: `
      System.assertEquals('Closed - Converted', [SELECT MasterLabel FROM LeadStatus WHERE IsConverted = true].MasterLabel);
      System.assertEquals(1, [SELECT COUNT() FROM CaseStatus WHERE IsClosed = true]);
      System.assertEquals(true, [SELECT IsDefault FROM BusinessHours WHERE IsActive = true].IsDefault);`,
  },
  { Users: `@IsTest public class Users { ${USER.replace('static', 'public static')} }` },
);

describe('standard profiles', () => {
  it('have the system permissions of their retrieved metadata', () =>
    assert.equal(OUTCOMES['systemPermissions'], 'Pass'));
  it('let marketing users manage campaigns but not delete cases or see fields of Data.com', () => {
    assert.equal(OUTCOMES['marketing'], 'Pass');
  });
  it('let read-only users look and not touch', () => assert.equal(OUTCOMES['readOnly'], 'Pass'));
  it('keep sales objects from users of the platform licence', () => assert.equal(OUTCOMES['platform'], 'Pass'));
});

describe('a new org', () => {
  it('has statuses and business hours as rows', () => assert.equal(OUTCOMES['statuses'], 'Pass'));
});

const PROFILE = `<?xml version="1.0"?><Profile xmlns="http://soap.sforce.com/2006/04/metadata"><custom>true</custom><userLicense>Salesforce</userLicense>
  <objectPermissions><object>Account</object><allowRead>true</allowRead><allowCreate>true</allowCreate></objectPermissions>
  <userPermissions><name>RunReports</name><enabled>true</enabled></userPermissions></Profile>`;

const DEPLOYED = await results(
  {
    own: `
      System.runAs(Users.someone('Clerk')) {
        System.assertEquals(true, Account.SObjectType.getDescribe().isCreateable());
        System.assertEquals(false, Account.SObjectType.getDescribe().isDeletable());
        System.assertEquals(false, Contact.SObjectType.getDescribe().isAccessible());
      }
      System.assertEquals(true, [SELECT PermissionsRunReports FROM Profile WHERE Name = 'Clerk'].PermissionsRunReports);`,
    over: `
      System.runAs(Users.someone('Standard User')) {
        System.assertEquals(false, Account.SObjectType.getDescribe().isDeletable());
        System.assertEquals(true, Contact.SObjectType.getDescribe().isDeletable());
      }`,
    refused: `
      System.runAs(Users.someone('Clerk')) {
        try {
          Database.insert(new List<Contact>{ new Contact(LastName = 'x') }, AccessLevel.USER_MODE);
          Assert.fail();
        } catch (SecurityException e) {
          System.assertEquals('Access to entity \\'Contact\\' denied', e.getMessage());
        }
      }`,
  },
  {
    Users: `@IsTest public class Users { ${USER.replace('static', 'public static')} }`,
    'profiles/Clerk.profile-meta.xml': PROFILE,
    'profiles/Standard.profile-meta.xml': PROFILE,
  },
);

describe('a profile of the source', () => {
  it('is made with the rights it states', () => assert.equal(DEPLOYED['own'], 'Pass'));
  it('changes what a standard profile has, and leaves the rest', () => assert.equal(DEPLOYED['over'], 'Pass'));
});

describe('DML in user mode without the right to the object', () => {
  it('ends in a security exception', () => assert.equal(DEPLOYED['refused'], 'Pass'));
});

const REFUSED = await results(
  {
    query: `
      System.runAs(Users.someone('Minimum Access - Salesforce')) {
        try {
          List<Account> rows = [SELECT Name, Phone FROM Account WITH USER_MODE];
          Assert.fail();
        } catch (QueryException e) {
          System.assertEquals(true, e.getInaccessibleFields().get('Account').contains('Phone'));
        }
      }`,
    strip: `
      insert new Account(Name = 'a');
      System.runAs(Users.someone('Standard User')) {
        SObjectAccessDecision decision = Security.stripInaccessible(AccessType.READABLE, [SELECT Name, Tradestyle FROM Account]);
        System.assertEquals(new Set<String>{ 'Tradestyle' }, decision.getRemovedFields().get('Account'));
      }`,
  },
  { Users: `@IsTest public class Users { ${USER.replace('static', 'public static')} }` },
);

describe('what a user may not read', () => {
  it('is told by the exception of a query in user mode', () => assert.equal(REFUSED['query'], 'Pass'));
  it('is stripped from records also where it is blank', () => assert.equal(REFUSED['strip'], 'Pass'));
});
