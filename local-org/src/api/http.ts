/** What an endpoint receives and returns. Endpoints know nothing of the HTTP library. */
import type { Org } from '../org/org.ts';
import type { Session } from '../org/sessions.ts';
import type { Transaction } from '../org/transaction.ts';

/** One request, already authenticated where the route asks for it. */
export interface ApiRequest {
  readonly method: string;
  /** Path without query string, leading slashes collapsed. */
  readonly path: string;
  /** Values of the `:name` parts of the route, URL-decoded; `*` holds the rest of the path. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  /** `http://127.0.0.1:4450`, as the caller addressed this server. */
  readonly baseUrl: string;
  readonly org: Org;
  readonly session: Session;
  /** The session, or null on a route that is served without one. */
  readonly sessionOrNull: Session | null;
  /** Calls back when the client is gone or the reply is sent. */
  onHangUp(listener: () => void): void;
  /** Runs work in one Apex transaction; inside an all-or-none composite it joins the surrounding one. */
  transact<T>(work: (tx: Transaction) => T): T;
  /** Sends another request through the same routes, as the same user (composite, batch). */
  dispatch(request: SubRequest): ApiReply | Promise<ApiReply>;
}

/** A request inside a composite request. */
export interface SubRequest {
  method: string;
  url: string;
  body?: unknown;
  headers?: Record<string, string>;
  within?: Transaction;
}

/** What an endpoint answers. An object or array is sent as JSON, a string or buffer as it is. */
export interface ApiReply {
  status: number;
  body?: unknown;
  type?: string;
  headers?: Record<string, string>;
}

/** One endpoint. */
export interface Route {
  method: string;
  /** `/services/data/:version/sobjects/:object`; a final `*` takes the rest. */
  path: string;
  /** False: served without a session (login pages, token endpoint, SOAP whose session is in the envelope). */
  authenticated?: boolean;
  handle(request: ApiRequest): ApiReply | Promise<ApiReply>;
}

/** A JSON reply. */
export function json(body: unknown, status = 200): ApiReply {
  return { status, body };
}

/** 204 No Content. */
export const NO_CONTENT: ApiReply = { status: 204 };

/** The request's body as JSON; an empty body is `null`. */
export function jsonBody(request: ApiRequest): unknown {
  if (request.body.length === 0) return null;
  return JSON.parse(request.body.toString('utf8'));
}

/** The request's JSON body, which must be an object. */
export function objectBody(request: ApiRequest): Record<string, unknown> {
  const body = jsonBody(request);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new SyntaxError('Expected a JSON object');
  return body as Record<string, unknown>;
}

/** A `:name` part of the route. */
export function param(request: ApiRequest, name: string): string {
  const value = request.params[name];
  if (value === undefined) throw new Error(`Route ${request.path} has no parameter ${name}`);
  return value;
}
