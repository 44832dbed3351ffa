/** Fills an empty org with the sample company: people, teams, participants, accounts and deals. Repeating it changes nothing. */
import type { Connection } from 'jsforce';
import { assign } from '../lib/permissions.ts';
import { prepareOrg } from '../lib/prepare.ts';
import { idsBy, insertMissing, saveAll, type SObjectInput } from '../lib/save.ts';
import { step } from '../lib/progress.ts';
import { ACCOUNTS, deals, PEOPLE, REGIONS, usernameOf, type Person } from './company.ts';

/** Creates everything that is missing. `publish` runs before the deals, so that they find a published program. */
export async function loadSample(connection: Connection, publish: () => Promise<void>): Promise<void> {
  const userIds = await people(connection);
  await teams(connection, userIds);
  await prepareOrg(connection);
  await publish();
  await pipeline(connection, userIds);
}

async function people(connection: Connection): Promise<Map<string, string>> {
  const progress = step('People');
  const roles = await idsBy(connection, 'UserRole', 'Name');
  const role = async (name: string, parent: string | null): Promise<void> => {
    if (roles.has(name)) return;
    const developerName = name.replace(/[^A-Za-z]+/g, '_');
    const [id] = await saveAll(connection, 'UserRole', [
      { Name: name, DeveloperName: developerName, ParentRoleId: parent ? roles.get(parent)! : null },
    ]);
    roles.set(name, id!);
  };
  await role('Head of Sales', null);
  for (const region of REGIONS) {
    await role(`Manager ${region}`, 'Head of Sales');
    await role(`Reps ${region}`, `Manager ${region}`);
  }
  const profiles = await idsBy(connection, 'Profile', 'Name');
  const records = PEOPLE.map((person) => user(person, profiles.get('Standard User')!, roles));
  const byUsername = await insertMissing(connection, 'User', 'Username', records);
  const ids = new Map(PEOPLE.map((person) => [person.name, byUsername.get(usernameOf(person.name))!]));
  await permissions(connection, ids);
  progress.done(`${ids.size} people`);
  return ids;
}

function user(person: Person, profileId: string, roles: ReadonlyMap<string, string>): SObjectInput {
  const [first = '', ...rest] = person.name.split(' ');
  const roleOf: Record<Person['job'], string | null> = {
    Head: 'Head of Sales',
    Manager: `Manager ${person.region}`,
    Rep: `Reps ${person.region}`,
    Operations: null,
    Finance: null,
    Integration: null,
  };
  const roleName = roleOf[person.job];
  return {
    Username: usernameOf(person.name),
    Email: usernameOf(person.name),
    FirstName: first,
    LastName: rest.join(' '),
    Alias: `${first.charAt(0)}${rest.join('').slice(0, 7)}`.toLowerCase(),
    Title: person.title,
    ProfileId: profileId,
    UserRoleId: roleName ? roles.get(roleName)! : null,
    TimeZoneSidKey: 'America/New_York',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    IsActive: true,
  };
}

async function permissions(connection: Connection, ids: ReadonlyMap<string, string>): Promise<void> {
  const of = (...jobs: Person['job'][]): string[] =>
    PEOPLE.filter((person) => jobs.includes(person.job)).map((person) => ids.get(person.name)!);
  await assign(connection, 'Participant', of('Rep'));
  await assign(connection, 'TeamManager', of('Manager', 'Head'));
  const administrator = (await connection.identity()).user_id;
  await assign(connection, 'ProgramAdmin', [...of('Operations'), administrator]);
  await assign(connection, 'FinanceApprover', of('Finance'));
  await assign(connection, 'Integration', of('Integration'));
}

async function teams(connection: Connection, userIds: ReadonlyMap<string, string>): Promise<void> {
  const progress = step('Participants and teams');
  const reps = PEOPLE.filter((person) => person.job === 'Rep');
  const participantIds = await insertMissing(
    connection,
    'Participant__c',
    'ExternalKey__c',
    reps.map((person) => ({
      ExternalKey__c: `sample:${person.name}`,
      Name: person.name,
      User__c: userIds.get(person.name)!,
      Email__c: usernameOf(person.name),
      TimeZone__c: 'America/New_York',
      Active__c: true,
      OwnerId: userIds.get(person.name)!,
    })),
  );
  const managerOf = new Map(
    PEOPLE.filter((person) => person.job === 'Manager').map((person) => [person.region, userIds.get(person.name)!]),
  );
  const teamIds = await insertMissing(
    connection,
    'Team__c',
    'ExternalKey__c',
    REGIONS.map((region) => ({
      ExternalKey__c: `sample:${region}`,
      Name: region,
      Kind__c: 'Region',
      Manager__c: managerOf.get(region)!,
    })),
  );
  await insertMissing(
    connection,
    'TeamMembership__c',
    'ExternalKey__c',
    reps.map((person) => ({
      ExternalKey__c: `sample:${person.name}:${person.region}`,
      Participant__c: participantIds.get(`sample:${person.name}`)!,
      Team__c: teamIds.get(`sample:${person.region}`)!,
    })),
  );
  progress.done(`${participantIds.size} participants in ${teamIds.size} regions`);
}

async function pipeline(connection: Connection, userIds: ReadonlyMap<string, string>): Promise<void> {
  const progress = step('Accounts and deals');
  const accountIds = await insertMissing(
    connection,
    'Account',
    'Name',
    ACCOUNTS.map((name) => ({ Name: name })),
  );
  const existing = await idsBy(connection, 'Opportunity', 'Name');
  const records = deals()
    .filter((deal) => !existing.has(deal.name))
    .map((deal) => ({
      Name: deal.name,
      AccountId: accountIds.get(deal.account)!,
      OwnerId: userIds.get(deal.owner)!,
      Amount: deal.amount,
      StageName: deal.daysAgo === null ? 'Negotiation/Review' : 'Closed Won',
      CloseDate: dayOfThisMonth(deal.daysAgo ?? 0),
    }));
  await saveAll(connection, 'Opportunity', records);
  progress.done(`${records.length} deals`);
}

/** `daysAgo` days before today, but never before the first of this month; `yyyy-mm-dd` in New York, where the sample company works. */
export function dayOfThisMonth(daysAgo: number, now: Date = new Date()): string {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(now);
  const day = Math.max(1, Number(today.slice(8)) - daysAgo);
  return `${today.slice(0, 8)}${String(day).padStart(2, '0')}`;
}
