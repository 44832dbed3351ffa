/**
 * Setup objects and data cannot be written in one transaction.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dml_non_mix_sobjects.htm
 */
import { dmlError } from '../runtime/values/apexException.ts';
import type { ObjectType } from '../schema/schema.ts';
import type { SObject } from '../runtime/values/sObject.ts';
import type { DmlOperation, WrittenKinds } from './context.ts';

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

/** Changes of these fields of a user, and of no others, make an update one of a setup object. */
const USER_FIELDS = ['userroleid', 'isactive', 'forecastenabled', 'isportalenabled', 'username', 'profileid'];

/**
 * What of a setup object goes together with data all the same: new users without a role, users whose rights stay as they are, and new and
 * changed groups.
 */
function goesWithData(object: ObjectType, operation: DmlOperation, records: readonly SObject[]): boolean {
  if (object.apiName === 'Group') return operation === 'insert' || operation === 'update';
  if (object.apiName !== 'User') return false;
  const set = (record: SObject, field: string): boolean => (record.fields.get(field) ?? null) !== null;
  if (operation === 'insert') return !records.some((record) => set(record, 'userroleid'));
  return operation === 'update' && !records.some((record) => USER_FIELDS.some((field) => record.fields.has(field)));
}

/** Notes what is written; throws where it does not go together with what was written before. */
export function watchMixedDml(
  written: WrittenKinds | null,
  object: ObjectType,
  operation: DmlOperation,
  records: readonly SObject[],
): void {
  if (written === null || object.kind === 'customSetting') return;
  if (goesWithData(object, operation, records)) return;
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
