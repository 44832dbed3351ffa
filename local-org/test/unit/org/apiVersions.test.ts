/**
 * What follows from the API version of a class.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apex/versioned_behavior_changes.htm
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messages, testResults } from './namespacedProjects.ts';

const BASE = `public virtual class Base { private String name() { return 'base'; } public String hello() { return name(); } }`;
const CHILD = `public class Child extends Base { public String name() { return 'child'; } }`;
const ASKS = (expected: string): string =>
  `@IsTest private class Asks { @IsTest static void who() { System.assertEquals('${expected}', new Child().hello()); } }`;

test('private methods are replaced by those of subclasses only before API 61', async () => {
  const project = (apiVersion: string, expected: string): Parameters<typeof testResults>[0] => [
    { namespace: '', apiVersion, files: { Base: BASE, Child: CHILD, Asks: ASKS(expected) } },
  ];
  assert.deepEqual(await testResults(project('60.0', 'child')), { 'Asks.who': 'Pass' });
  assert.deepEqual(await testResults(project('61.0', 'base')), { 'Asks.who': 'Pass' });
});

test('WITH SECURITY_ENFORCED is refused from API 67 on', () => {
  const files = { Reads: `public class Reads { List<Account> a = [SELECT Id FROM Account WITH SECURITY_ENFORCED]; }` };
  assert.deepEqual(messages([{ namespace: '', apiVersion: '66.0', files }]), []);
  assert.deepEqual(messages([{ namespace: '', apiVersion: '67.0', files }]), [
    'WITH SECURITY_ENFORCED cannot be used in API version 67.0 and later; use WITH USER_MODE',
  ]);
});

const READS = `@IsTest private class Reads {
  @IsTest static void asUser() {
    insert new Account(Name = 'a');
    Profile p = [SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'];
    User u = new User(LastName = 'u', Alias = 'u', Email = 'u@example.com', Username = 'u@example.com.local', ProfileId = p.Id, TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US');
    System.runAs(u) { System.assertEquals(1, Finder.find()); }
  }
}`;

test('from API 67 on queries obey the rights of the user, before they do not', async () => {
  const files = {
    Reads: READS,
    Finder: `public class Finder { public static Integer find() { return [SELECT Id FROM Account].size(); } }`,
  };
  const before = await testResults([{ namespace: '', apiVersion: '66.0', files }]);
  assert.equal(before['Reads.asUser'], 'Pass');
  const since = await testResults([{ namespace: '', apiVersion: '67.0', files }]);
  assert.match(since['Reads.asUser'] ?? '', /^System.QueryException:[^]*sObject type 'Account' is not supported/);
});
