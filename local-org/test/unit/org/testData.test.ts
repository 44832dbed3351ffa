/** What tests can ask of the platform: data files, stub rows, install scripts, continuations, mail, locks. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { results } from './apexTests.ts';

const RESOURCE = `<?xml version="1.0" encoding="UTF-8"?>
<StaticResource xmlns="http://soap.sforce.com/2006/04/metadata"><contentType>text/csv</contentType></StaticResource>`;

const SCRIPTS = `public class Scripts implements InstallHandler, UninstallHandler, SandboxPostCopy {
  public static String seen = '';
  public void onInstall(InstallContext c) { seen = c.isUpgrade() + ' ' + c.isPush() + ' ' + c.previousVersion()?.major(); }
  public void onUninstall(UninstallContext c) { seen = 'gone ' + (c.uninstallerId() == UserInfo.getUserId()); }
  public void runApexClass(SandboxContext c) { seen = c.sandboxName(); }
}`;

const WAITER = `public class Waiter {
  public Continuation start() {
    Continuation c = new Continuation(40);
    c.continuationMethod = 'done';
    HttpRequest q = new HttpRequest(); q.setEndpoint('https://example.com'); q.setMethod('GET');
    c.state = c.addHttpRequest(q);
    return c;
  }
  public Object done(Object state) { return Continuation.getResponse((String) state).getBody(); }
}`;

const TEMPLATE = `EmailTemplate t = new EmailTemplate(Name = 'T', DeveloperName = 'T', TemplateType = 'text', FolderId = UserInfo.getUserId(),
    Subject = 'Hi {!Contact.FirstName}', Body = 'About {!Account.Name} {!Contact.Fax}', IsActive = true);
  System.runAs(new User(Id = UserInfo.getUserId())) { insert t; }
  Account a = new Account(Name = 'Acme'); insert a;
  Contact c = new Contact(FirstName = 'Ada', LastName = 'L', Email = 'ada@example.com'); insert c;`;

let outcomes: Record<string, string>;
const passes = (name: string): void => assert.equal(outcomes[name], 'Pass');

before(async () => {
  outcomes = await results(
    {
      loadData: `List<Account> rows = Test.loadData(Account.SObjectType, 'accounts');
        Assert.areEqual(2, rows.size());
        Account a = [SELECT Name, NumberOfEmployees, AnnualRevenue FROM Account WHERE Name = 'One, Inc'];
        Assert.areEqual(5, a.NumberOfEmployees);
        Assert.areEqual(1200, a.AnnualRevenue);
        Assert.areEqual(a.Id, rows[0].Id);
        try { Test.loadData(Account.SObjectType, 'none'); Assert.fail(); }
        catch (InvalidParameterValueException e) { Assert.areEqual('Static Resource none does not exist', e.getMessage()); }`,
      stubRows: `Account a = (Account) Test.createStubQueryRow(Account.SObjectType,
          new Map<String, Object>{ 'Name' => 'x', 'CreatedDate' => Datetime.newInstanceGmt(2020, 1, 1) });
        Assert.areEqual(2020, a.CreatedDate.yearGmt());
        Assert.areEqual(0, [SELECT COUNT() FROM Account]);`,
      scripts: `Test.testInstall(new Scripts(), null);
        Assert.areEqual('false false null', Scripts.seen);
        Test.testInstall(new Scripts(), new Version(2, 1), true);
        Assert.areEqual('true true 2', Scripts.seen);
        Test.testUninstall(new Scripts());
        Assert.areEqual('gone true', Scripts.seen);
        Test.testSandboxPostCopyScript(new Scripts(), UserInfo.getOrganizationId(), UserInfo.getOrganizationId(), 'box');
        Assert.areEqual('box', Scripts.seen);`,
      continuation: `Waiter w = new Waiter();
        Continuation c = w.start();
        Assert.areEqual(1, c.getRequests().size());
        HttpResponse r = new HttpResponse(); r.setBody('late');
        Test.setContinuationResponse('Continuation-1', r);
        Assert.areEqual('late', Test.invokeContinuationMethod(w, c));`,
      locks: `Account a = new Account(Name = 'a'); insert a;
        Assert.isFalse(Approval.isLocked(a.Id));
        Assert.isTrue(Approval.lock(a).isSuccess());
        Assert.isTrue(Approval.isLocked(new List<Id>{ a.Id }).get(a.Id));
        update a;
        User u = new User(LastName = 'u', Alias = 'u', Email = 'u@example.com', Username = 'u@locks.example.com',
          EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US', LocaleSidKey = 'en_US', TimeZoneSidKey = 'GMT',
          ProfileId = [SELECT Id FROM Profile WHERE Name = 'Standard User'].Id);
        System.runAs(u) {
          try { update a; Assert.fail(); } catch (DmlException e) {
            Assert.areEqual(StatusCode.ENTITY_IS_LOCKED, e.getDmlType(0), e.getMessage());
          }
        }
        Assert.areEqual(a.Id, Approval.unlock(a.Id).getId());
        Assert.isFalse(Approval.isLocked(a));`,
      approval: `Account a = new Account(Name = 'a'); insert a;
        Approval.ProcessSubmitRequest r = new Approval.ProcessSubmitRequest();
        r.setObjectId(a.Id); r.setComments('please');
        Assert.areEqual('please', r.getComments());
        try { Approval.process(r); Assert.fail(); } catch (DmlException e) {
          Assert.areEqual('Process failed. First exception on row 0; first error: NO_APPLICABLE_PROCESS, '
            + 'No applicable approval process was found.: []', e.getMessage());
        }
        Assert.isFalse(Approval.process(r, false).isSuccess());`,
      mailProblems: `Messaging.SingleEmailMessage m = new Messaging.SingleEmailMessage();
        m.setToAddresses(new List<String>{ 'nowhere' }); m.setSubject('s'); m.setPlainTextBody('b');
        try { Messaging.sendEmail(new List<Messaging.Email>{ m }); Assert.fail(); } catch (EmailException e) {
          Assert.areEqual('SendEmail failed. First exception on row 0; first error: INVALID_EMAIL_ADDRESS, '
            + 'Email address is invalid: nowhere: [toAddresses, nowhere]', e.getMessage());
        }
        Messaging.SendEmailResult r = Messaging.sendEmail(new List<Messaging.Email>{ m }, false)[0];
        Assert.isFalse(r.isSuccess());
        Assert.areEqual(StatusCode.INVALID_EMAIL_ADDRESS, r.getErrors()[0].getStatusCode());`,
      template: `${TEMPLATE}
        Messaging.SingleEmailMessage m = Messaging.renderStoredEmailTemplate(t.Id, c.Id, a.Id);
        Assert.areEqual('Hi Ada', m.getSubject());
        Assert.areEqual('About Acme ', m.getPlainTextBody());
        Messaging.RenderEmailTemplateBodyResult b = Messaging.renderEmailTemplate(c.Id, a.Id, new List<String>{ '{!Contact.Bogus}' })[0];
        Assert.isFalse(b.getSuccess());
        Assert.areEqual('Contact.Bogus', b.getErrors()[0].getFieldName());
        Messaging.MassEmailMessage mass = new Messaging.MassEmailMessage();
        mass.setTemplateId(t.Id); mass.setTargetObjectIds(new List<Id>{ c.Id });
        Assert.isTrue(Messaging.sendEmail(new List<Messaging.Email>{ mass })[0].isSuccess());`,
    },
    {
      Scripts: SCRIPTS,
      Waiter: WAITER,
      'staticresources/accounts.resource-meta.xml': RESOURCE,
      'staticresources/accounts.csv': 'Name,NumberOfEmployees,AnnualRevenue\n"One, Inc",5,1200\nTwo,,\n',
    },
  );
});

describe('tests', () => {
  it('load records from a file', () => passes('loadData'));
  it('make rows that no query read', () => passes('stubRows'));
  it('run the scripts of a package', () => passes('scripts'));
  it('answer a continuation', () => passes('continuation'));
});

describe('approvals', () => {
  it('lock records for everybody but administrators', () => passes('locks'));
  it('find no process that applies', () => passes('approval'));
});

describe('mail', () => {
  it('says what is wrong with a message', () => passes('mailProblems'));
  it('fills in the fields of a template', () => passes('template'));
});
