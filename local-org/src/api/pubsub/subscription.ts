/**
 * One Subscribe call. The client asks for a number of events; no more are sent until it asks again, and they are read from the log only then.
 *
 * https://developer.salesforce.com/docs/platform/pub-sub-api/references/methods/subscribe-rpc.html
 */
import { randomUUID } from 'node:crypto';
import type { FeedEvent } from '../../org/eventFeed.ts';
import type { Org } from '../../org/org.ts';
import type { ObjectType } from '../../schema/schema.ts';
import { eventData } from '../streaming/eventMessage.ts';
import { eventSchema } from '../streaming/eventSchema.ts';
import { encodeEvent, replayBytes, replayNumber } from './avroEvent.ts';
import { invalid } from './callErrors.ts';
import type { ConsumerEvent, FetchRequest, FetchResponse } from './messages.ts';

/** Events a client may ask for at a time. */
const MAX_REQUESTED = 100;
/** A client with events outstanding hears something at least so often (milliseconds). */
const KEEP_ALIVE = 270_000;

/** Sends responses of one call. */
export type Send = (response: FetchResponse) => void;

export class Subscription {
  readonly #org: Org;
  readonly #type: ObjectType;
  readonly #topic: string;
  readonly #send: Send;
  #position: number;
  #pending = 0;
  #batch: ConsumerEvent[] = [];
  #stopFollowing: (() => void) | null = null;
  #keepAlive: NodeJS.Timeout | null = null;

  /** Begins where the first request says. */
  constructor(org: Org, type: ObjectType, first: FetchRequest, send: Send) {
    this.#org = org;
    this.#type = type;
    this.#topic = first.topic_name;
    this.#send = send;
    this.#position = startOf(org, first);
  }

  /** Takes a request for more events. */
  ask(request: FetchRequest): void {
    if (request.topic_name !== '' && request.topic_name !== this.#topic) {
      throw invalid(
        'subscription.topic.changed',
        `This call is subscribed to ${this.#topic}; the topic cannot change.`,
      );
    }
    const asked = request.num_requested;
    if (asked <= 0)
      throw invalid('subscription.fetch.requested.events.invalid', 'num_requested must be greater than 0.');
    this.#pending = Math.min(this.#pending + asked, Math.max(this.#pending, MAX_REQUESTED));
    this.#follow();
  }

  /** Ends the subscription. */
  stop(): void {
    this.#stopFollowing?.();
    this.#stopFollowing = null;
    if (this.#keepAlive !== null) clearTimeout(this.#keepAlive);
    this.#pending = 0;
  }

  #follow(): void {
    this.#restartKeepAlive();
    if (this.#stopFollowing !== null) return;
    this.#stopFollowing = this.#org.onEvent(this.#type.apiName, this.#position, (event) => this.#take(event));
  }

  #take(event: FeedEvent): void {
    this.#position = event.replayId;
    this.#pending -= 1;
    this.#batch.push(this.#consumerEvent(event));
    if (this.#batch.length === 1) queueMicrotask(() => this.#flush());
    if (this.#pending > 0) return;
    this.#stopFollowing?.();
    this.#stopFollowing = null;
  }

  #flush(): void {
    const events = this.#batch;
    this.#batch = [];
    this.#respond(events, this.#position);
    this.#restartKeepAlive();
  }

  #respond(events: readonly ConsumerEvent[], latest: number): void {
    const pending = this.#pending;
    const rpc_id = randomUUID();
    this.#send({ events, latest_replay_id: replayBytes(latest), rpc_id, pending_num_requested: pending });
  }

  #restartKeepAlive(): void {
    if (this.#keepAlive !== null) clearTimeout(this.#keepAlive);
    if (this.#pending === 0) return;
    this.#keepAlive = setTimeout(() => {
      this.#respond([], Math.max(this.#position, this.#org.eventRange().last));
      this.#restartKeepAlive();
    }, KEEP_ALIVE);
    this.#keepAlive.unref();
  }

  #consumerEvent(event: FeedEvent): ConsumerEvent {
    const payload = encodeEvent(this.#type, eventData(event));
    const schema_id = eventSchema(this.#type).id;
    return { event: { id: event.uuid, schema_id, payload }, replay_id: replayBytes(event.replayId) };
  }
}

/** The replay id behind which a subscription begins. */
function startOf(org: Org, { replay_preset, replay_id }: FetchRequest): number {
  const { oldest, last } = org.eventRange();
  if (replay_preset === 'LATEST') return last;
  if (replay_preset === 'EARLIEST') return Math.max(0, oldest - 1);
  if (replay_id.length === 0) {
    const message = 'The replay preset is CUSTOM, but no Replay ID is given.';
    throw invalid('subscription.fetch.replayid.validation.failed', message);
  }
  const asked = replayNumber(replay_id);
  if (asked === null || asked < oldest - 1 || asked > last) {
    const message = 'The Replay ID validation failed. Ensure that the Replay ID is valid.';
    throw invalid('subscription.fetch.replayid.corrupted', message);
  }
  return asked;
}
