/**
 * Turns what {@link ./readCrm.ts} read into Salesforce records. Pure: ids of records that exist already are passed in.
 */
import type { SObjectInput } from '../lib/save.ts';
import type { Crm, CrmAccount, CrmDeal } from './readCrm.ts';

const STAGE_NAMES = { Prospecting: 'Prospecting', Engaging: 'Qualification', Won: 'Closed Won', Lost: 'Closed Lost' };

/** Ending of the user names of loaded people. */
export const USERNAME_SUFFIX = 'crm.example.com';

/** A role to create, below `parent` (null = top). Names are unique. */
export interface RoleInput {
  readonly name: string;
  readonly parent: string | null;
}

/** Head of sales above the regions, managers below their region, agents below their manager. */
export function roles(crm: Crm): RoleInput[] {
  const result: RoleInput[] = [{ name: 'Head of Sales', parent: null }];
  const seen = new Set<string>();
  for (const { region, manager } of crm.agents) {
    if (!seen.has(region)) result.push({ name: regionRole(region), parent: 'Head of Sales' });
    if (!seen.has(manager)) {
      result.push({ name: managerRole(manager), parent: regionRole(region) });
      result.push({ name: repRole(manager), parent: managerRole(manager) });
    }
    seen.add(region).add(manager);
  }
  return result;
}

/** Name of the role that the managers of a region stand below. */
export function regionRole(region: string): string {
  return `${region} Region`;
}

/** Name of a manager's own role. */
export function managerRole(manager: string): string {
  return `Manager ${manager}`;
}

/** Name of the role of a manager's agents. */
export function repRole(manager: string): string {
  return `Team ${manager}`;
}

/** Agents and managers as users; `roleIds` by role name. User names end in `suffix`, which keeps them unique across orgs. */
export function users(
  crm: Crm,
  profileId: string,
  roleIds: ReadonlyMap<string, string>,
  suffix: string,
): SObjectInput[] {
  const managers = [...new Set(crm.agents.map((agent) => agent.manager))];
  return [
    ...managers.map((name) => user(name, 'Sales Manager', roleIds.get(managerRole(name)) ?? null, profileId, suffix)),
    ...crm.agents.map((agent) =>
      user(agent.name, 'Sales Agent', roleIds.get(repRole(agent.manager)) ?? null, profileId, suffix),
    ),
  ];
}

/** The user name of a person: `first.last@suffix`. */
export function usernameOf(name: string, suffix: string): string {
  return `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@${suffix}`;
}

function user(name: string, title: string, roleId: string | null, profileId: string, suffix: string): SObjectInput {
  const [first = '', ...rest] = name.split(' ');
  return {
    Username: usernameOf(name, suffix),
    Email: usernameOf(name, suffix),
    FirstName: first,
    LastName: rest.join(' '),
    Alias: `${first.slice(0, 2)}${rest.join('').slice(0, 6)}`.toLowerCase(),
    Title: title,
    ProfileId: profileId,
    UserRoleId: roleId,
    TimeZoneSidKey: 'America/New_York',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    IsActive: true,
  };
}

/** An account without its parent, which can only be set once all accounts exist. */
export function account(source: CrmAccount): SObjectInput {
  return {
    CrmKey__c: source.name,
    Name: source.name,
    Industry: source.sector.charAt(0).toUpperCase() + source.sector.slice(1),
    AnnualRevenue: dollarsOfMillions(source.revenueMillions),
    NumberOfEmployees: source.employees,
    BillingCountry: source.country,
    YearEstablished__c: source.yearEstablished,
  };
}

/** `1100.04` millions is 1100040000 dollars; the decimal point moves as text, so no cent is lost to binary fractions. */
function dollarsOfMillions(text: string): string {
  const [whole = '0', fraction = ''] = text.split('.');
  return `${whole}${fraction.padEnd(6, '0').slice(0, 6)}`.replace(/^0+(?=\d)/, '');
}

/** What an opportunity needs from records that exist already. */
export interface DealLinks {
  readonly accountIds: ReadonlyMap<string, string>;
  readonly userIds: ReadonlyMap<string, string>;
  readonly productIds: ReadonlyMap<string, string>;
  /** Close date for deals that are open and have none, `yyyy-mm-dd`. */
  readonly openCloseDate: string;
}

/** One opportunity row for Bulk API 2.0. */
export function opportunity(deal: CrmDeal, links: DealLinks): SObjectInput {
  return {
    CrmKey__c: deal.id,
    Name: `${deal.product} for ${deal.account ?? 'an unnamed customer'}`,
    StageName: STAGE_NAMES[deal.stage],
    CloseDate: deal.closedOn ?? links.openCloseDate,
    Amount: deal.value,
    AccountId: deal.account ? (links.accountIds.get(deal.account) ?? null) : null,
    OwnerId: links.userIds.get(deal.agent) ?? null,
    Product__c: links.productIds.get(deal.product) ?? null,
    EngagedOn__c: deal.engagedOn,
  };
}

/** The last close date in the data: open deals without a date get it. */
export function lastCloseDate(crm: Crm): string {
  return crm.deals.reduce((latest, deal) => (deal.closedOn && deal.closedOn > latest ? deal.closedOn : latest), '');
}
