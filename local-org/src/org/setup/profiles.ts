/**
 * The profiles that an org comes with: their licence, their system permissions, and what they may do with objects.
 * https://help.salesforce.com/s/articleView?id=sf.standard_profiles.htm
 */
import type { OrgShape } from '../../project/orgShape.ts';
import {
  ADMINISTRATOR_PERMISSIONS,
  CHATTER_PERMISSIONS,
  CUSTOMER_PERMISSIONS,
  CUSTOMER_PLUS_PERMISSIONS,
  MINIMUM_PERMISSIONS,
  PARTNER_PERMISSIONS,
  PLATFORM_USER_PERMISSIONS,
  READ_ONLY_PERMISSIONS,
  STANDARD_USER_PERMISSIONS,
} from '../../schema/standard/permissions.ts';

/** A licence: its name, the key of its definition, and what kind of users it makes. */
export interface LicenceDefinition {
  readonly name: string;
  readonly key: string;
  readonly userType: string;
}

/** A profile as an org comes with it. */
export interface ProfileDefinition {
  readonly name: string;
  readonly licence: string;
  readonly permissions: readonly string[];
  /** `Account: 'CRED'`: create, read, edit, delete; V and M: view and modify all records. */
  readonly objects: Readonly<Record<string, string>>;
}

const INTERNAL: readonly LicenceDefinition[] = [
  { name: 'Salesforce', key: 'SFDC', userType: 'Standard' },
  { name: 'Salesforce Platform', key: 'AUL', userType: 'Standard' },
  { name: 'Chatter Free', key: 'CSN_User', userType: 'CsnOnly' },
  { name: 'Chatter External', key: 'CSN_External', userType: 'CsnOnly' },
  { name: 'Guest User License', key: 'PID_Guest_User', userType: 'Guest' },
];

const COMMUNITY: readonly LicenceDefinition[] = [
  { name: 'Customer Community', key: 'PID_Customer_Community', userType: 'CspLitePortal' },
  { name: 'Customer Community Plus', key: 'PID_Customer_Community_Plus', userType: 'PowerCustomerSuccess' },
  { name: 'Partner Community', key: 'PID_Partner_Community', userType: 'PowerPartner' },
];

/** The licences of an org of this shape. */
export function licencesOf(shape: OrgShape): readonly LicenceDefinition[] {
  return shape.has('Communities') ? [...INTERNAL, ...COMMUNITY] : INTERNAL;
}

/** What standard users may do with the objects of sales and service. */
const STANDARD_OBJECTS: Readonly<Record<string, string>> = {
  Account: 'CRED',
  Asset: 'CRED',
  Campaign: 'R',
  Case: 'CRE',
  Contact: 'CRED',
  ContactPointAddress: 'CRED',
  ContactPointEmail: 'CRED',
  ContactPointPhone: 'CRED',
  Contract: 'CRED',
  Document: 'R',
  Individual: 'CRED',
  Lead: 'CRED',
  Opportunity: 'CRED',
  Order: 'CRED',
  Pricebook2: 'R',
  Product2: 'R',
  Solution: 'CRE',
};

const READABLE = Object.fromEntries(Object.keys(STANDARD_OBJECTS).map((name) => [name, 'R']));

/** What users of the platform licence may do: sales and service are not theirs. */
const PLATFORM_OBJECTS = { Account: 'CRED', Asset: 'CRED', Contact: 'CRED', Document: 'R', Individual: 'CRED' };

const CUSTOMER_OBJECTS = { Account: 'R', Asset: 'R', Case: 'CRE', Contact: 'R', Pricebook2: 'R', Product2: 'R' };
const PARTNER_OBJECTS = {
  ...CUSTOMER_OBJECTS,
  Account: 'CRE',
  Campaign: 'R',
  Contact: 'CRE',
  Lead: 'CRE',
  Opportunity: 'CRE',
};

/** Standard users with more permissions, or others. */
function standardUser(
  name: string,
  more: string,
  objects: Readonly<Record<string, string>> = STANDARD_OBJECTS,
): ProfileDefinition {
  const own = STANDARD_USER_PERMISSIONS.filter((permission) => permission !== 'SubmitMacrosAllowed');
  return { name, licence: 'Salesforce', permissions: [...own, ...more.split(' ')], objects };
}

const PROFILES: readonly ProfileDefinition[] = [
  {
    name: 'System Administrator',
    licence: 'Salesforce',
    permissions: ADMINISTRATOR_PERMISSIONS,
    objects: Object.fromEntries(Object.keys(STANDARD_OBJECTS).map((name) => [name, 'CREDVM'])),
  },
  {
    name: 'Standard User',
    licence: 'Salesforce',
    permissions: STANDARD_USER_PERMISSIONS,
    objects: STANDARD_OBJECTS,
  },
  { name: 'Minimum Access - Salesforce', licence: 'Salesforce', permissions: MINIMUM_PERMISSIONS, objects: {} },
  { name: 'Read Only', licence: 'Salesforce', permissions: READ_ONLY_PERMISSIONS, objects: READABLE },
  standardUser(
    'Marketing User',
    'EditBrandTemplates EditHtmlTemplates EditPublicDocuments EditPublicTemplates ImportLeads',
    { ...STANDARD_OBJECTS, Campaign: 'CRED', Document: 'CRED' },
  ),
  standardUser('Contract Manager', 'ActivateContract ActivateOrder EditActivatedOrders'),
  standardUser('Solution Manager', 'ManageSolutions SolutionImport', { ...STANDARD_OBJECTS, Solution: 'CRED' }),
  {
    name: 'Standard Platform User',
    licence: 'Salesforce Platform',
    permissions: PLATFORM_USER_PERMISSIONS,
    objects: PLATFORM_OBJECTS,
  },
  { name: 'Chatter Free User', licence: 'Chatter Free', permissions: CHATTER_PERMISSIONS, objects: {} },
  {
    name: 'Chatter Moderator User',
    licence: 'Chatter Free',
    permissions: [...CHATTER_PERMISSIONS, 'ModerateChatter'],
    objects: {},
  },
  { name: 'Chatter External User', licence: 'Chatter External', permissions: [], objects: {} },
  { name: 'Guest License User', licence: 'Guest User License', permissions: [], objects: {} },
];

const COMMUNITY_PROFILES: readonly ProfileDefinition[] = [
  {
    name: 'Customer Community User',
    licence: 'Customer Community',
    permissions: CUSTOMER_PERMISSIONS,
    objects: CUSTOMER_OBJECTS,
  },
  {
    name: 'Customer Community Plus User',
    licence: 'Customer Community Plus',
    permissions: CUSTOMER_PLUS_PERMISSIONS,
    objects: CUSTOMER_OBJECTS,
  },
  {
    name: 'Partner Community User',
    licence: 'Partner Community',
    permissions: PARTNER_PERMISSIONS,
    objects: PARTNER_OBJECTS,
  },
];

/** The profiles of an org of this shape; the administrator's comes first. */
export function profilesOf(shape: OrgShape): readonly ProfileDefinition[] {
  return shape.has('Communities') ? [...PROFILES, ...COMMUNITY_PROFILES] : PROFILES;
}

/** Profiles whose files have other names than the profiles. */
const FILES: Readonly<Record<string, string>> = {
  Admin: 'System Administrator',
  ContractManager: 'Contract Manager',
  MarketingProfile: 'Marketing User',
  MinimumAccess: 'Minimum Access - Salesforce',
  ReadOnly: 'Read Only',
  SolutionManager: 'Solution Manager',
  Standard: 'Standard User',
  StandardAul: 'Standard Platform User',
};

/** The name of a profile whose file has this name. */
export function profileLabel(fileName: string): string {
  return FILES[fileName] ?? fileName;
}
