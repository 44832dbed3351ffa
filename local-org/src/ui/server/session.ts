import type { FastifyReply, FastifyRequest } from 'fastify';
import type { UiOrg, UiSession } from '../uiOrg.ts';

/** The token a request carries: the `sid` cookie of a browser, or a bearer token. */
export function sessionToken(request: FastifyRequest): string | null {
  const bearer = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer) return bearer;
  const cookie = /(?:^|;\s*)sid=([^;]*)/.exec(request.headers.cookie ?? '')?.[1];
  return cookie ? decodeURIComponent(cookie) : null;
}

/** The session of a request, or null. */
export function sessionOf(org: UiOrg, request: FastifyRequest): UiSession | null {
  const token = sessionToken(request);
  return token ? org.session(token) : null;
}

/** The session of a request; without one answers 401 in the platform's shape and gives null. */
export function requireSession(org: UiOrg, request: FastifyRequest, reply: FastifyReply): UiSession | null {
  const session = sessionOf(org, request);
  if (!session) void reply.code(401).send([{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }]);
  return session;
}

/** Gives the browser a session. Not readable by scripts; not sent along with requests that other sites start. */
export function setSessionCookie(reply: FastifyReply, token: string): void {
  void reply.header('set-cookie', `sid=${encodeURIComponent(token)}; Path=/; HttpOnly; SameSite=Lax`);
}

/** Takes the session from the browser. */
export function clearSessionCookie(reply: FastifyReply): void {
  void reply.header('set-cookie', 'sid=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0');
}

/** A path on this host to go to after login; anything else becomes the home page. */
export function localPath(path: unknown): string {
  return typeof path === 'string' && /^\/(?![/\\])/.test(path) ? path : '/lightning/page/home';
}
