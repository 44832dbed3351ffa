/** The messages of the Pub/Sub API as the gRPC library hands them over (see `eventbus.proto`). */
import type { Metadata } from '@grpc/grpc-js';

export interface TopicInfo {
  readonly topic_name: string;
  readonly tenant_guid: string;
  readonly can_publish: boolean;
  readonly can_subscribe: boolean;
  readonly schema_id: string;
  readonly rpc_id: string;
}

export interface SchemaInfo {
  readonly schema_json: string;
  readonly schema_id: string;
  readonly rpc_id: string;
}

export interface ProducerEvent {
  readonly id: string;
  readonly schema_id: string;
  readonly payload: Buffer;
}

export interface ConsumerEvent {
  readonly event: ProducerEvent;
  readonly replay_id: Buffer;
}

export interface PublishRequest {
  readonly topic_name: string;
  readonly events: readonly ProducerEvent[];
}

export interface PublishResult {
  readonly replay_id?: Buffer;
  readonly error?: { readonly code: 'PUBLISH'; readonly msg: string };
  readonly correlation_key: string;
}

export interface PublishResponse {
  readonly results: readonly PublishResult[];
  readonly schema_id: string;
  readonly rpc_id: string;
}

export interface FetchRequest {
  readonly topic_name: string;
  readonly replay_preset: 'LATEST' | 'EARLIEST' | 'CUSTOM';
  readonly replay_id: Buffer;
  readonly num_requested: number;
}

export interface FetchResponse {
  readonly events: readonly ConsumerEvent[];
  readonly latest_replay_id: Buffer;
  readonly rpc_id: string;
  readonly pending_num_requested: number;
}

/** What an ended call carries. */
export interface CallError {
  readonly code: number;
  readonly details: string;
  readonly metadata: Metadata;
}
