/** Makes the loaded users participants: permission sets, participants, a region team and a pod per manager, and who is in which. */
import type { Connection } from 'jsforce';
import { step } from '../lib/progress.ts';
import { assign } from '../lib/permissions.ts';
import type { Crm } from './readCrm.ts';
import type { SObjectInput } from '../lib/save.ts';
import { usernameOf, USERNAME_SUFFIX } from './records.ts';
import { insertMissing } from '../lib/save.ts';

/** Enrols agents and managers. `userIds` by person's name. */
export async function enrol(connection: Connection, crm: Crm, userIds: ReadonlyMap<string, string>): Promise<void> {
  const progress = step('Participants and teams');
  const managers = [...new Set(crm.agents.map((agent) => agent.manager))];
  await assign(connection, 'Participant', [...userIds.values()]);
  await assign(
    connection,
    'TeamManager',
    managers.map((name) => userIds.get(name)!),
  );
  const participantIds = await insertMissing(
    connection,
    'Participant__c',
    'ExternalKey__c',
    crm.agents.map((agent) => participant(agent.name, userIds)),
  );
  const regions = [...new Set(crm.agents.map((agent) => agent.region))];
  const regionIds = await insertMissing(
    connection,
    'Team__c',
    'ExternalKey__c',
    regions.map((name) => team(name, 'Region', null, null)),
  );
  const pods = managers.map((manager) => {
    const { region } = crm.agents.find((agent) => agent.manager === manager)!;
    return team(manager, 'Pod', regionIds.get(teamKey('Region', region))!, userIds.get(manager)!);
  });
  const podIds = await insertMissing(connection, 'Team__c', 'ExternalKey__c', pods);
  const memberships = crm.agents.map((agent) => ({
    ExternalKey__c: `crm:${agent.name}:${agent.manager}`,
    Participant__c: participantIds.get(`crm:${agent.name}`)!,
    Team__c: podIds.get(teamKey('Pod', agent.manager))!,
  }));
  await insertMissing(connection, 'TeamMembership__c', 'ExternalKey__c', memberships);
  progress.done(`${participantIds.size} participants, ${regions.length} regions, ${managers.length} pods`);
}

function participant(name: string, userIds: ReadonlyMap<string, string>): SObjectInput {
  return {
    ExternalKey__c: `crm:${name}`,
    Name: name,
    User__c: userIds.get(name)!,
    Email__c: usernameOf(name, USERNAME_SUFFIX),
    TimeZone__c: 'America/New_York',
    Active__c: true,
    OwnerId: userIds.get(name)!,
  };
}

function team(name: string, kind: 'Region' | 'Pod', parent: string | null, manager: string | null): SObjectInput {
  return { ExternalKey__c: teamKey(kind, name), Name: name, Kind__c: kind, ParentTeam__c: parent, Manager__c: manager };
}

function teamKey(kind: 'Region' | 'Pod', name: string): string {
  return `crm:${kind}:${name}`;
}
