/**
 * The calls of the Pub/Sub API: topics, schemas, publishing and subscribing, with the rights of the caller.
 *
 * https://developer.salesforce.com/docs/platform/pub-sub-api/references/methods/rpc-method-ref.html
 */
import { randomUUID } from 'node:crypto';
import {
  type Metadata,
  type ServerDuplexStream,
  type ServerUnaryCall,
  status,
  type sendUnaryData,
} from '@grpc/grpc-js';
import { objectAccess } from '../../access/userAccess.ts';
import type { Org } from '../../org/org.ts';
import type { Session } from '../../org/sessions.ts';
import type { Transaction } from '../../org/transaction.ts';
import type { ObjectType } from '../../schema/schema.ts';
import { recordFromJson } from '../recordJson.ts';
import { eventSchema } from '../streaming/eventSchema.ts';
import { decodeEvent, replayBytes } from './avroEvent.ts';
import { callError, invalid, PubSubError, unauthenticated } from './callErrors.ts';
import type {
  FetchRequest,
  FetchResponse,
  ProducerEvent,
  PublishRequest,
  PublishResponse,
  PublishResult,
  SchemaInfo,
  TopicInfo,
} from './messages.ts';
import { Subscription } from './subscription.ts';

export class PubSubService {
  readonly #org: Org;
  /** Calls that stay open until one side ends them. */
  readonly #streams = new Set<{ end(): void }>();

  constructor(org: Org) {
    this.#org = org;
  }

  /** The handlers by the names of the interface. */
  handlers(): Record<string, (...call: never[]) => void> {
    return {
      GetTopic: unary((request: { topic_name: string }, metadata) => this.#topicInfo(request.topic_name, metadata)),
      GetSchema: unary((request: { schema_id: string }, metadata) => this.#schemaInfo(request.schema_id, metadata)),
      Publish: unary((request: PublishRequest, metadata) => this.#publish(request, metadata)),
      PublishStream: (call: ServerDuplexStream<PublishRequest, PublishResponse>) => this.#publishStream(call),
      Subscribe: (call: ServerDuplexStream<FetchRequest, FetchResponse>) => this.#subscribe(call),
      ManagedSubscribe: (call: ServerDuplexStream<unknown, unknown>) =>
        fail(
          call,
          new PubSubError(
            status.UNIMPLEMENTED,
            'managed.unsupported',
            'The local org has no managed subscriptions; use Subscribe.',
          ),
        ),
    };
  }

  /** Ends every open call in good order. */
  endStreams(): void {
    for (const stream of this.#streams) stream.end();
  }

  #keep(call: ServerDuplexStream<never, never>): void {
    this.#streams.add(call);
    for (const over of ['end', 'cancelled', 'close', 'error']) call.on(over, () => this.#streams.delete(call));
  }

  #session(metadata: Metadata): Session {
    const token = String(metadata.get('accesstoken')[0] ?? '');
    const tenant = String(metadata.get('tenantid')[0] ?? '');
    const session = this.#org.session(token);
    if (session === null) throw unauthenticated('Provide a valid accesstoken in the metadata of the call.');
    if (!session.orgId.startsWith(tenant.slice(0, 15)) || tenant === '')
      throw unauthenticated(`The tenantid must be ${session.orgId}, the id of this org.`);
    return session;
  }

  #topic(name: string): ObjectType {
    const type = this.#org.schema.object(/^\/event\/(\w+)$/.exec(name)?.[1] ?? '');
    if (type?.kind === 'platformEvent') return type;
    throw new PubSubError(
      status.NOT_FOUND,
      'topic.not.found',
      `There is no topic ${name}; those of platform events are /event/Name__e.`,
    );
  }

  #topicInfo(name: string, metadata: Metadata): TopicInfo {
    const { userId, orgId } = this.#session(metadata);
    const type = this.#topic(name);
    const access = objectAccess(this.#org.access(userId), type);
    return {
      topic_name: name,
      tenant_guid: orgId,
      can_publish: access.create,
      can_subscribe: access.read,
      schema_id: eventSchema(type).id,
      rpc_id: randomUUID(),
    };
  }

  #schemaInfo(id: string, metadata: Metadata): SchemaInfo {
    this.#session(metadata);
    for (const type of this.#org.schema.objects.values()) {
      if (type.kind !== 'platformEvent' || eventSchema(type).id !== id) continue;
      return { schema_json: JSON.stringify(eventSchema(type).record), schema_id: id, rpc_id: randomUUID() };
    }
    throw new PubSubError(status.NOT_FOUND, 'schema.not.found', `There is no schema with the id ${id}.`);
  }

  #publish(request: PublishRequest, metadata: Metadata): PublishResponse {
    const session = this.#session(metadata);
    const type = this.#topic(request.topic_name);
    if (request.events.length === 0) throw invalid('publish.request.empty', 'The request has no events.');
    const { id } = eventSchema(type);
    for (const event of request.events) {
      if (event.schema_id !== id)
        throw invalid(
          'publish.schema.invalid',
          `The schema id of ${request.topic_name} is ${id}, not ${event.schema_id}.`,
        );
    }
    const { keys, saved } = this.#org.transact(session, (tx) => save(tx, type, request.events));
    const results = saved.map((errors, index): PublishResult => {
      const correlation_key = request.events[index]!.id || keys[index]!;
      if (errors !== null) return { correlation_key, error: { code: 'PUBLISH', msg: errors } };
      return { correlation_key, replay_id: replayBytes(this.#org.replayIdOf(keys[index]!)) };
    });
    return { results, schema_id: id, rpc_id: randomUUID() };
  }

  #publishStream(call: ServerDuplexStream<PublishRequest, PublishResponse>): void {
    let topic = '';
    this.#keep(call as never);
    onData(call, (request) => {
      topic ||= request.topic_name;
      call.write(this.#publish({ ...request, topic_name: request.topic_name || topic }, call.metadata));
    });
  }

  #subscribe(call: ServerDuplexStream<FetchRequest, FetchResponse>): void {
    let subscription: Subscription | null = null;
    this.#keep(call as never);
    onData(call, (request) => {
      const { userId } = this.#session(call.metadata);
      subscription ??= this.#begin(userId, request, (response) => void call.write(response));
      subscription.ask(request);
    });
    for (const over of ['end', 'cancelled', 'close', 'error']) call.on(over, () => subscription?.stop());
  }

  #begin(userId: string, request: FetchRequest, send: (response: FetchResponse) => void): Subscription {
    const type = this.#topic(request.topic_name);
    if (!objectAccess(this.#org.access(userId), type).read)
      throw new PubSubError(status.PERMISSION_DENIED, 'subscription.denied', `You may not read ${type.apiName}.`);
    return new Subscription(this.#org, type, request, send);
  }
}

/** Publishes events in one transaction: the uuid of each, and what was wrong with it or null. */
function save(
  tx: Transaction,
  type: ObjectType,
  events: readonly ProducerEvent[],
): { keys: string[]; saved: (string | null)[] } {
  const keys = events.map(() => randomUUID() as string);
  const records = events.map(({ payload }, index) => {
    const record = recordFromJson(tx, type, decodeEvent(type, payload), true);
    record.fields.set('eventuuid', keys[index]!);
    return record;
  });
  const results = tx.save('insert', records, { allOrNone: false, externalId: null });
  return { keys, saved: results.map(({ success, errors }) => (success ? null : (errors[0]?.message ?? 'refused'))) };
}

function unary<Q, R>(answer: (request: Q, metadata: Metadata) => R) {
  return (call: ServerUnaryCall<Q, R>, done: sendUnaryData<R>): void => {
    try {
      done(null, answer(call.request, call.metadata));
    } catch (thrown) {
      done(callError(thrown));
    }
  };
}

function onData<Q, R>(call: ServerDuplexStream<Q, R>, take: (request: Q) => void): void {
  call.on('data', (request: Q) => {
    try {
      take(request);
    } catch (thrown) {
      fail(call, thrown);
    }
  });
  call.on('end', () => call.end());
}

function fail(call: ServerDuplexStream<unknown, unknown> | ServerDuplexStream<never, never>, thrown: unknown): void {
  call.emit('error', callError(thrown));
}
