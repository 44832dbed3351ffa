/**
 * The HTTP edge of the org, on 127.0.0.1 only.
 *
 *   socket → collapse leading slashes → route → session → endpoint → reply or Salesforce error array
 *
 * Some clients store the instance address with a trailing slash, so their paths begin with `//`; leading slashes are collapsed before routing.
 */
import { gunzipSync } from 'node:zlib';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Org } from '../org/org.ts';
import type { Session } from '../org/sessions.ts';
import type { Transaction } from '../org/transaction.ts';
import { ApiError, badRequest, notFound, toApiError } from './errors.ts';
import type { ApiReply, ApiRequest, SubRequest } from './http.ts';
import { Router } from './router.ts';
import { routes } from './routes.ts';

const BODY_LIMIT = 160 * 1024 * 1024;

/** Where a mounted page host and the API meet. */
export type Mount = (app: FastifyInstance) => void | Promise<void>;

/** Builds the server; `listen` on the result starts it. */
export async function createGateway(org: Org, mounts: readonly Mount[] = []): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    rewriteUrl: (request) => (request.url ?? '/').replace(/^\/{2,}/, '/'),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 5000 },
  });
  const router = new Router(routes);
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, done) =>
      done(null, body),
    );
    const serve = (request: FastifyRequest, reply: FastifyReply) => answer(org, router, request, reply);
    for (const url of ['/services/*', '/id/*', '/cometd/*']) scope.all(url, serve);
  });
  for (const mount of mounts) await mount(app);
  return app;
}

async function answer(org: Org, router: Router, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const url = new URL(request.url, 'http://localhost');
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const result = await run(router, {
    org,
    method: methodOf(request, url),
    url,
    headers: request.headers,
    body: request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body,
    baseUrl: `http://${request.headers.host ?? '127.0.0.1'}`,
    session: null,
    // The response tells when the client is gone; the request ends as soon as it has been read.
    onHangUp: (listener) => void reply.raw.once('close', listener),
  });
  return send(reply, result);
}

/**
 * Clients that cannot send PATCH send POST with `?_HttpMethod=PATCH`.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_upsert.htm
 */
function methodOf(request: FastifyRequest, url: URL): string {
  const meant = url.searchParams.get('_HttpMethod');
  return request.method === 'POST' && meant !== null ? meant.toUpperCase() : request.method;
}

interface Incoming {
  org: Org;
  method: string;
  url: URL;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Buffer;
  baseUrl: string;
  session: Session | null;
  within?: Transaction | undefined;
  onHangUp(listener: () => void): void;
}

function run(router: Router, incoming: Incoming): ApiReply | Promise<ApiReply> {
  try {
    const reply = route(router, incoming);
    return reply instanceof Promise ? reply.catch(errorReply) : reply;
  } catch (thrown) {
    return errorReply(thrown);
  }
}

function route(router: Router, incoming: Incoming): ApiReply | Promise<ApiReply> {
  const match = router.match(incoming.method, incoming.url.pathname);
  if (match === 'method-not-allowed') {
    throw new ApiError(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${incoming.method}' not allowed.`);
  }
  if (match === null) throw notFound();
  const session = incoming.session ?? findSession(incoming);
  if (match.route.authenticated !== false && session === null) {
    throw new ApiError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
  }
  return match.route.handle(apiRequest(router, incoming, match.params, session));
}

function apiRequest(
  router: Router,
  incoming: Incoming,
  params: Record<string, string>,
  session: Session | null,
): ApiRequest {
  return {
    method: incoming.method,
    path: incoming.url.pathname,
    params,
    query: incoming.url.searchParams,
    headers: incoming.headers,
    body: incoming.body,
    baseUrl: incoming.baseUrl,
    org: incoming.org,
    get session() {
      if (session === null) throw new ApiError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
      return session;
    },
    sessionOrNull: session,
    onHangUp: (listener) => incoming.onHangUp(listener),
    transact(work) {
      return incoming.within ? work(incoming.within) : incoming.org.transact(this.session, work);
    },
    dispatch(sub) {
      return run(router, subRequest(incoming, this.session, sub));
    },
  };
}

function subRequest(outer: Incoming, session: Session, sub: SubRequest): Incoming {
  const body = sub.body === undefined ? '' : typeof sub.body === 'string' ? sub.body : JSON.stringify(sub.body);
  return {
    org: outer.org,
    method: sub.method.toUpperCase(),
    url: new URL(sub.url.startsWith('/') ? sub.url : `/services/data/${sub.url}`, 'http://localhost'),
    headers: sub.headers ?? {},
    body: Buffer.from(body),
    baseUrl: outer.baseUrl,
    session,
    within: sub.within ?? outer.within,
    onHangUp: (listener) => outer.onHangUp(listener),
  };
}

/** `Authorization: Bearer …`, `OAuth …` (streaming clients) or the `sid` cookie that the front door sets. */
function findSession(incoming: Incoming): Session | null {
  const header = incoming.headers['authorization'];
  const bearer = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(typeof header === 'string' ? header : '');
  const cookie = /(?:^|;\s*)sid=([^;]+)/.exec(String(incoming.headers['cookie'] ?? ''));
  const token = bearer?.[1] ?? (cookie?.[1] === undefined ? undefined : decodeURIComponent(cookie[1]));
  return token === undefined ? null : incoming.org.session(token);
}

function errorReply(thrown: unknown): ApiReply {
  const error = thrown instanceof SyntaxError ? badRequest('JSON_PARSER_ERROR', thrown.message) : toApiError(thrown);
  if (error.status === 500) process.stderr.write(`${thrown instanceof Error ? thrown.stack : String(thrown)}\n`);
  return { status: error.status, body: error.entries };
}

function send(reply: FastifyReply, result: ApiReply): FastifyReply {
  reply.code(result.status);
  for (const [name, value] of Object.entries(result.headers ?? {})) reply.header(name, value);
  if (result.body === undefined) return reply.send();
  if (typeof result.body === 'string' || Buffer.isBuffer(result.body)) {
    return reply.type(result.type ?? 'text/plain;charset=UTF-8').send(result.body);
  }
  return reply.type('application/json;charset=UTF-8').send(JSON.stringify(result.body));
}
