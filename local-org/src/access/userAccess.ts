/** What one user may do, as plain facts; decisions are pure functions over them. */
import type { CaseMap } from '../base/caseMap.ts';
import type { FieldType, ObjectType } from '../schema/schema.ts';
import { ACTIVITIES, followedObject, isClosedField, isOpenToAll } from './inheritedRights.ts';

/** Object permissions. https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_objectpermissions.htm */
export interface ObjectAccess {
  readonly read: boolean;
  readonly create: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly viewAll: boolean;
  readonly modifyAll: boolean;
}

/** Field permissions. */
export interface FieldAccess {
  readonly read: boolean;
  readonly edit: boolean;
}

/** Everything known about a user's rights. */
export interface UserAccess {
  readonly userId: string;
  readonly profileId: string | null;
  readonly roleId: string | null;
  readonly modifyAllData: boolean;
  readonly viewAllData: boolean;
  readonly systemPermissions: ReadonlySet<string>;
  readonly objects: CaseMap<ObjectAccess>;
  /** By `Object.Field`. */
  readonly fields: CaseMap<FieldAccess>;
  /** Whether the profile shows standard fields of standard objects, as every profile but the minimal one does. */
  readonly standardFields: boolean;
  readonly customPermissions: ReadonlySet<string>;
  /** Ids of classes, custom permissions and apps the user was given. */
  readonly setupEntities: ReadonlySet<string>;
  /** Groups and queues the user belongs to, directly or through other groups and roles. */
  readonly groupIds: readonly string[];
  /** Users below the user in the role hierarchy. */
  readonly subordinateIds: readonly string[];
}

const NOTHING: ObjectAccess = {
  read: false,
  create: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
};
const EVERYTHING: ObjectAccess = { read: true, create: true, edit: true, delete: true, viewAll: true, modifyAll: true };
const READ_ONLY: ObjectAccess = { ...NOTHING, read: true, viewAll: true };

/** What the user may do with an object. */
export function objectAccess(user: UserAccess, object: ObjectType): ObjectAccess {
  if (user.modifyAllData) return EVERYTHING;
  if (object.kind === 'share') return user.viewAllData ? READ_ONLY : shareAccess;
  const given = user.objects.get(object.apiName) ?? inheritedAccess(user, object);
  return user.viewAllData ? { ...given, read: true, viewAll: true } : given;
}

/** Rights to an object that no permission set mentions. */
function inheritedAccess(user: UserAccess, object: ObjectType): ObjectAccess {
  const followed = followedObject(object.apiName);
  if (followed !== null) {
    const { read, edit, viewAll, modifyAll } = user.objects.get(followed) ?? NOTHING;
    return { read, create: edit, edit, delete: edit, viewAll, modifyAll };
  }
  if (isOpenToAll(object.apiName)) return { ...EVERYTHING, viewAll: false, modifyAll: false };
  const activity = ACTIVITIES[object.apiName];
  if (activity !== undefined) {
    const read = user.systemPermissions.has(activity.read);
    const write = read && user.systemPermissions.has(activity.write);
    return { ...NOTHING, read, create: write, edit: write, delete: write };
  }
  if (object.kind === 'history') return historyAccess(user, object);
  return defaultAccess(object);
}

/** The history of a record is seen by those who see records of its object. */
function historyAccess(user: UserAccess, object: ObjectType): ObjectAccess {
  const parent = [...object.fields.values()].find((field) => field.deleteConstraint === 'Cascade')?.referenceTo[0];
  const given = parent === undefined ? undefined : user.objects.get(parent);
  return { ...NOTHING, read: given?.read ?? false, viewAll: given?.viewAll ?? false };
}

/** Share rows follow the record; everyone may see and make them where the record allows it. */
const shareAccess: ObjectAccess = { ...NOTHING, read: true, create: true, edit: true, delete: true };

/** Objects no permission set mentions: setup data and custom metadata are readable, data objects are closed. */
function defaultAccess(object: ObjectType): ObjectAccess {
  if (object.kind === 'setup' || object.kind === 'customMetadata' || object.apiName === 'User') return READ_ONLY;
  if (object.kind === 'customSetting') return { ...NOTHING, read: true };
  return NOTHING;
}

const ALWAYS_VISIBLE = new Set([
  'id',
  'isdeleted',
  'createddate',
  'createdbyid',
  'lastmodifieddate',
  'lastmodifiedbyid',
  'systemmodstamp',
  'ownerid',
  'recordtypeid',
]);

/** Fields that field-level security does not cover: required and system fields, names, masters. */
export function isUnrestricted(object: ObjectType, field: FieldType): boolean {
  if (object.kind !== 'custom' && object.kind !== 'standard' && object.kind !== 'platformEvent') return true;
  if (object.kind === 'platformEvent' || object.apiName === 'User') return true;
  if (ALWAYS_VISIBLE.has(field.apiName.toLowerCase()) || field.nameField || field.masterDetail) return true;
  return !field.nillable && field.type !== 'boolean';
}

/** Whether the user sees and may write a field; the object itself is not asked. */
export function fieldAccess(user: UserAccess, object: ObjectType, field: FieldType): FieldAccess {
  if (user.modifyAllData || isUnrestricted(object, field)) return { read: true, edit: true };
  const given = user.fields.get(`${object.apiName}.${field.compound ?? field.apiName}`);
  const isOpen = !field.custom && object.kind === 'standard' && !isClosedField(object.apiName, field.apiName);
  const visible = user.standardFields && isOpen;
  return given ?? { read: visible, edit: visible };
}

/** Users and groups through which the user sees records: self, groups, and everyone below in the hierarchy. */
export function principals(user: UserAccess): readonly string[] {
  return [user.userId, ...user.groupIds, ...user.subordinateIds];
}

/** Whether rows have to be narrowed down to what is owned by or shared with the user. */
export function isRestricted(user: UserAccess, object: ObjectType, access: 'read' | 'edit'): boolean {
  const given = objectAccess(user, object);
  if (user.modifyAllData || given.modifyAll || (access === 'read' && (given.viewAll || user.viewAllData))) return false;
  if (object.kind !== 'standard' && object.kind !== 'custom') return false;
  if (object.apiName === 'User') return access === 'edit';
  if (object.sharingModel === 'ReadWrite') return false;
  return object.sharingModel !== 'Read' || access === 'edit';
}
