/**
 * Messages of the Bayeux protocol, which streaming clients speak over long polling.
 *
 * https://docs.cometd.org/current8/reference/#_bayeux
 * https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/streaming_api_error_codes.htm
 */

/** One message, either way. */
export interface BayeuxMessage {
  readonly channel: string;
  readonly id?: string;
  readonly clientId?: string;
  readonly subscription?: string | readonly string[];
  readonly ext?: { readonly replay?: boolean | Readonly<Record<string, number>>; readonly [name: string]: unknown };
  readonly advice?: Readonly<Record<string, unknown>>;
  readonly successful?: boolean;
  readonly error?: string;
  readonly data?: unknown;
  readonly [name: string]: unknown;
}

/** How long a connect is held open when nothing happens. */
export const CONNECT_TIMEOUT = 110_000;

/** The reply to a message. */
export function replyTo(message: BayeuxMessage, more: Readonly<Record<string, unknown>>): BayeuxMessage {
  const { channel, id, clientId } = message;
  return { channel, ...(id === undefined ? {} : { id }), ...(clientId === undefined ? {} : { clientId }), ...more };
}

/** A refusal; `reconnect` says what the client is to do next. */
export function refusal(
  message: BayeuxMessage,
  error: string,
  reconnect: 'none' | 'retry' | 'handshake' | null = null,
): BayeuxMessage {
  const advice = reconnect === null ? {} : { advice: { reconnect, interval: reconnect === 'none' ? 0 : 500 } };
  return replyTo(message, { successful: false, error, ext: { sfdc: { failureReason: error } }, ...advice });
}

/** Whether something parsed from JSON is a message. */
export function isMessage(value: unknown): value is BayeuxMessage {
  return typeof value === 'object' && value !== null && typeof (value as { channel?: unknown }).channel === 'string';
}
