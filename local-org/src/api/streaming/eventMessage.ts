/**
 * A platform event as streaming clients and pages get it: every field of the event, empty ones as null.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_subscribe_cometd.htm
 */
import type { FeedEvent } from '../../org/eventFeed.ts';
import { valueToJson } from '../recordJson.ts';
import { eventSchema } from './eventSchema.ts';

/** What a subscriber of `/event/X__e` receives as `data`. */
export interface EventData {
  readonly schema: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly event: { readonly replayId: number; readonly EventUuid: string; readonly EventApiName: string };
}

/** The data of an event. */
export function eventData(event: FeedEvent): EventData {
  const { record, published, userId, replayId, uuid, channel } = event;
  const payload: Record<string, unknown> = { CreatedDate: new Date(published).toISOString(), CreatedById: userId };
  for (const [name, field] of record.type.fields) {
    if (field.custom) payload[field.apiName] = valueToJson(record.fields.get(name.toLowerCase()) ?? null);
  }
  return { schema: eventSchema(record.type).id, payload, event: { replayId, EventUuid: uuid, EventApiName: channel } };
}
