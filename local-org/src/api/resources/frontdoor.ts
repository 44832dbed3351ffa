/** Opening the org in a browser: `sf org open` asks for a one-time address; the address sets the session cookie and redirects. */
import { randomBytes } from 'node:crypto';
import { ApiError } from '../errors.ts';
import { json, type Route } from '../http.ts';

const LIFETIME = 60_000;
const oneTime = new Map<string, { token: string; expires: number }>();

/** https://help.salesforce.com/s/articleView?id=sf.frontdoor_singleaccess.htm */
const singleAccess: Route = {
  method: '*',
  path: '/services/oauth2/singleaccess',
  handle(request) {
    const form = new URLSearchParams(request.body.toString('utf8'));
    const target = request.query.get('redirect_uri') ?? form.get('redirect_uri') ?? '/';
    const otp = randomBytes(24).toString('base64url');
    oneTime.set(otp, { token: request.session.token, expires: request.org.clock.now() + LIFETIME });
    const query = new URLSearchParams({ otp, startURL: target });
    return json({ frontdoor_uri: `${request.baseUrl}/secur/frontdoor.jsp?${query}` });
  },
};

const frontdoor: Route = {
  method: 'GET',
  path: '/secur/frontdoor.jsp',
  authenticated: false,
  handle(request) {
    const otp = request.query.get('otp') ?? '';
    const pass = oneTime.get(otp);
    oneTime.delete(otp);
    const fresh = pass !== undefined && pass.expires >= request.org.clock.now() ? pass.token : null;
    const token = fresh ?? request.query.get('sid');
    const session = token === null ? null : request.org.session(token);
    if (session === null) throw new ApiError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
    const cookie = `sid=${encodeURIComponent(session.token)}; Path=/; HttpOnly; SameSite=Lax`;
    return { status: 302, headers: { location: localTarget(request.query), 'set-cookie': cookie } };
  },
};

/** Only paths of this server: an address elsewhere would hand the visitor to a stranger. */
function localTarget(query: URLSearchParams): string {
  const target = query.get('startURL') ?? query.get('retURL') ?? '/';
  return /^\/(?![/\\])/.test(target) ? target : '/';
}

export const frontdoorRoutes: readonly Route[] = [singleAccess, frontdoor];
