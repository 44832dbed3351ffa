/** Queries given as text: their binds are the variables in sight of the call. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Org } from '../../../src/org/org.ts';

const META =
  '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>62.0</apiVersion><status>Active</status></ApexClass>';

const CLASS = `@IsTest private class BindsTest {
  private static String wanted = 'field';
  private static String textOf(String name) { return 'SELECT Id FROM Account WHERE Name = :' + name; }
  @IsTest static void binds() {
    insert new List<Account>{ new Account(Name = 'local'), new Account(Name = 'field') };
    String here = 'local';
    Assert.areEqual(1, Database.query(textOf('here')).size());
    Assert.areEqual(1, Database.query(textOf('WANTED')).size());
    here = 'nothing';
    Assert.areEqual(0, Database.query(textOf('here')).size());
    try { Database.query(textOf('elsewhere')); Assert.fail('bound'); }
    catch (QueryException e) { Assert.areEqual('Variable does not exist: elsewhere', e.getMessage()); }
  }
  @IsTest static void recycleBin() {
    Account kept = new Account(Name = 'kept');
    insert kept;
    Assert.isFalse(Database.emptyRecycleBin(kept).isSuccess());
    delete kept;
    Assert.isTrue(Database.emptyRecycleBin(kept).isSuccess());
    Assert.areEqual(0, [SELECT COUNT() FROM Account WHERE Id = :kept.Id ALL ROWS]);
  }
}`;

test('dynamic queries bind variables by name; the recycle bin can be emptied', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'binds-'));
  mkdirSync(join(folder, 'classes'));
  writeFileSync(join(folder, 'classes', 'BindsTest.cls'), CLASS);
  writeFileSync(join(folder, 'classes', 'BindsTest.cls-meta.xml'), META);
  const org = Org.open({ dataDir: ':memory:', sources: [folder], log: () => undefined });
  const seen: [string, string | null][] = [];
  org.runTests({}, undefined, (result) => seen.push([result.methodName, result.message]));
  await org.close();
  rmSync(folder, { recursive: true });
  assert.deepEqual(seen, [
    ['binds', null],
    ['recycleBin', null],
  ]);
});
