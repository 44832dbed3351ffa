/** Users in tests: `System.runAs` of new ones, and what may be written beside them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { results } from './apexTests.ts';

const USER = `new User(Alias = 'new', LastName = 'New', Username = 'new.user@warehouse.test', Email = 'new.user@warehouse.test',
  ProfileId = [SELECT Id FROM Profile WHERE Name = 'Standard User'].Id, EmailEncodingKey = 'UTF-8',
  LanguageLocaleKey = 'en_US', LocaleSidKey = 'en_US', TimeZoneSidKey = 'America/Los_Angeles')`;

test('runAs saves a user that is new', async () => {
  const found = await results({
    newUser: `User u = ${USER}; System.runAs(u) { System.assertEquals(u.Id, UserInfo.getUserId()); } System.assertNotEquals(null, u.Id);`,
  });
  assert.deepEqual(found, { newUser: 'Pass' });
});

test('a new user without a role goes together with data, one with a role does not', async () => {
  const found = await results({
    withoutRole: `insert new Account(Name = 'A'); insert ${USER};`,
    withRole: `UserRole r = new UserRole(Name = 'R'); System.runAs(new User(Id = UserInfo.getUserId())) { insert r; }
      insert new Account(Name = 'A'); User u = ${USER}; u.UserRoleId = r.Id; insert u;`,
    renamed: `User u = ${USER}; System.runAs(new User(Id = UserInfo.getUserId())) { insert u; }
      insert new Account(Name = 'A'); update new User(Id = u.Id, Title = 'Clerk');`,
  });
  assert.equal(found['withoutRole'], 'Pass');
  assert.match(found['withRole'] ?? '', /MIXED_DML_OPERATION/);
  assert.equal(found['renamed'], 'Pass');
});
