/** The profiles and licences an org of a shape comes with, as rows. */
import type { OrgShape } from '../../project/orgShape.ts';
import { SYSTEM_PERMISSIONS } from '../../schema/standard/permissions.ts';
import { licencesOf, profilesOf, type ProfileDefinition } from './profiles.ts';
import { insertRow, type SyncFacts, type WantedRow } from './rowSync.ts';

/** The name of the administrators' profile. */
export const ADMINISTRATOR = 'System Administrator';

/** Makes the licences and profiles that are missing; ids of profiles by name. */
export function ensureProfiles(facts: SyncFacts, shape: OrgShape): Map<string, string> {
  const licences = ensureLicences(facts, shape);
  const known = idsByName(facts, 'Profile');
  for (const profile of profilesOf(shape)) {
    if (known.has(profile.name)) continue;
    const licence = licences.get(profile.licence)!;
    known.set(profile.name, createProfile(facts, profile, licence));
  }
  return known;
}

/** A licence that a profile can have. */
export interface Licence {
  readonly id: string;
  readonly userType: string;
}

/** Makes the licences that are missing; all of the shape by name. */
export function ensureLicences(facts: SyncFacts, shape: OrgShape): Map<string, Licence> {
  const known = idsByName(facts, 'UserLicense');
  const licences = new Map<string, Licence>();
  for (const { name, key, userType } of licencesOf(shape)) {
    const counts = { TotalLicenses: 100, UsedLicenses: 0, Status: 'Active' };
    const id =
      known.get(name) ??
      insert(facts, 'UserLicense', { Name: name, MasterLabel: name, LicenseDefinitionKey: key, ...counts });
    licences.set(name, { id, userType });
  }
  return licences;
}

/** Makes a profile with its permission set; gives its id. */
export function createProfile(facts: SyncFacts, profile: ProfileDefinition, licence: Licence): string {
  const given = new Set(profile.permissions);
  const permissions = Object.fromEntries(SYSTEM_PERMISSIONS.map((name) => [`Permissions${name}`, given.has(name)]));
  const { name } = profile;
  const own = { Name: name, UserType: licence.userType, UserLicenseId: licence.id };
  const profileId = insert(facts, 'Profile', { ...own, ...permissions });
  const set = {
    Name: `X${profileId}`,
    Label: `X${profileId}`,
    ProfileId: profileId,
    LicenseId: licence.id,
    IsOwnedByProfile: true,
    Type: 'Profile',
  };
  const parent = insert(facts, 'PermissionSet', { ...set, ...permissions });
  for (const [object, rights] of Object.entries(profile.objects)) {
    insert(facts, 'ObjectPermissions', { ParentId: parent, SobjectType: object, ...rightsOf(rights) });
  }
  return profileId;
}

/** `CRE` as the columns of object permissions. */
function rightsOf(letters: string): WantedRow {
  return {
    PermissionsCreate: letters.includes('C'),
    PermissionsRead: letters.includes('R'),
    PermissionsEdit: letters.includes('E'),
    PermissionsDelete: letters.includes('D'),
    PermissionsViewAllRecords: letters.includes('V'),
    PermissionsModifyAllRecords: letters.includes('M'),
  };
}

/** Ids of the rows of an object by their names. */
export function idsByName(facts: SyncFacts, object: string): Map<string, string> {
  const rows = facts.store.table(object).loadAll();
  return new Map([...rows].map(([id, row]) => [String(row.get('name')), id]));
}

function insert(facts: SyncFacts, object: string, values: WantedRow): string {
  return insertRow(facts, object, new Map(Object.entries(values).map(([name, value]) => [name.toLowerCase(), value])));
}
