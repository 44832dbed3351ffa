/** What deployed permission sets give to people, and what the org says of metadata it does not use. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { Org } from '../../../src/org/org.ts';
import { memoryTree } from '../../../src/project/loadProject.ts';
import { prepareDeploy } from '../../../src/org/deploy/deployer.ts';
import { freshKeyPrefixes } from '../../../src/schema/buildSchema.ts';

const WAREHOUSE = resolve(import.meta.dirname, '..', '..', 'fixtures', 'warehouse');
const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const FILES = {
  'package.xml': '<Package/>',
  'permissionsets/Reader.permissionset': `<PermissionSet ${NAMESPACE}><label>Reader</label><objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Crate__c</object><viewAllRecords>false</viewAllRecords></objectPermissions></PermissionSet>`,
  'permissionsetgroups/Readers.permissionsetgroup': `<PermissionSetGroup ${NAMESPACE}><label>Readers</label><permissionSets>Reader</permissionSets></PermissionSetGroup>`,
};

describe('setup rows', () => {
  it('give rights through a permission set group, and take them away with the assignment', async () => {
    const org = Org.open({ dataDir: ':memory:', sources: [WAREHOUSE], log: () => undefined });
    const options = { checkOnly: false, testLevel: 'NoTestRun', runTests: [] } as const;
    const result = org.deploy(memoryTree(FILES), options);
    assert.ok(result.success, JSON.stringify(result.details.componentFailures));
    const admin = org.login(org.adminUsername);
    const apex = `Id profile = [SELECT Id FROM Profile WHERE Name = 'Standard User'].Id;
      User u = new User(Username = 'reader@local.org', LastName = 'Reader', Email = 'r@local.org', Alias = 'reader', TimeZoneSidKey = 'UTC',
        LocaleSidKey = 'en_US', EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US', ProfileId = profile);
      insert u;
      insert new PermissionSetAssignment(AssigneeId = u.Id, PermissionSetGroupId = [SELECT Id FROM PermissionSetGroup].Id);`;
    const ran = org.executeAnonymous(admin, apex);
    assert.ok(ran.success, `${ran.compileProblem} ${ran.exceptionMessage}`);
    const reader = org.login('reader@local.org');
    const ask = (): number => org.transact(reader, (tx) => tx.query('SELECT Id FROM Crate__c').records.length);
    assert.equal(ask(), 0);
    const removed = org.executeAnonymous(
      admin,
      "delete [SELECT Id FROM PermissionSetAssignment WHERE Assignee.Username = 'reader@local.org' AND PermissionSetGroupId != NULL];",
    );
    assert.ok(removed.success, `${removed.compileProblem} ${removed.exceptionMessage}`);
    assert.throws(ask, { errorCode: 'INVALID_TYPE' });
    await org.close();
  });

  it('assign the permission set of the profile to every user', async () => {
    const org = Org.open({ dataDir: ':memory:', log: () => undefined });
    const soql = `SELECT COUNT() FROM PermissionSetAssignment WHERE Assignee.Username = '${org.adminUsername}' AND PermissionSet.IsOwnedByProfile = TRUE`;
    assert.equal(org.transact(org.login(org.adminUsername), (tx) => tx.query(soql)).count, 1);
    await org.close();
  });

  it('says which metadata has no effect', () => {
    const rules = `<SharingRules ${NAMESPACE}></SharingRules>`;
    const prepared = prepareDeploy(
      new Map(),
      memoryTree({ 'package.xml': '<Package/>', 'sharingRules/Account.sharingRules': rules }),
      freshKeyPrefixes(),
      false,
    );
    assert.equal(prepared.failed, false);
    assert.deepEqual(
      prepared.findings.map(({ severity, file, message }) => [severity, file, message]),
      [
        [
          'warning',
          'sharingRules/Account.sharingRules',
          'SharingRules Account is kept but has no effect in the local org',
        ],
      ],
    );
  });
});
