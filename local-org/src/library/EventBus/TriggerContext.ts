/**
 * `EventBus.TriggerContext`: facts on the event trigger that is running.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_eventbus_TriggerContext.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { EventTriggerContext } from '../support/eventValues.ts';

type Running = NonNullable<ReturnType<Env['ports']['async']['eventTrigger']>>;

function running(env: Env): Running {
  const trigger = env.ports.async.eventTrigger();
  if (!trigger) throw apexError('System.InvalidParameterValueException', 'No platform event trigger is running');
  return trigger;
}

export const behaviour: LibraryType = {
  currentContext: () => new EventTriggerContext(),
  'get retries': (env) => running(env).retries,
  'get lastError': (env) => running(env).lastError,
  getResumeCheckpoint: (env) => running(env).checkpoint,
  setResumeCheckpoint: (env, _self: EventTriggerContext, replayId: string) => void (running(env).checkpoint = replayId),
};
