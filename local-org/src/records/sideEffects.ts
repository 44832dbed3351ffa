/** What the platform writes on its own when certain objects are saved. */
import type { ObjectType } from '../schema/schema.ts';
import { insertSystemRow } from '../store/systemRow.ts';
import { addMemberStatuses } from './derive/campaigns.ts';
import { publishVersion } from './derive/files.ts';
import type { SaveContext } from './context.ts';
import { hasPersonAccounts, writePersonAccounts, writePersonContacts } from './personAccounts.ts';
import type { Row } from './row.ts';

/** Follows a write of rows. */
export function afterWrite(
  context: SaveContext,
  object: ObjectType,
  operation: 'insert' | 'update',
  rows: readonly Row[],
): void {
  if (object.apiName === 'User') for (const row of rows) assignProfile(context, operation, row);
  if (object.apiName === 'Account' && hasPersonAccounts(object)) writePersonContacts(context, rows);
  if (object.apiName === 'Contact' && operation === 'update') writePersonAccounts(context, rows);
  if (object.apiName === 'Campaign' && operation === 'insert') {
    for (const row of rows) addMemberStatuses(context, row);
  }
  if (object.apiName === 'Contact') relateContacts(context, rows);
  if (object.apiName === 'ContentVersion' && operation === 'insert') {
    for (const row of rows) publishVersion(context, row);
  }
}

/** Every user has the permission set that belongs to their profile. */
function assignProfile(context: SaveContext, operation: 'insert' | 'update', row: Row): void {
  const profileId = row.record.fields.get('profileid') as string;
  if (operation === 'update' && row.before!.get('profileid') === profileId) return;
  const { store } = context;
  const owned = store.prepare('SELECT "Id" FROM "PermissionSet" WHERE "ProfileId" = ?').get(profileId) as
    [string] | undefined;
  if (owned === undefined) return;
  store
    .prepare(
      'DELETE FROM "PermissionSetAssignment" WHERE "AssigneeId" = ? AND "PermissionSetId" IN (SELECT "Id" FROM "PermissionSet" WHERE "IsOwnedByProfile" = 1)',
    )
    .run(row.record.id!);
  insertSystemRow(
    store,
    'PermissionSetAssignment',
    { PermissionSetId: owned[0], AssigneeId: row.record.id, IsActive: true },
    context.now(),
  );
}

/**
 * Where contacts can belong to several accounts, the account of the contact is its direct relation.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_accountcontactrelation.htm
 */
function relateContacts(context: SaveContext, rows: readonly Row[]): void {
  const { store } = context;
  if (store.schema.object('AccountContactRelation') === undefined) return;
  for (const row of rows) {
    const account = row.record.fields.get('accountid') ?? null;
    if (account === (row.before?.get('accountid') ?? null)) continue;
    const contact = row.record.id;
    const sql = 'UPDATE "AccountContactRelation" SET "IsDirect" = 0 WHERE "ContactId" = ?';
    store.prepare(sql).run(contact);
    if (account === null) continue;
    const known = store
      .prepare(
        'UPDATE "AccountContactRelation" SET "IsDirect" = 1 WHERE "ContactId" = ? AND "AccountId" = ? RETURNING "Id"',
      )
      .all(contact, account as string);
    if (known.length > 0) continue;
    const values = { AccountId: account, ContactId: contact, IsDirect: true, IsActive: true, IsDeleted: false };
    insertSystemRow(store, 'AccountContactRelation', values, context.now(), context.userId);
  }
}
