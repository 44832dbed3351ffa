/** Reads what a user's rights follow from: profile, assigned permission sets, groups, role hierarchy. Kept until something of it changes. */
import { prefixed } from '../base/nameScope.ts';
import type { FieldAccess, ObjectAccess, UserAccess } from '../access/userAccess.ts';
import { CaseMap } from '../base/caseMap.ts';
import type { RowValues } from '../store/objectTable.ts';
import type { Store } from '../store/store.ts';

/** Objects whose rows rights follow from. */
export const ACCESS_OBJECTS: ReadonlySet<string> = new Set([
  'User',
  'UserRole',
  'Profile',
  'PermissionSet',
  'PermissionSetAssignment',
  'PermissionSetGroup',
  'PermissionSetGroupComponent',
  'ObjectPermissions',
  'FieldPermissions',
  'SetupEntityAccess',
  'CustomPermission',
  'Group',
  'GroupMember',
]);

/** The one profile that shows no standard fields by itself. */
const MINIMAL_PROFILE = 'Minimum Access - Salesforce';

export class AccessFacts {
  readonly #store: Store;
  readonly #known = new Map<string, UserAccess>();
  #version = -1;

  constructor(store: Store) {
    this.#store = store;
  }

  forget(): void {
    this.#known.clear();
  }

  /** Names of the permission sets that count for a user: assigned ones and those of assigned groups. */
  permissionSetNames(userId: string): string[] {
    const profileId = textOf(this.#store.table('User').load([userId]).get(userId), 'profileid');
    return [...this.#permissionSets(userId, profileId).values()].map((row) => String(row.get('name')));
  }

  of(userId: string): UserAccess {
    if (this.#version !== this.#store.version) this.forget();
    this.#version = this.#store.version;
    let access = this.#known.get(userId);
    if (access === undefined) {
      access = this.#load(userId);
      this.#known.set(userId, access);
    }
    return access;
  }

  #load(userId: string): UserAccess {
    const user = this.#store.table('User').load([userId]).get(userId);
    const profileId = textOf(user, 'profileid');
    const roleId = textOf(user, 'userroleid');
    const sets = this.#permissionSets(userId, profileId);
    const ids = [...sets.keys()];
    const systemPermissions = permissionsOf([...sets.values()]);
    const profile = profileId === null ? undefined : this.#store.table('Profile').load([profileId]).get(profileId);
    const setupEntities = new Set(
      this.#where('SetupEntityAccess', 'ParentId', ids).map((row) => String(row.get('setupentityid'))),
    );
    return {
      userId,
      profileId,
      roleId,
      modifyAllData: systemPermissions.has('ModifyAllData'),
      viewAllData: systemPermissions.has('ViewAllData') || systemPermissions.has('ModifyAllData'),
      systemPermissions,
      objects: objectsOf(this.#where('ObjectPermissions', 'ParentId', ids)),
      fields: fieldsOf(this.#where('FieldPermissions', 'ParentId', ids)),
      standardFields: profile?.get('name') !== MINIMAL_PROFILE,
      customPermissions: this.#customPermissions(setupEntities),
      setupEntities,
      groupIds: this.#groups(userId, roleId),
      subordinateIds: this.#subordinates(roleId),
    };
  }

  #where(object: string, field: string, values: readonly string[]): RowValues[] {
    return values.length === 0 ? [] : [...this.#store.table(object).loadWhere(field, values).values()];
  }

  /** The profile's own set, the assigned ones, and those of assigned groups. */
  #permissionSets(userId: string, profileId: string | null): Map<string, RowValues> {
    const assignments = this.#where('PermissionSetAssignment', 'AssigneeId', [userId]).filter(
      (row) => row.get('isactive') !== false,
    );
    const groups = assignments.map((row) => textOf(row, 'permissionsetgroupid')).filter((id) => id !== null);
    const members = this.#where('PermissionSetGroupComponent', 'PermissionSetGroupId', groups);
    const ids = [...assignments, ...members].map((row) => textOf(row, 'permissionsetid')).filter((id) => id !== null);
    const table = this.#store.table('PermissionSet');
    const sets = table.load(ids);
    for (const row of profileId === null ? [] : this.#where('PermissionSet', 'ProfileId', [profileId])) {
      sets.set(String(row.get('id')), row);
    }
    return sets;
  }

  #customPermissions(setupEntities: ReadonlySet<string>): Set<string> {
    const given = this.#store.table('CustomPermission').load([...setupEntities]);
    return new Set(
      [...given.values()].map((row) =>
        prefixed(String(row.get('namespaceprefix') ?? ''), String(row.get('developername'))),
      ),
    );
  }

  /** Groups the user is in directly, through the role, and the groups those groups are in. */
  #groups(userId: string, roleId: string | null): string[] {
    const found = new Set<string>();
    const members = roleId === null ? [userId] : [userId, ...this.#roleGroups(roleId)];
    for (const id of members.slice(1)) found.add(id);
    let next = members;
    while (next.length > 0) {
      const groups = this.#where('GroupMember', 'UserOrGroupId', next).map((row) => String(row.get('groupid')));
      next = groups.filter((id) => !found.has(id));
      for (const id of next) found.add(id);
    }
    return [...found];
  }

  #roleGroups(roleId: string): string[] {
    const above = this.#rolesAbove(roleId);
    return this.#where('Group', 'RelatedId', [roleId, ...above])
      .filter((row) => row.get('type') === 'RoleAndSubordinates' || textOf(row, 'relatedid') === roleId)
      .map((row) => String(row.get('id')));
  }

  #rolesAbove(roleId: string): string[] {
    const above: string[] = [];
    let at: string | null = roleId;
    while (at !== null) {
      const parent: string | null = textOf(this.#store.table('UserRole').load([at]).get(at), 'parentroleid');
      if (parent === null || above.includes(parent)) return above;
      above.push(parent);
      at = parent;
    }
    return above;
  }

  #subordinates(roleId: string | null): string[] {
    if (roleId === null) return [];
    const below: string[] = [];
    let next = [roleId];
    while (next.length > 0) {
      next = this.#where('UserRole', 'ParentRoleId', next)
        .map((row) => String(row.get('id')))
        .filter((id) => !below.includes(id));
      below.push(...next);
    }
    return this.#where('User', 'UserRoleId', below).map((row) => String(row.get('id')));
  }
}

function textOf(row: RowValues | undefined, field: string): string | null {
  const value = row?.get(field);
  return value === undefined || value === null ? null : String(value);
}

function permissionsOf(sets: readonly RowValues[]): Set<string> {
  const given = new Set<string>();
  for (const set of sets) {
    for (const [name, value] of set)
      if (value === true && name.startsWith('permissions')) given.add(name.slice('permissions'.length));
  }
  return new CaseSet(given);
}

/** System permissions are asked for by their names, the rows have them in lower case. */
class CaseSet extends Set<string> {
  override has(name: string): boolean {
    return super.has(name.toLowerCase());
  }
}

function objectsOf(rows: readonly RowValues[]): CaseMap<ObjectAccess> {
  const objects = new CaseMap<ObjectAccess>();
  for (const row of rows) {
    const name = String(row.get('sobjecttype'));
    const before = objects.get(name);
    const is = (field: string, known: boolean | undefined): boolean => known === true || row.get(field) === true;
    objects.set(name, {
      read: is('permissionsread', before?.read),
      create: is('permissionscreate', before?.create),
      edit: is('permissionsedit', before?.edit),
      delete: is('permissionsdelete', before?.delete),
      viewAll: is('permissionsviewallrecords', before?.viewAll) || is('permissionsmodifyallrecords', before?.modifyAll),
      modifyAll: is('permissionsmodifyallrecords', before?.modifyAll),
    });
  }
  return objects;
}

function fieldsOf(rows: readonly RowValues[]): CaseMap<FieldAccess> {
  const fields = new CaseMap<FieldAccess>();
  for (const row of rows) {
    const name = String(row.get('field'));
    const before = fields.get(name);
    fields.set(name, {
      read: before?.read === true || row.get('permissionsread') === true,
      edit: before?.edit === true || row.get('permissionsedit') === true,
    });
  }
  return fields;
}
