/** Visualforce as Apex sees it: pages by name, messages, standard controllers. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { results } from './apexTests.ts';

const META = `<?xml version="1.0" encoding="UTF-8"?>
<ApexPage xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion><label>Hello</label></ApexPage>`;

const ACCOUNTS = `List<Account> all = new List<Account>();
  for (Integer i = 0; i < 45; i++) all.add(new Account(Name = 'a' + i));`;

let outcomes: Record<string, string>;
const passes = (name: string): void => assert.equal(outcomes[name], 'Pass');

before(async () => {
  outcomes = await results(
    {
      reference: `PageReference p = Page.HelloWorld;
        p.getParameters().put('Name', 'a b&c'); p.setRedirect(true); p.setAnchor('end');
        Assert.areEqual('/apex/helloworld?Name=a+b%26c#end', p.getUrl());
        Assert.areEqual('a b&c', p.getParameters().get('name'));
        Assert.isTrue(p.getRedirect());
        Assert.areEqual('1', new PageReference('/x?id=1').getParameters().get('ID'));`,
      currentPage: `Assert.isNull(ApexPages.currentPage().getParameters().get('id'));
        Test.setCurrentPage(Page.HelloWorld);
        ApexPages.currentPage().getParameters().put('id', '7');
        Assert.areEqual('/apex/helloworld?id=7', System.currentPageReference().getUrl());`,
      messages: `Assert.isFalse(ApexPages.hasMessages());
        ApexPages.addMessage(new ApexPages.Message(ApexPages.Severity.INFO, 'so'));
        try { insert new Account(); } catch (DmlException e) { ApexPages.addMessages(e); }
        Assert.areEqual(2, ApexPages.getMessages().size());
        Assert.areEqual('so', ApexPages.getMessages()[0].getDetail());
        Assert.isTrue(ApexPages.hasMessages(ApexPages.Severity.ERROR));
        Assert.isFalse(ApexPages.hasMessages(ApexPages.Severity.FATAL));
        Test.clearApexPageMessages();
        Assert.isFalse(ApexPages.hasMessages());`,
      controller: `Account a = new Account(Name = 'a');
        ApexPages.StandardController c = new ApexPages.StandardController(a);
        Assert.isNull(c.getId());
        PageReference saved = c.save();
        Assert.areEqual('/' + a.Id, saved.getUrl());
        Assert.areEqual('/' + a.Id + '/e', c.edit().getUrl());
        a.Name = null;
        Assert.isNull(c.save());
        Assert.isTrue(ApexPages.hasMessages(ApexPages.Severity.ERROR));
        try { c.addFields(new List<String>{ 'Name' }); Assert.fail(); } catch (SObjectException e) {
          Assert.isTrue(e.getMessage().startsWith('You cannot call addFields when'), e.getMessage());
        }
        Assert.areEqual('/001/o', c.delete().getUrl());
        Assert.areEqual(0, [SELECT COUNT() FROM Account]);`,
      setController: `${ACCOUNTS} insert all;
        ApexPages.StandardSetController c = new ApexPages.StandardSetController(
          Database.getQueryLocator('SELECT Name FROM Account'));
        Assert.areEqual(45, c.getResultSize());
        Assert.areEqual(20, c.getRecords().size());
        c.next(); c.next(); c.next();
        Assert.areEqual('3 5 false true', c.getPageNumber() + ' ' + c.getRecords().size() + ' ' + c.getHasNext() + ' ' + c.getHasPrevious());
        c.setPageSize(50);
        Assert.areEqual(45, ((List<Account>) c.getRecords()).size());
        Account one = (Account) c.getRecords()[0]; one.Name = 'changed';
        c.setSelected(new List<Account>{ one });
        c.save();
        Assert.areEqual(1, [SELECT COUNT() FROM Account WHERE Name = 'changed']);`,
      values: `SelectOption o = new SelectOption('v', 'l', true);
        Assert.areEqual('v l true true', o.getValue() + ' ' + o.getLabel() + ' ' + o.getDisabled() + ' ' + o.getEscapeItem());
        Cookie k = new Cookie('n', 'v', null, -1, false);
        Page.HelloWorld.setCookies(new List<Cookie>{ k });
        Assert.areEqual('n v -1', k.getName() + ' ' + k.getValue() + ' ' + k.getMaxAge());
        try { Page.HelloWorld.getContent(); Assert.fail(); } catch (VisualforceException e) {
          Assert.areEqual('Methods defined as TestMethod do not support getContent call', e.getMessage());
        }`,
    },
    { 'pages/HelloWorld.page': '<apex:page />', 'pages/HelloWorld.page-meta.xml': META },
  );
});

describe('pages', () => {
  it('are named with parameters and an anchor', () => passes('reference'));
  it('can be the current one', () => passes('currentPage'));
  it('collect messages', () => passes('messages'));
  it('have cookies and options, and no content in tests', () => passes('values'));
});

describe('standard controllers', () => {
  it('save, delete and lead on', () => passes('controller'));
  it('of a set turn its pages and save what is selected', () => passes('setController'));
});

it('Page names only what is there', async () => {
  await assert.rejects(results({ missing: 'PageReference p = Page.Missing;' }), /Page Missing does not exist/);
});
