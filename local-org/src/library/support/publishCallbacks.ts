/**
 * Callbacks of published events. In tests they are told of success when events are delivered, of failure when the test makes publishing
 * fail; elsewhere a job of its own tells them of success after the commit.
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_publish_apex_callbacks.htm
 */
import type { Env } from '../../abi/env.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { PropertyBag } from './propertyBag.ts';

interface Followed {
  readonly callback: unknown;
  readonly uuids: readonly string[];
}

function waiting(env: Env): Followed[] {
  return env.scratch('publish callbacks', (): Followed[] => []);
}

/** Remembers whom to tell of these events. */
export function followPublish(env: Env, callback: unknown, uuids: readonly string[]): void {
  waiting(env).push({ callback, uuids });
}

/** Tells every waiting callback; those that do not listen for this outcome are left out. */
export function tellPublishers(env: Env, outcome: 'Success' | 'Failure'): void {
  for (const { callback, uuids } of waiting(env).splice(0)) tellPublisher(env, callback, uuids, outcome);
}

/** Tells one callback, if it listens for this outcome. */
export function tellPublisher(
  env: Env,
  callback: unknown,
  uuids: readonly string[],
  outcome: 'Success' | 'Failure',
): void {
  const resultType = `EventBus.${outcome}Result`;
  const type = env.typeOf(callback);
  if (type === null || !env.isAssignable(type, env.type(`EventBus.EventPublish${outcome}Callback`))) return;
  const result = new PropertyBag(resultType, { eventUuids: new ApexList(env.type('List<String>'), [...uuids]) });
  env.invoke(callback, `on${outcome}`, [resultType], [result]);
}
