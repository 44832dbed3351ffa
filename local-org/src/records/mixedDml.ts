/**
 * Setup objects and data cannot be written in one transaction.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dml_non_mix_sobjects.htm
 */
import { dmlError } from '../runtime/values/apexException.ts';
import type { ObjectType } from '../schema/schema.ts';
import type { WrittenKinds } from './context.ts';

const SETUP = new Set([
  'User',
  'UserRole',
  'Group',
  'GroupMember',
  'PermissionSet',
  'PermissionSetAssignment',
  'PermissionSetGroup',
  'PermissionSetGroupComponent',
  'ObjectPermissions',
  'FieldPermissions',
  'SetupEntityAccess',
  'QueueSobject',
]);

/** Notes what is written; throws where it does not go together with what was written before. */
export function watchMixedDml(written: WrittenKinds | null, object: ObjectType): void {
  if (written === null || object.kind === 'customSetting') return;
  const isSetup = SETUP.has(object.apiName);
  const other = isSetup ? written.data : written.setup;
  if (other !== null) {
    const message = `DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): ${object.apiName}, original object: ${other}`;
    const row = { index: 0, id: null, statusCode: 'MIXED_DML_OPERATION', message, fields: [] };
    throw dmlError(`DML failed. First exception on row 0; first error: MIXED_DML_OPERATION, ${message}: []`, [row]);
  }
  if (isSetup) written.setup ??= object.apiName;
  else written.data ??= object.apiName;
}
