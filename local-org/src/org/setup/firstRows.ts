/** The rows every org begins with: the organization, profiles, the administrator and the automated process. */
import type { Store } from '../../store/store.ts';
import { insertRow, type SyncFacts } from './rowSync.ts';

/** The administrator that a new org has. */
export const ADMIN_USERNAME = 'admin@local.org';
const AUTOMATED_USERNAME = 'autoproc@local.org';

/** Ids that the org holds on to. */
export interface FirstRows {
  readonly organizationId: string;
  readonly adminUserId: string;
  readonly automatedUserId: string;
}

const ADMIN_PERMISSIONS = [
  'ModifyAllData',
  'ViewAllData',
  'ViewSetup',
  'CustomizeApplication',
  'AuthorApex',
  'ApiEnabled',
  'ManageUsers',
  'RunReports',
  'EditReadonlyFields',
  'ViewAllUsers',
  'AssignPermissionSets',
  'ManageProfilesPermissionsets',
  'LightningExperienceUser',
];

/** Makes the first rows where they are missing and finds them where they are. */
export function ensureFirstRows(store: Store, now: number): FirstRows {
  const rows = findFirstRows(store) ?? store.transaction(() => createFirstRows(store, now));
  assignOwnSets(store, rows, now);
  return rows;
}

/**
 * Every user is assigned the permission set that the profile owns. Saving a user does that; the first users are made without a save.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_permissionsetassignment.htm
 */
function assignOwnSets(store: Store, { adminUserId, automatedUserId }: FirstRows, now: number): void {
  const missing = store.db
    .prepare(
      `SELECT u."Id" AS "user", p."Id" AS "set" FROM "User" u JOIN "PermissionSet" p ON p."ProfileId" = u."ProfileId"
       WHERE u."Id" IN (?, ?) AND NOT EXISTS
         (SELECT 1 FROM "PermissionSetAssignment" a WHERE a."AssigneeId" = u."Id" AND a."PermissionSetId" = p."Id")`,
    )
    .all(adminUserId, automatedUserId);
  if (missing.length === 0) return;
  const facts: SyncFacts = { store, userId: adminUserId, now };
  store.transaction(() => {
    for (const row of missing) {
      const values = { AssigneeId: String(row['user']), PermissionSetId: String(row['set']), IsActive: true };
      insert(facts, 'PermissionSetAssignment', values);
    }
  });
}

function findFirstRows(store: Store): FirstRows | null {
  const [organizationId] = store.table('Organization').loadAll().keys();
  const adminUserId = userNamed(store, ADMIN_USERNAME);
  const automatedUserId = userNamed(store, AUTOMATED_USERNAME);
  if (organizationId === undefined || adminUserId === undefined || automatedUserId === undefined) return null;
  return { organizationId, adminUserId, automatedUserId };
}

function userNamed(store: Store, username: string): string | undefined {
  return [...store.table('User').loadWhere('Username', [username]).keys()][0];
}

function createFirstRows(store: Store, now: number): FirstRows {
  const adminUserId = store.newId('User');
  const facts: SyncFacts = { store, userId: adminUserId, now };
  const organizationId = insert(facts, 'Organization', {
    Name: 'Local Org',
    DefaultLocaleSidKey: 'en_US',
    TimeZoneSidKey: 'America/New_York',
    LanguageLocaleKey: 'en_US',
    OrganizationType: 'Developer Edition',
    InstanceName: 'LOCAL',
    IsSandbox: false,
  });
  const all = Object.fromEntries(ADMIN_PERMISSIONS.map((name) => [`Permissions${name}`, true]));
  const admin = createProfile(facts, 'System Administrator', all).profileId;
  const basic = { PermissionsApiEnabled: true, PermissionsRunReports: true, PermissionsLightningExperienceUser: true };
  const standardUser = createProfile(facts, 'Standard User', basic);
  grantStandardObjects(facts, standardUser.permissionSetId);
  createProfile(facts, 'Minimum Access - Salesforce', basic);
  for (const name of STANDARD_PROFILES) {
    const level = name === 'Read Only' ? 'read' : 'full';
    grantStandardObjects(facts, createProfile(facts, name, basic).permissionSetId, level);
  }
  insert(facts, 'User', { ...userValues(ADMIN_USERNAME, 'Local', 'Admin', 'admin'), ProfileId: admin }, adminUserId);
  const automated = userValues(AUTOMATED_USERNAME, null, 'Automated Process', 'autoproc');
  const automatedUserId = insert(facts, 'User', { ...automated, ProfileId: admin, UserType: 'AutomatedProcess' });
  if (store.schema.object('Pricebook2') !== undefined) {
    insert(facts, 'Pricebook2', { Name: 'Standard Price Book', IsActive: true, IsStandard: true });
  }
  return { organizationId, adminUserId, automatedUserId };
}

/**
 * Profiles every org has besides the standard user's.
 * https://help.salesforce.com/s/articleView?id=sf.standard_profiles.htm
 */
const STANDARD_PROFILES = ['Read Only', 'Marketing User', 'Contract Manager', 'Solution Manager'];

/** What the standard profile may do with the objects of sales and service. */
const STANDARD_OBJECTS: Readonly<Record<string, 'full' | 'read'>> = {
  Account: 'full',
  Contact: 'full',
  Opportunity: 'full',
  OpportunityLineItem: 'full',
  Lead: 'full',
  Case: 'full',
  Task: 'full',
  Event: 'full',
  Campaign: 'read',
  Product2: 'read',
  Pricebook2: 'read',
  PricebookEntry: 'read',
};

function grantStandardObjects(facts: SyncFacts, parent: string, most: 'full' | 'read' = 'full'): void {
  for (const [name, level] of Object.entries(STANDARD_OBJECTS)) {
    if (facts.store.schema.object(name) === undefined) continue;
    const write = level === 'full' && most === 'full';
    const rights = {
      PermissionsCreate: write,
      PermissionsRead: true,
      PermissionsEdit: write,
      PermissionsDelete: write,
    };
    insert(facts, 'ObjectPermissions', { ParentId: parent, SobjectType: name, ...rights });
  }
}

function createProfile(
  facts: SyncFacts,
  name: string,
  permissions: Record<string, unknown>,
): { profileId: string; permissionSetId: string } {
  const profileId = insert(facts, 'Profile', { Name: name, UserType: 'Standard', ...permissions });
  const set = {
    Name: `X${profileId}`,
    Label: `X${profileId}`,
    ProfileId: profileId,
    IsOwnedByProfile: true,
    Type: 'Profile',
  };
  const permissionSetId = insert(facts, 'PermissionSet', { ...set, ...permissions });
  return { profileId, permissionSetId };
}

function userValues(username: string, first: string | null, last: string, alias: string): Record<string, unknown> {
  return {
    Username: username,
    FirstName: first,
    LastName: last,
    Name: first === null ? last : `${first} ${last}`,
    Email: username,
    Alias: alias,
    CommunityNickname: alias,
    IsActive: true,
    TimeZoneSidKey: 'America/New_York',
    LocaleSidKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
    UserType: 'Standard',
  };
}

function insert(facts: SyncFacts, object: string, values: Record<string, unknown>, id: string | null = null): string {
  const lower = new Map(Object.entries(values).map(([name, value]) => [name.toLowerCase(), value]));
  return insertRow(facts, object, lower, id);
}
