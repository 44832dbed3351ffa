/** The rows every org begins with: the organization, profiles, the administrator and the automated process. */
import { PLAIN_SHAPE } from '../../project/orgShape.ts';
import { ApexTime } from '../../runtime/values/apexDate.ts';
import { organizationIdOf } from '../../store/organization.ts';
import type { Store } from '../../store/store.ts';
import { ADMINISTRATOR, ensureProfiles } from './profileRows.ts';
import { insertRow, type SyncFacts } from './rowSync.ts';

/** The administrator that a new org has. */
export const ADMIN_USERNAME = 'admin@local.org';
const AUTOMATED_USERNAME = 'autoproc@local.org';

/** The hours of a new org: all day, every day. */
const AROUND_THE_CLOCK = Object.fromEntries(
  ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'].flatMap((day) => [
    [`${day}StartTime`, new ApexTime(0)],
    [`${day}EndTime`, new ApexTime(0)],
  ]),
);

/** Ids that the org holds on to. */
export interface FirstRows {
  readonly organizationId: string;
  readonly adminUserId: string;
  readonly automatedUserId: string;
}

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
  const organizationId = organizationIdOf(store);
  const adminUserId = userNamed(store, ADMIN_USERNAME);
  const automatedUserId = userNamed(store, AUTOMATED_USERNAME);
  if (organizationId === null || adminUserId === undefined || automatedUserId === undefined) return null;
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
    FiscalYearStartMonth: 1,
    DefaultAccountAccess: 'Edit',
    DefaultContactAccess: 'ControlledByParent',
    DefaultOpportunityAccess: 'Edit',
    DefaultLeadAccess: 'ReadEditTransfer',
    DefaultCaseAccess: 'ReadEditTransfer',
    DefaultCalendarAccess: 'HideDetailsInsert',
    DefaultPricebookAccess: 'ReadSelect',
    DefaultCampaignAccess: 'All',
    UiSkin: 'Theme3',
  });
  const admin = ensureProfiles(facts, PLAIN_SHAPE).get(ADMINISTRATOR)!;
  insert(facts, 'User', { ...userValues(ADMIN_USERNAME, 'Local', 'Admin', 'admin'), ProfileId: admin }, adminUserId);
  const automated = userValues(AUTOMATED_USERNAME, null, 'Automated Process', 'autoproc');
  const automatedUserId = insert(facts, 'User', { ...automated, ProfileId: admin, UserType: 'AutomatedProcess' });
  insert(facts, 'Pricebook2', { Name: 'Standard Price Book', IsActive: true, IsStandard: true });
  insert(facts, 'BusinessHours', {
    Name: 'Default',
    IsActive: true,
    IsDefault: true,
    TimeZoneSidKey: 'America/New_York',
    ...AROUND_THE_CLOCK,
  });
  return { organizationId, adminUserId, automatedUserId };
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
    DigestFrequency: 'D',
    DefaultGroupNotificationFrequency: 'N',
  };
}

function insert(facts: SyncFacts, object: string, values: Record<string, unknown>, id: string | null = null): string {
  const lower = new Map(Object.entries(values).map(([name, value]) => [name.toLowerCase(), value]));
  return insertRow(facts, object, lower, id);
}
