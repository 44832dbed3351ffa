/**
 * The streaming API: platform events by long polling, with replay.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/intro_stream.htm
 */
import { badRequest } from '../errors.ts';
import { type ApiReply, type ApiRequest, type Route, json, jsonBody } from '../http.ts';
import { isMessage, refusal } from '../streaming/bayeux.ts';
import { streamHub } from '../streaming/streamHub.ts';

async function handle(request: ApiRequest): Promise<ApiReply> {
  const body = jsonBody(request);
  const messages = Array.isArray(body) ? (body as unknown[]) : [body];
  if (messages.length === 0 || !messages.every(isMessage))
    throw badRequest('INVALID_INPUT', 'Expected Bayeux messages');
  const session = request.sessionOrNull;
  if (session === null)
    return json(
      messages.map((message) => refusal(message, '401::Authentication invalid', 'none')),
      401,
    );
  const { userId } = session;
  const replies = await streamHub(request.org).answer(messages, {
    userId,
    onHangUp: (listener) => request.onHangUp(listener),
  });
  return json(replies);
}

/** Clients append the operation or ask for a replay address of older versions; all are the same. */
export const cometdRoutes: readonly Route[] = ['/cometd/:version', '/cometd/*'].map((path) => ({
  method: 'POST',
  path,
  authenticated: false,
  handle,
}));
