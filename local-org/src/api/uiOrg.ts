/** The org as the pages' host sees it. */
import { createHash } from 'node:crypto';
import { AuraFailure } from '../org/entry/aura.ts';
import { OrgError } from '../org/errors.ts';
import type { FeedEvent } from '../org/eventFeed.ts';
import { prefixed } from '../base/nameScope.ts';
import type { Schema } from '../schema/schema.ts';
import type { Org } from '../org/org.ts';
import { projectFolders } from '../org/source/projectTrees.ts';
import type { UserProfile } from '../org/users.ts';
import {
  ApexCallError,
  diskFiles,
  type MetadataFiles,
  type PlatformEventMessage,
  type UiOrg,
  type UiSession,
  type UserSummary,
} from '../ui/host.ts';
import { eventData } from './streaming/eventMessage.ts';

/** Adapts an org. With source folders, pages come straight from the disk; else from the deployed source. */
export function uiOrg(org: Org, sources: readonly string[]): UiOrg {
  return {
    organizationId: org.id,
    organizationName: 'Local Org',
    apiName: (name) => apiName(org.schema, name),
    componentName: (name) => prefixed(org.model.namespace, name),
    metadata: sources.length > 0 ? diskFiles(sources.flatMap(projectFolders)) : deployedFiles(org),
    users: () => org.users().map(summary),
    login: (username) => org.login(username).token,
    session: (token) => uiSession(org, token),
    logout: (token) => org.sessions.revoke(token),
    invokeApex: (token, call) => {
      const session = org.session(token);
      if (session === null) throw new ApexCallError(401, { message: 'Session expired or invalid' });
      try {
        return org.invokeStatic(session, call);
      } catch (thrown) {
        throw callError(thrown);
      }
    },
    subscribe: (_token, channel, replayId, listener) =>
      org.onEvent(channel.replace(/^\/event\//, ''), replayId, (event) => listener(message(event))),
  };
}

function summary(user: UserProfile): UserSummary {
  const { id, username, name, title, profileName, roleName } = user;
  return { id, username, name, title, profileName, roleName };
}

function uiSession(org: Org, token: string): UiSession | null {
  const session = org.session(token);
  const user = session === null ? null : org.user(session.userId);
  if (user === null) return null;
  const access = org.access(user.id);
  const { email, locale, language, timeZone, currencyCode } = user;
  return {
    token,
    user: { ...summary(user), email, locale, language, timeZone, currencyCode },
    customPermissions: [...access.customPermissions],
    userPermissions: [...access.systemPermissions],
    get visibleApps() {
      return org.navigation(user).apps;
    },
    get visibleTabs() {
      return org.navigation(user).tabs;
    },
  };
}

function callError(thrown: unknown): ApexCallError {
  if (thrown instanceof AuraFailure) {
    const { message, exceptionType, stackTrace, isHandled } = thrown;
    return new ApexCallError(
      500,
      isHandled ? { message } : { message, exceptionType, stackTrace, isUserDefinedException: false },
    );
  }
  if (thrown instanceof OrgError) return new ApexCallError(thrown.status, { message: thrown.message });
  process.stderr.write(`${thrown instanceof Error ? thrown.stack : String(thrown)}\n`);
  return new ApexCallError(500, { message: thrown instanceof Error ? thrown.message : String(thrown) });
}

function message(event: FeedEvent): PlatformEventMessage {
  const { payload, event: facts } = eventData(event);
  const { replayId, EventApiName } = facts;
  return { channel: `/event/${event.channel}`, data: { payload, event: { replayId, EventApiName } } };
}

/** `Box__c.Owner__r.Size__c` with the prefixes that its parts have in the schema; parts that are not there stay as they are. */
function apiName(schema: Schema, name: string): string {
  const [first = '', ...path] = name.split('.');
  let object = schema.object(first);
  const names = [object?.apiName ?? first];
  for (const part of path) {
    const parent = object?.parentRelationships.get(part);
    names.push(object?.fields.get(part)?.apiName ?? parent?.relationshipName ?? part);
    object = schema.object(parent?.referenceTo[0] ?? '');
  }
  return names.join('.');
}

/** Files of the deployed source. A deploy makes new arrays, so that the hash of an array is good for as long as it lives. */
function deployedFiles(org: Org): MetadataFiles {
  const stamps = new WeakMap<Uint8Array, string>();
  const read = (path: string): Uint8Array => {
    const content = org.sourceFiles().get(path);
    if (content === undefined) throw new Error(`No metadata file ${path}`);
    return content;
  };
  return {
    list: () => [...org.sourceFiles().keys()],
    stamp: (path) => {
      const content = read(path);
      const stamp = stamps.get(content) ?? createHash('sha1').update(content).digest('hex');
      stamps.set(content, stamp);
      return stamp;
    },
    read,
  };
}
