/** Who am I, which versions are there, what is under a version. */
import { notFound } from '../errors.ts';
import { json, param, type ApiRequest, type Route } from '../http.ts';
import { API_VERSIONS } from '../versions.ts';

/** https://help.salesforce.com/s/articleView?id=sf.remoteaccess_using_userinfo_endpoint.htm */
const userInfo: Route = {
  method: '*',
  path: '/services/oauth2/userinfo',
  handle(request) {
    const { session, baseUrl } = request;
    const user = request.org.user(session.userId);
    if (user === null) throw notFound();
    return json({
      sub: identityUrl(request),
      user_id: session.userId,
      organization_id: session.orgId,
      preferred_username: session.username,
      nickname: user.alias,
      name: user.name,
      email: user.email,
      email_verified: true,
      zoneinfo: user.timeZone,
      locale: user.locale,
      user_type: 'STANDARD',
      active: user.active,
      urls: { rest: `${baseUrl}/services/data/v{version}/`, custom_domain: baseUrl },
    });
  },
};

const identity: Route = {
  method: 'GET',
  path: '/id/:org/:user',
  handle(request) {
    const user = request.org.user(param(request, 'user'));
    if (user === null || param(request, 'org').slice(0, 15) !== request.org.id.slice(0, 15)) throw notFound();
    return json({
      id: `${request.baseUrl}/id/${request.org.id}/${user.id}`,
      asserted_user: true,
      user_id: user.id,
      organization_id: request.org.id,
      username: user.username,
      nick_name: user.alias,
      display_name: user.name,
      email: user.email,
      active: user.active,
      user_type: 'STANDARD',
      urls: { rest: `${request.baseUrl}/services/data/v{version}/`, custom_domain: request.baseUrl },
    });
  },
};

const versions: Route = {
  method: 'GET',
  path: '/services/data',
  authenticated: false,
  handle: () => json(API_VERSIONS.map(({ version, label }) => ({ label, url: `/services/data/v${version}`, version }))),
};

const root: Route = {
  method: 'GET',
  path: '/services/data/:version',
  handle(request) {
    const base = `/services/data/${param(request, 'version')}`;
    const names = ['sobjects', 'query', 'queryAll', 'tooling', 'composite', 'limits', 'jobs', 'metadata'];
    const links = Object.fromEntries(names.map((name) => [name, `${base}/${name}`]));
    return json({ ...links, identity: identityUrl(request) });
  },
};

/** The address that names the session's user. */
export function identityUrl(request: ApiRequest): string {
  return `${request.baseUrl}/id/${request.session.orgId}/${request.session.userId}`;
}

export const identityRoutes: readonly Route[] = [userInfo, identity, versions, root];
