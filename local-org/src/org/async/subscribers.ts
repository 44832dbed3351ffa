/**
 * The triggers that follow platform events, with the settings of their subscription.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_platformeventsubscriberconfig.htm
 */
import { componentsOf } from '../../project/model.ts';
import type { Store } from '../../store/store.ts';
import type { DeployedCode } from '../deployedCode.ts';
import type { Subscriber } from './eventBus.ts';

/** Every trigger on a platform event. */
export function subscribersOf(store: Store, code: DeployedCode): Subscriber[] {
  const subscribers: Subscriber[] = [];
  for (const module of code.modules) {
    const object = module.trigger === null ? undefined : store.schema.object(module.trigger.objectName);
    if (object?.kind !== 'platformEvent') continue;
    subscribers.push({ triggerName: module.name, channel: object.apiName, ...settingsOf(store, code, module.name) });
  }
  return subscribers;
}

function settingsOf(
  store: Store,
  code: DeployedCode,
  triggerName: string,
): { batchSize: number | null; userId: string | null } {
  const config = componentsOf(code.model, 'PlatformEventSubscriberConfig').find(
    ({ xml }) => xml?.text('platformEventConsumer')?.toLowerCase() === triggerName.toLowerCase(),
  );
  const xml = config?.xml ?? null;
  const username = xml?.text('user') ?? null;
  const users = username === null ? null : store.table('User').loadWhere('Username', [username]);
  return {
    batchSize: xml === null || xml.text('batchSize') === null ? null : xml.number('batchSize', 2000),
    userId: users === null ? null : ([...users.keys()][0] ?? null),
  };
}
