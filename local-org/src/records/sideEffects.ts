/** What the platform writes on its own when certain objects are saved. */
import type { ObjectType } from '../schema/schema.ts';
import { insertSystemRow } from '../store/systemRow.ts';
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
