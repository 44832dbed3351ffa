/**
 * A platform event as streaming clients and pages get it: every field of the event, empty ones as null.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_subscribe_cometd.htm
 */
import { createHash } from 'node:crypto';
import type { FeedEvent } from '../../org/eventFeed.ts';
import type { ObjectType } from '../../schema/schema.ts';
import { valueToJson } from '../recordJson.ts';

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
  return { schema: schemaId(record.type), payload, event: { replayId, EventUuid: uuid, EventApiName: channel } };
}

const known = new WeakMap<ObjectType, string>();

/** Names the shape of an event: another one after a deploy that changes its fields. */
function schemaId(type: ObjectType): string {
  const before = known.get(type);
  if (before !== undefined) return before;
  const shape = [...type.fields.values()].map((field) => `${field.apiName}:${field.type}`).join();
  const id = createHash('sha256').update(`${type.apiName}(${shape})`).digest('base64url').slice(0, 22);
  known.set(type, id);
  return id;
}
