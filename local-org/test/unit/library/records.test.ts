/** sObjects, describes, collections of records, dates and types. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shows, throws } from './apex.ts';

describe('SObject', () => {
  it('is equal by field values, clones included', () => {
    const setUp = "Account a = new Account(Name = 'x'); Account b = a.clone(); Account c = a.clone(); c.Name = 'y';";
    assert.deepEqual(shows(['a == b', 'a === b', 'a == c', 'new Set<Account>{ a, b }.size()'], setUp), [
      'true',
      'false',
      'false',
      '1',
    ]);
  });

  it('refuses fields that are not its own', () => {
    const setUp = "Account a = new Account(Name = 'x');";
    const expected = 'System.SObjectException: Contact.FirstName does not belong to SObject type Account';
    assert.equal(throws("a.put(Contact.FirstName, 'x');", setUp), expected);
    assert.equal(throws("a.get('Bogus__c');", setUp), 'System.SObjectException: Invalid field Bogus__c for Account');
    assert.equal(
      throws("a.getSObjects('Bogus');", setUp),
      'System.SObjectException: Invalid aggregate relationship Bogus for Account',
    );
    assert.equal(
      throws("a.put('AnnualRevenue', 'x');", setUp),
      'System.SObjectException: Illegal assignment from String to Decimal',
    );
  });

  it('lists populated fields in the order they were set', () => {
    const setUp = "Account a = new Account(Site = 's', Name = 'x'); a.Phone = null;";
    assert.deepEqual(shows(['a.getPopulatedFieldsAsMap()', "a.isSet('Phone')", "a.isSet('Fax')"], setUp), [
      '{Site=s, Name=x, Phone=null}',
      'true',
      'false',
    ]);
  });

  it('maps records by id and refuses those without', () => {
    const setUp = "List<Account> l = new List<Account>{ new Account(Id = '001D000000IqhSL') };";
    assert.deepEqual(shows(["new Map<Id, Account>(l).containsKey('001D000000IqhSL')"], setUp), ['true']);
    assert.equal(
      throws('new Map<Id, Account>(new List<Account>{ new Account() });'),
      'System.ListException: Row with null Id at index: 0',
    );
  });
});

describe('describe', () => {
  it('answers for objects and fields', () => {
    const shown = shows([
      'Account.SObjectType.getDescribe().getKeyPrefix()',
      "Schema.getGlobalDescribe().get('ACCOUNT')",
      "Account.SObjectType.getDescribe().fields.getMap().get('NAME').getDescribe().getType()",
      'Contact.AccountId.getDescribe().getReferenceTo()',
      'Opportunity.StageName.getDescribe().isNillable()',
    ]);
    assert.deepEqual(shown, ['001', 'Account', 'STRING', '(Account)', 'false']);
  });

  it('knows types by name', () => {
    const shown = shows([
      "Type.forName('Map<String,List<Id>>')",
      "Type.forName('account')",
      "Type.forName('Nothing')",
      'List<Account>.class.getName()',
    ]);
    assert.deepEqual(shown, ['Map<String,List<Id>>', 'Account', 'null', 'List<Account>']);
  });
});

describe('dates', () => {
  it('read and format as the platform does', () => {
    const shown = shows([
      "Date.valueOf('2026-1-2')",
      "Date.valueOf('2026-01-02 10:11:12')",
      "Datetime.valueOfGmt('2026-01-02 03:04:05').formatGmt('EEE, d MMM yyyy hh:mm a')",
      "Datetime.newInstanceGmt(2026, 7, 1, 12, 0, 0).format('yyyy-MM-dd HH:mm Z', 'America/New_York')",
      'Date.newInstance(2026, 1, 1).daysBetween(Date.newInstance(2026, 3, 1))',
      'String.valueOf(Date.newInstance(2026, 1, 2))',
      'Date.newInstance(2026, 11, 23).toStartOfWeek()',
      'Date.newInstance(2026, 1, 2).format()',
    ]);
    assert.deepEqual(shown, [
      '2026-01-02 00:00:00',
      '2026-01-02 00:00:00',
      'Fri, 2 Jan 2026 03:04 AM',
      '2026-07-01 08:00 -0400',
      '59',
      '2026-01-02',
      '2026-11-22 00:00:00',
      '1/2/2026',
    ]);
    assert.equal(throws("Date.valueOf('x');"), 'System.TypeException: Invalid date: x');
  });
});

describe('collections', () => {
  it('sort by natural order, nulls first', () => {
    const setUp = "List<String> l = new List<String>{ 'b', 'A', 'a', null }; l.sort();";
    assert.deepEqual(shows(['l'], setUp), ['(null, A, a, b)']);
  });

  it('refuse a change while a loop runs over them', () => {
    const loop = 'List<Integer> l = new List<Integer>{ 1, 2 }; for (Integer i : l) { l.add(3); }';
    assert.equal(throws(loop), 'System.FinalException: Cannot modify a collection while it is being iterated.');
  });

  it('show ten members and an ellipsis', () => {
    const setUp = 'List<Integer> l = new List<Integer>(); for (Integer i = 0; i < 12; i++) { l.add(i); }';
    assert.deepEqual(shows(['l'], setUp), ['(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ...)']);
  });

  it('refuse an index outside', () => {
    assert.equal(throws('Integer i = new List<Integer>()[0];'), 'System.ListException: List index out of bounds: 0');
  });
});
