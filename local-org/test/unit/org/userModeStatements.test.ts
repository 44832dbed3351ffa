/** Statements as a whole: user mode on closed objects, savepoints that count, JSON with members an object lacks. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { results } from './apexTests.ts';

const USER = `Profile p = [SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'];
  User u = new User(ProfileId = p.Id, Username = 'closed@example.test', Alias = 'closed', Email = 'c@example.test', EmailEncodingKey = 'UTF-8',
    LastName = 'Closed', LanguageLocaleKey = 'en_US', LocaleSidKey = 'en_US', TimeZoneSidKey = 'UTC'); insert u;`;

test('in user mode a statement on an object the user may not touch fails as a whole, also with partial success', async () => {
  const statement = `insert as user new Account(Name = 'x');`;
  const method = `Database.insert(new List<Account>{ new Account(Name = 'x') }, false, AccessLevel.USER_MODE);`;
  const body = (work: string): string =>
    `${USER} System.runAs(u) { try { ${work} System.assert(false); } catch (SecurityException e) {
      System.assertEquals('Access to entity \\'Account\\' denied', e.getMessage()); } }`;
  const found = await results({
    statement: body(statement),
    method: body(method),
    system: `${USER} System.runAs(u) { insert as system new Account(Name = 'x'); }`,
  });
  assert.deepEqual(found, { statement: 'Pass', method: 'Pass', system: 'Pass' });
});

test('setting, rolling back to and releasing a savepoint count as DML statements', async () => {
  const found = await results({
    savepoints: `Savepoint s = Database.setSavepoint(); Database.rollback(s); Database.releaseSavepoint(s); System.assertEquals(3, Limits.getDmlStatements());`,
  });
  assert.deepEqual(found, { savepoints: 'Pass' });
});

test('JSON for a record may hold what the object lacks, unless read strictly', async () => {
  const found = await results({
    lenient: `Account a = (Account) JSON.deserialize('{"Name":"x","Nothing":{"a":1}}', Account.class); System.assertEquals('x', a.Name);`,
    strict: `try { JSON.deserializeStrict('{"Name":"x","Nothing":1}', Account.class); System.assert(false); } catch (JSONException e) {
      System.assertEquals('No such column \\'Nothing\\' on sobject of type Account', e.getMessage()); }`,
  });
  assert.deepEqual(found, { lenient: 'Pass', strict: 'Pass' });
});
