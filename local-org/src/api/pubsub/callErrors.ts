/**
 * How a call of the Pub/Sub API fails: a gRPC status, and in the trailers the API's own error code and the id of the call.
 * The codes of log-in and of fetching are the documented ones, the others are ours.
 *
 * https://developer.salesforce.com/docs/platform/pub-sub-api/guide/handling-errors.html
 */
import { randomUUID } from 'node:crypto';
import { Metadata, status } from '@grpc/grpc-js';
import type { CallError } from './messages.ts';

const PREFIX = 'sfdc.platform.eventbus.grpc';

/** The error of a call. `code` is the part of the API's error code behind the common prefix. */
export class PubSubError extends Error implements CallError {
  readonly code: number;
  readonly details: string;
  readonly metadata: Metadata;

  constructor(code: number, errorCode: string, message: string) {
    const rpcId = randomUUID();
    super(`${message} rpcId: ${rpcId}`);
    this.code = code;
    this.details = this.message;
    this.metadata = new Metadata();
    this.metadata.set('error-code', `${PREFIX}.${errorCode}`);
    this.metadata.set('rpc-id', rpcId);
  }
}

/** A request that says something wrong. */
export function invalid(errorCode: string, message: string): PubSubError {
  return new PubSubError(status.INVALID_ARGUMENT, errorCode, message);
}

/** A request without a valid session. */
export function unauthenticated(message: string): PubSubError {
  return new PubSubError(status.UNAUTHENTICATED, 'service.auth.error', message);
}

/** What a call ends with when something was thrown in it. */
export function callError(thrown: unknown): CallError {
  if (thrown instanceof PubSubError) return thrown;
  process.stderr.write(`${thrown instanceof Error ? thrown.stack : String(thrown)}\n`);
  return new PubSubError(status.INTERNAL, 'service.internal.error', 'The local org could not answer this call.');
}
