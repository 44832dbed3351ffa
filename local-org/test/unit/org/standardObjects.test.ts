/** What the platform fills in on standard objects. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { results } from './apexTests.ts';

const OUTCOMES = await results(
  {
    orders: `
      Account a = new Account(Name = 'a');
      insert a;
      Product2 p = new Product2(Name = 'p', IsActive = true);
      insert p;
      PricebookEntry e = new PricebookEntry(Product2Id = p.Id, Pricebook2Id = Test.getStandardPricebookId(), UnitPrice = 5, IsActive = true);
      insert e;
      Order o = new Order(AccountId = a.Id, EffectiveDate = Date.today(), Status = 'Draft', Pricebook2Id = Test.getStandardPricebookId());
      insert o;
      insert new OrderItem(OrderId = o.Id, PricebookEntryId = e.Id, Quantity = 3, UnitPrice = 5);
      o = [SELECT OrderNumber, StatusCode, TotalAmount FROM Order];
      System.assertEquals('00000001', o.OrderNumber);
      System.assertEquals('Draft', o.StatusCode);
      System.assertEquals(15, o.TotalAmount);`,
    contracts: `
      Account a = new Account(Name = 'a');
      insert a;
      insert new Contract(AccountId = a.Id, StartDate = Date.newInstance(2026, 1, 15), ContractTerm = 12);
      Contract c = [SELECT ContractNumber, EndDate FROM Contract];
      System.assertEquals(Date.newInstance(2027, 1, 14), c.EndDate);
      System.assertNotEquals(null, c.ContractNumber);`,
    campaigns: `
      Campaign c = new Campaign(Name = 'c');
      insert c;
      System.assertEquals(2, [SELECT COUNT() FROM CampaignMemberStatus WHERE CampaignId = :c.Id]);
      Lead l = new Lead(FirstName = 'Jo', LastName = 'Fry', Company = 'Inc');
      insert l;
      insert new CampaignMember(CampaignId = c.Id, LeadId = l.Id, Status = 'Responded');
      CampaignMember m = [SELECT Name, CompanyOrAccount, HasResponded, Type FROM CampaignMember];
      System.assertEquals('Jo Fry', m.Name);
      System.assertEquals('Inc', m.CompanyOrAccount);
      System.assertEquals(true, m.HasResponded);
      System.assertEquals('Lead', m.Type);`,
    events: `
      Datetime start = Datetime.newInstanceGmt(2026, 5, 4, 10, 0, 0);
      insert new Event(Subject = 's', StartDateTime = start, DurationInMinutes = 30);
      Event e = [SELECT EndDateTime, ActivityDateTime FROM Event];
      System.assertEquals(start.addMinutes(30), e.EndDateTime);
      System.assertEquals(start, e.ActivityDateTime);`,
    relations: `
      List<Account> two = new List<Account>{ new Account(Name = 'a'), new Account(Name = 'b') };
      insert two;
      Contact c = new Contact(LastName = 'x', AccountId = two[0].Id);
      insert c;
      c.AccountId = two[1].Id;
      update c;
      System.assertEquals(two[1].Id, [SELECT AccountId FROM AccountContactRelation WHERE IsDirect = true].AccountId);
      System.assertEquals(2, [SELECT COUNT() FROM AccountContactRelation]);`,
    portal: `
      Account a = new Account(Name = 'a');
      insert a;
      Contact c = new Contact(LastName = 'x', AccountId = a.Id);
      insert c;
      User u = new User(LastName = 'Doe', Alias = 'doe', Email = 'doe@example.com', Username = 'portal@example.com.test', ContactId = c.Id,
        ProfileId = [SELECT Id FROM Profile WHERE Name = 'Customer Community User'].Id, TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US',
        EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US');
      insert u;
      u = [SELECT UserType, AccountId, IsPortalEnabled FROM User WHERE Id = :u.Id];
      System.assertEquals('CspLitePortal', u.UserType);
      System.assertEquals(a.Id, u.AccountId);
      System.assertEquals(true, u.IsPortalEnabled);`,
  },
  {},
  { features: ['Communities', 'ContactsToMultipleAccounts'] },
);

describe('standard objects', () => {
  it('number orders and sum up their products', () => assert.equal(OUTCOMES['orders'], 'Pass'));
  it('end contracts a day before the term is over', () => assert.equal(OUTCOMES['contracts'], 'Pass'));
  it('show the person behind a campaign member', () => assert.equal(OUTCOMES['campaigns'], 'Pass'));
  it('complete the times of events', () => assert.equal(OUTCOMES['events'], 'Pass'));
  it('relate contacts directly to their account', () => assert.equal(OUTCOMES['relations'], 'Pass'));
  it('make users of portals belong to their account', () => assert.equal(OUTCOMES['portal'], 'Pass'));
});
