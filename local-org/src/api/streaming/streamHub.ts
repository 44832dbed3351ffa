/**
 * The streaming clients of an org and what they may ask: handshake, connect, subscribe, unsubscribe, disconnect.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/using_streaming_api_durability.htm
 */
import { randomBytes } from 'node:crypto';
import { objectAccess } from '../../access/userAccess.ts';
import type { Org } from '../../org/org.ts';
import { type BayeuxMessage, CONNECT_TIMEOUT, refusal, replyTo } from './bayeux.ts';
import { StreamClient } from './streamClient.ts';

/** A client that has not been heard of for so long is forgotten; it handshakes anew and goes on from its last replay id. */
const FORGET_AFTER = 2 * CONNECT_TIMEOUT;
/** Ended test runs: https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_apextestqueueitem.htm */
const TEST_RESULTS = '/systemTopic/TestResult';
const TOPICS: readonly string[] = [TEST_RESULTS, '/systemTopic/Logging'];
const NEW_EVENTS = -1;
const ALL_EVENTS = -2;

/** What a request brings besides its messages. */
export interface StreamRequest {
  readonly userId: string;
  onHangUp(listener: () => void): void;
}

const hubs = new WeakMap<Org, StreamHub>();

/** The hub of an org. */
export function streamHub(org: Org): StreamHub {
  const hub = hubs.get(org) ?? new StreamHub(org);
  hubs.set(org, hub);
  return hub;
}

export class StreamHub {
  readonly #org: Org;
  readonly #clients = new Map<string, StreamClient>();

  constructor(org: Org) {
    this.#org = org;
  }

  /** Answers the messages of one request. A connect that comes alone is held until something happens. */
  async answer(messages: readonly BayeuxMessage[], request: StreamRequest): Promise<BayeuxMessage[]> {
    const replies: BayeuxMessage[] = [];
    const connects = messages.filter((message) => message.channel === '/meta/connect');
    for (const message of messages) {
      if (message.channel !== '/meta/connect') replies.push(...this.#one(message, request));
    }
    for (const connect of connects) replies.push(...(await this.#connect(connect, request, messages.length === 1)));
    return replies;
  }

  /** Tells the followers of test results that a run has ended. */
  testRunEnded(runId: string): void {
    const event = { type: 'updated', createdDate: new Date(this.#org.clock.now()).toISOString() };
    for (const client of this.#clients.values()) client.tell(TEST_RESULTS, { event, sobject: { Id: runId } });
  }

  #one(message: BayeuxMessage, request: StreamRequest): BayeuxMessage[] {
    if (message.channel === '/meta/handshake') return [this.#handshake(message, request)];
    const client = this.#client(message, request);
    if (client === null) return [refusal(message, '403::Unknown client', 'handshake')];
    const names = [message.subscription ?? []].flat();
    switch (message.channel) {
      case '/meta/subscribe':
        return names.map((name) => this.#subscribe(message, client, name));
      case '/meta/unsubscribe':
        return names.map((name) => unsubscribed(message, client, name));
      case '/meta/disconnect':
        client.release();
        this.#clients.delete(client.id);
        return [replyTo(message, { successful: true })];
      default:
        return [refusal(message, '403::Publishing is not allowed on this channel')];
    }
  }

  #client({ clientId = '' }: BayeuxMessage, { userId }: StreamRequest): StreamClient | null {
    const client = this.#clients.get(clientId);
    if (client === undefined || client.userId !== userId) return null;
    client.lastSeen = Date.now();
    return client;
  }

  #handshake(message: BayeuxMessage, { userId }: StreamRequest): BayeuxMessage {
    const now = Date.now();
    for (const [id, client] of this.#clients) if (client.lastSeen < now - FORGET_AFTER) this.#clients.delete(id);
    const id = randomBytes(13).toString('hex');
    this.#clients.set(id, new StreamClient(id, userId, this.#org));
    return replyTo(message, {
      successful: true,
      clientId: id,
      version: '1.0',
      minimumVersion: '1.0',
      supportedConnectionTypes: ['long-polling'],
      ext: { replay: true, 'payload.format': true },
      advice: { reconnect: 'retry', interval: 0, timeout: CONNECT_TIMEOUT },
    });
  }

  async #connect(message: BayeuxMessage, request: StreamRequest, alone: boolean): Promise<BayeuxMessage[]> {
    const client = this.#client(message, request);
    if (client === null) return [refusal(message, '403::Unknown client', 'handshake')];
    const atOnce = !alone || !client.connected || message.advice?.['timeout'] === 0;
    const events = await client.connect(atOnce ? 0 : CONNECT_TIMEOUT, (listener) => request.onHangUp(listener));
    const advice = { reconnect: 'retry', interval: 0, timeout: CONNECT_TIMEOUT };
    return [...events, replyTo(message, { successful: true, advice })];
  }

  #subscribe(message: BayeuxMessage, client: StreamClient, channel: string): BayeuxMessage {
    const refuse = (error: string): BayeuxMessage => ({ ...refusal(message, error), subscription: channel });
    const accepted = replyTo(message, { successful: true, subscription: channel });
    if (TOPICS.includes(channel)) {
      client.subscribeTopic(channel);
      return accepted;
    }
    const type = this.#org.schema.object(/^\/event\/(\w+)$/.exec(channel)?.[1] ?? '');
    if (type?.kind !== 'platformEvent')
      return refuse(`404::Unknown channel: the local org streams platform events, not ${channel}`);
    if (!objectAccess(this.#org.access(client.userId), type).read)
      return refuse('403:denied_by_security_policy:create_denied');
    const asked = replayOf(message, channel);
    const { oldest, last } = this.#org.eventRange();
    const known = asked === NEW_EVENTS || asked === ALL_EVENTS || (asked >= oldest - 1 && asked <= last);
    if (!known) {
      return refuse(
        `400::The replayId {${asked}} you provided was invalid. Please provide a valid ID, -2 to replay all events, or -1 to replay only new events.`,
      );
    }
    client.subscribe(channel, asked === NEW_EVENTS ? last : Math.max(0, asked));
    return accepted;
  }
}

function unsubscribed(message: BayeuxMessage, client: StreamClient, channel: string): BayeuxMessage {
  const known = client.unsubscribe(channel);
  const reply = known
    ? replyTo(message, { successful: true })
    : refusal(message, '400::Channel subscription not found');
  return { ...reply, subscription: channel };
}

function replayOf({ ext }: BayeuxMessage, channel: string): number {
  const replay = ext?.replay;
  return typeof replay === 'object' ? (replay[channel] ?? NEW_EVENTS) : NEW_EVENTS;
}
