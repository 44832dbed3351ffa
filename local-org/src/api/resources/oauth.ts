/**
 * The token endpoint: client credentials, JWT bearer, refresh. The user name and password flow is refused: this org keeps no passwords.
 *
 * https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_flows.htm
 */
import { createHmac } from 'node:crypto';
import type { Session } from '../../org/sessions.ts';
import { type ApiReply, type ApiRequest, type Route, json } from '../http.ts';

const SCOPE = 'api refresh_token web id';

const token: Route = {
  method: 'POST',
  path: '/services/oauth2/token',
  authenticated: false,
  handle(request) {
    const form = new URLSearchParams(request.body.toString('utf8'));
    const grant = form.get('grant_type') ?? '';
    switch (grant) {
      case 'client_credentials':
        return clientCredentials(request, form);
      case 'urn:ietf:params:oauth:grant-type:jwt-bearer':
        return jwtBearer(request, form);
      case 'refresh_token':
        return refresh(request, form);
      case 'password':
        return refused(
          'invalid_grant',
          'authentication failure: the local org keeps no passwords; use client_credentials',
        );
      default:
        return refused('unsupported_grant_type', 'grant type not supported');
    }
  },
};

function clientCredentials(request: ApiRequest, form: URLSearchParams): ApiReply {
  const basic = /^Basic\s+(\S+)$/i.exec(String(request.headers['authorization'] ?? ''));
  const decoded = basic?.[1] === undefined ? null : Buffer.from(basic[1], 'base64').toString('utf8');
  const clientId = decoded?.slice(0, decoded.indexOf(':')) ?? form.get('client_id');
  const secret = decoded?.slice(decoded.indexOf(':') + 1) ?? form.get('client_secret');
  if (!clientId || !secret) return refused('invalid_request', 'client id and client secret are required');
  const client = request.org.sessions.client(clientId, secret);
  if (client === null) return refused('invalid_client', 'invalid client credentials');
  return granted(request, request.org.login(client.username));
}

function jwtBearer(request: ApiRequest, form: URLSearchParams): ApiReply {
  const user = request.org.sessions.userOfAssertion(form.get('assertion') ?? '');
  if (user === null) return refused('invalid_grant', 'invalid assertion');
  return granted(request, request.org.sessions.open(user));
}

function refresh(request: ApiRequest, form: URLSearchParams): ApiReply {
  const session = request.org.sessions.openByRefresh(form.get('refresh_token') ?? '');
  return session === null ? refused('invalid_grant', 'expired access/refresh token') : granted(request, session);
}

function granted(request: ApiRequest, session: Session): ApiReply {
  const issuedAt = String(request.org.clock.now());
  const id = `${request.baseUrl}/id/${session.orgId}/${session.userId}`;
  return json({
    access_token: session.token,
    signature: createHmac('sha256', session.token)
      .update(id + issuedAt)
      .digest('base64'),
    scope: SCOPE,
    instance_url: request.baseUrl,
    id,
    token_type: 'Bearer',
    issued_at: issuedAt,
  });
}

function refused(error: string, description: string): ApiReply {
  return json({ error, error_description: description }, 400);
}

const revoke: Route = {
  method: '*',
  path: '/services/oauth2/revoke',
  authenticated: false,
  handle(request) {
    const form = new URLSearchParams(request.body.toString('utf8'));
    request.org.sessions.revoke(form.get('token') ?? request.query.get('token') ?? '');
    return { status: 200 };
  },
};

export const oauthRoutes: readonly Route[] = [token, revoke];
