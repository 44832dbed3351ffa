/**
 * `Auth.SessionManagement`. The local org trusts its machine: no network ranges are set, and every address may log in.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Auth_SessionManagement.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexMap } from '../../runtime/values/collections.ts';

function currentSession(env: Env): ApexMap {
  const { session } = env.ports;
  return new ApexMap(env.type('Map<String,String>'), [
    ['SessionId', session.sessionId()],
    ['UsersId', session.userId],
    ['Username', session.userName],
    ['SessionSecurityLevel', 'STANDARD'],
    ['SessionType', 'UI'],
    ['SourceIp', '127.0.0.1'],
    ['NumSecondsValid', '7200'],
  ]);
}

export const behaviour: LibraryType = {
  getCurrentSession: currentSession,
  inOrgNetworkRange: () => false,
  isIpAllowedForProfile: () => true,
};
