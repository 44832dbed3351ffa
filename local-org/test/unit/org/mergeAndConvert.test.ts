/** Merging records and converting leads. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { results } from './apexTests.ts';

const META =
  '<ApexTrigger xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion><status>Active</status></ApexTrigger>';
const TRIGGER = `trigger Watch on Account (before delete, after delete, before update, after update) {
  if (Trigger.isDelete) {
    Seen.events.add((Trigger.isBefore ? 'before' : 'after') + ' delete ' + (Trigger.old[0].MasterRecordId != null));
  } else {
    Seen.events.add((Trigger.isBefore ? 'before' : 'after') + ' update ' + Trigger.new[0].Name);
  }
}`;

const CONVERT = `
  Lead l = new Lead(FirstName = 'Jo', LastName = 'Fry', Company = 'Fry And Sons', Email = 'jo@example.com', City = 'Rome', Industry = 'Banking');
  insert l;
  Database.LeadConvert lc = new Database.LeadConvert();
  lc.setLeadId(l.Id);
  lc.setConvertedStatus([SELECT ApiName FROM LeadStatus WHERE IsConverted = true LIMIT 1].ApiName);`;

const OUTCOMES = await results(
  {
    statement: `
      List<Account> two = new List<Account>{ new Account(Name = 'Master'), new Account(Name = 'Duplicate', Phone = '1') };
      insert two;
      insert new Contact(LastName = 'Joe', AccountId = two[1].Id);
      Seen.events.clear();
      two[0].Phone = two[1].Phone;
      merge two[0] two[1];
      System.assertEquals(two[0].Id, [SELECT AccountId FROM Contact].AccountId);
      System.assertEquals('1', [SELECT Phone FROM Account].Phone);
      System.assertEquals(two[0].Id, [SELECT MasterRecordId FROM Account WHERE IsDeleted = true ALL ROWS].MasterRecordId);
      System.assertEquals(new List<String>{ 'before delete false', 'after delete true', 'before update Master', 'after update Master' },
        Seen.events);`,
    method: `
      List<Lead> three = new List<Lead>();
      for (Integer i = 0; i < 3; i++) { three.add(new Lead(LastName = 'L' + i, Company = 'C')); }
      insert three;
      Task t = new Task(WhoId = three[2].Id, Subject = 'Call');
      insert t;
      List<Database.MergeResult> merged = Database.merge(three[0], new List<Id>{ three[1].Id, three[2].Id }, false);
      System.assertEquals(2, merged.size());
      System.assertEquals(true, merged[0].isSuccess());
      System.assertEquals(new List<String>{ three[2].Id }, merged[1].getMergedRecordIds());
      System.assertEquals(three[0].Id, [SELECT WhoId FROM Task].WhoId);`,
    failing: `
      List<Account> two = new List<Account>{ new Account(Name = 'Master'), new Account(Name = 'Gone') };
      insert two;
      delete two[1];
      Database.MergeResult merged = Database.merge(two[0], two[1].Id, false);
      System.assertEquals(false, merged.isSuccess());
      System.assertEquals('ENTITY_IS_DELETED', merged.getErrors()[0].getStatusCode().name());
      try { merge two[0] two[1]; Assert.fail(); } catch (DmlException e) { System.assert(e.getMessage().startsWith('Merge failed.'), e.getMessage()); }`,
    convert: `${CONVERT}
      Task t = new Task(WhoId = l.Id, Subject = 'Call');
      insert t;
      Database.LeadConvertResult done = Database.convertLead(lc);
      System.assertEquals(true, done.isSuccess());
      Account a = [SELECT Name, BillingCity, Industry FROM Account WHERE Id = :done.getAccountId()];
      System.assertEquals('Fry And Sons', a.Name);
      System.assertEquals('Rome', a.BillingCity);
      Contact c = [SELECT AccountId, Email, Name FROM Contact WHERE Id = :done.getContactId()];
      System.assertEquals(a.Id, c.AccountId);
      System.assertEquals('Jo Fry', c.Name);
      Opportunity o = [SELECT Name, StageName, AccountId, (SELECT IsPrimary FROM OpportunityContactRoles) FROM Opportunity
        WHERE Id = :done.getOpportunityId()];
      System.assertEquals('Prospecting', o.StageName);
      System.assertEquals(true, o.OpportunityContactRoles[0].IsPrimary);
      l = [SELECT IsConverted, ConvertedContactId, ConvertedDate, Status FROM Lead];
      System.assertEquals(true, l.IsConverted);
      System.assertEquals('Closed - Converted', l.Status);
      System.assertEquals(c.Id, [SELECT WhoId FROM Task].WhoId);`,
    existing: `${CONVERT}
      Account a = new Account(Name = 'Known', Industry = 'Energy');
      insert a;
      lc.setAccountId(a.Id);
      lc.setDoNotCreateOpportunity(true);
      Database.LeadConvertResult done = Database.convertLead(lc);
      System.assertEquals(null, done.getOpportunityId());
      a = [SELECT Name, Industry, BillingCity FROM Account];
      System.assertEquals('Known', a.Name);
      System.assertEquals('Energy', a.Industry);
      System.assertEquals('Rome', a.BillingCity);`,
    twice: `${CONVERT}
      Database.convertLead(lc);
      Database.LeadConvertResult again = Database.convertLead(lc, false);
      System.assertEquals('CANNOT_UPDATE_CONVERTED_LEAD', again.getErrors()[0].getStatusCode().name());
      lc.setConvertedStatus('Nonsense');
      try { Database.convertLead(lc); Assert.fail(); } catch (DmlException e) { System.assert(e.getMessage().startsWith('ConvertLead failed.'), e.getMessage()); }`,
  },
  {
    'triggers/Watch.trigger': TRIGGER,
    'triggers/Watch.trigger-meta.xml': META,
    Seen: 'public class Seen { public static List<String> events = new List<String>(); }',
  },
);

describe('merge', () => {
  it('gives children to the master, deletes the duplicate and updates the master, in that order', () => {
    assert.equal(OUTCOMES['statement'], 'Pass');
  });
  it('takes two duplicates by id and reports on each', () => assert.equal(OUTCOMES['method'], 'Pass'));
  it('reports what is wrong with a duplicate', () => assert.equal(OUTCOMES['failing'], 'Pass'));
});

describe('lead conversion', () => {
  it('makes an account, a contact and an opportunity and closes the lead', () =>
    assert.equal(OUTCOMES['convert'], 'Pass'));
  it('fills only empty fields of an existing account', () => assert.equal(OUTCOMES['existing'], 'Pass'));
  it('refuses a converted lead', () => assert.equal(OUTCOMES['twice'], 'Pass'));
});
