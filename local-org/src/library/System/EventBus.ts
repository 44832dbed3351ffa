/**
 * `System.EventBus`: publishing platform events.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_EventBus.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import type { ObjectType } from '../../schema/schema.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import type { SObject } from '../../runtime/values/sObject.ts';
import { followPublish } from '../support/publishCallbacks.ts';
import { DmlResult } from '../support/dmlResults.ts';

/** Events published after commit count as one DML statement per call; immediate ones have a limit of their own. */
function publish(env: Env, events: readonly unknown[]): DmlResult[] {
  if (events.length === 0) return [];
  const type = env.ops.nonNull(events[0] as SObject).type as ObjectType;
  if (type.kind !== 'platformEvent' || type.changesOf !== undefined) {
    throw apexError('System.TypeException', `EventBus.publish is only for platform events, not ${type.apiName}`);
  }
  env.usage.count(type.publishBehavior === 'PublishImmediately' ? 'PublishImmediateDML' : 'DmlStatements');
  const access = { mode: env.callerMode, sharing: env.sharing };
  return env.ports.dml.publish(events, access).map((result) => new DmlResult('SaveResult', result));
}

/**
 * Publishing with a callback: each event needs the `EventUuid` that `newSObject(null, true)` gives, or nothing could be told of it later.
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_publish_apex_callbacks.htm
 */
function publishFollowed(env: Env, events: readonly unknown[], callback: unknown): DmlResult[] {
  env.ops.nonNull(callback);
  const results = publish(env, events);
  const given = events.map((event) => (event as SObject).fields.get('eventuuid') as string | undefined);
  const uuids = given.filter((uuid) => uuid !== undefined);
  if (env.ports.async.isRunningTest()) followPublish(env, callback, uuids);
  else env.ports.async.tellPublished(callback, uuids);
  return results;
}

export const behaviour: LibraryType = {
  'publish(List<SObject>,Object)': (env, events: ApexList, callback: unknown) =>
    new ApexList(env.type('List<Database.SaveResult>'), publishFollowed(env, env.ops.nonNull(events).items, callback)),
  'publish(SObject,Object)': (env, event: SObject, callback: unknown) =>
    publishFollowed(env, [env.ops.nonNull(event)], callback)[0],
  'publish(List<SObject>)': (env, events: ApexList) =>
    new ApexList(env.type('List<Database.SaveResult>'), publish(env, env.ops.nonNull(events).items)),
  getOperationId: (_env, result: DmlResult) => result.result.id,
  'publish(SObject)': (env, event: SObject) => publish(env, [env.ops.nonNull(event)])[0],
};
