import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fieldAccess, isRestricted, objectAccess, principals } from '../../../src/access/userAccess.ts';
import { loadProject, memoryTree } from '../../../src/project/loadProject.ts';
import { buildSchema } from '../../../src/schema/buildSchema.ts';
import { fieldFile, noRights, objectFile } from '../records/support.ts';

const { schema } = buildSchema(
  loadProject(
    memoryTree({
      ...objectFile('Goal__c', '<label>Goal</label><sharingModel>Read</sharingModel>'),
      ...fieldFile('Goal__c', 'Free__c', '<label>Free</label><type>Text</type><length>5</length>'),
      ...fieldFile(
        'Goal__c',
        'Must__c',
        '<label>Must</label><type>Text</type><length>5</length><required>true</required>',
      ),
    }),
  ),
);
const goal = schema.object('Goal__c')!;
const account = schema.object('Account')!;

describe('rights', () => {
  it('are none without a permission', () => {
    const user = noRights('005');
    assert.equal(objectAccess(user, goal).read, false);
    assert.equal(fieldAccess(user, goal, goal.fields.get('Free__c')!).read, false);
    assert.equal(
      fieldAccess(user, account, account.fields.get('Industry')!).read,
      true,
      'profiles show standard fields',
    );
    const minimal = { ...user, standardFields: false };
    assert.equal(fieldAccess(minimal, account, account.fields.get('Industry')!).read, false);
  });

  it('never hide required fields, names and system fields of a readable object', () => {
    const user = noRights('005');
    for (const name of ['Must__c', 'Name', 'CreatedDate', 'OwnerId']) {
      assert.equal(fieldAccess(user, goal, goal.fields.get(name)!).read, true, name);
    }
  });

  it('are complete with modify all data', () => {
    const admin = { ...noRights('005'), modifyAllData: true };
    assert.equal(objectAccess(admin, goal).delete, true);
    assert.equal(fieldAccess(admin, goal, goal.fields.get('Free__c')!).edit, true);
    assert.equal(isRestricted(admin, goal, 'edit'), false);
  });

  it('reach records of a public read-only object for reading, not for editing', () => {
    const user = noRights('005');
    assert.equal(isRestricted(user, goal, 'read'), false);
    assert.equal(isRestricted(user, goal, 'edit'), true);
    assert.equal(isRestricted(user, account, 'edit'), false);
    assert.deepEqual(principals({ ...user, groupIds: ['00G'], subordinateIds: ['006'] }), ['005', '00G', '006']);
  });
});
