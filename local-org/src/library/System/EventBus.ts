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
import { DmlResult } from '../support/dmlResults.ts';

/** Events published after commit count as one DML statement per call; immediate ones have a limit of their own. */
function publish(env: Env, events: readonly unknown[]): DmlResult[] {
  if (events.length === 0) return [];
  const type = env.ops.nonNull(events[0] as SObject).type as ObjectType;
  if (type.kind !== 'platformEvent') {
    throw apexError('System.TypeException', `EventBus.publish is only for platform events, not ${type.apiName}`);
  }
  env.usage.count(type.publishBehavior === 'PublishImmediately' ? 'PublishImmediateDML' : 'DmlStatements');
  const access = { mode: env.callerMode, sharing: env.sharing };
  return env.ports.dml.publish(events, access).map((result) => new DmlResult('SaveResult', result));
}

export const behaviour: LibraryType = {
  'publish(List<SObject>)': (env, events: ApexList) =>
    new ApexList(env.type('List<Database.SaveResult>'), publish(env, env.ops.nonNull(events).items)),
  'publish(SObject)': (env, event: SObject) => publish(env, [env.ops.nonNull(event)])[0],
};
