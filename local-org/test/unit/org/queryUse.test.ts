/** What queries use of the limits, and what the API refuses of them. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { OrgError } from '../../../src/org/errors.ts';
import { Org } from '../../../src/org/org.ts';
import { results } from './apexTests.ts';

it('rows of queries count as the platform counts them', async () => {
  const outcome = await results({
    counts: `List<Account> accounts = new List<Account>();
      for (Integer i = 0; i < 5; i++) accounts.add(new Account(Name = 'a' + i, NumberOfEmployees = i));
      insert accounts;
      insert new List<Contact>{ new Contact(LastName = 'x', AccountId = accounts[0].Id), new Contact(LastName = 'y', AccountId = accounts[1].Id) };
      Integer before = Limits.getQueryRows();
      List<Account> rows = [SELECT Id, (SELECT Id FROM Contacts), (SELECT Id FROM Cases) FROM Account];
      Assert.areEqual(7, Limits.getQueryRows() - before);
      Assert.areEqual(2, Limits.getAggregateQueries());
      before = Limits.getQueryRows();
      AggregateResult[] sums = [SELECT SUM(NumberOfEmployees) n FROM Account];
      Assert.areEqual(5, Limits.getQueryRows() - before);
      Assert.areEqual(new Set<String>{ 'n' }, sums[0].getPopulatedFieldsAsMap().keySet());
      before = Limits.getQueryRows();
      sums = [SELECT COUNT(Id) n FROM Account];
      Integer plain = [SELECT COUNT() FROM Account];
      Assert.areEqual(2, Limits.getQueryRows() - before);`,
    empty: `List<SObject> none = Database.query('SELECT SUM(Amount) FROM Opportunity WHERE Name = \\'x\\' GROUP BY StageName');
      Assert.isTrue(none instanceof List<AggregateResult>);`,
    refusedFields: `Profile standard = [SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce' OR Name = 'Standard User' LIMIT 1];
      Assert.isNotNull(standard);
      try { Database.query('SELECT Nothing FROM Account'); Assert.fail(); }
      catch (QueryException e) { Assert.isTrue(e.getInaccessibleFields().isEmpty()); }`,
  });
  assert.deepEqual(outcome, { counts: 'Pass', empty: 'Pass', refusedFields: 'Pass' });
});

it('the API takes no bind variables', async () => {
  const org = Org.open({ dataDir: ':memory:', log: () => undefined });
  const session = org.login(org.adminUsername);
  assert.throws(
    () => org.transact(session, (tx) => tx.query('SELECT Id FROM Account WHERE Name = :x')),
    (error) => error instanceof OrgError && /Bind variables only allowed in Apex code/.test(error.message),
  );
  await org.close();
});
