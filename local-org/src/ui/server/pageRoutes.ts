import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { UiOrg, UiSession } from '../uiOrg.ts';
import type { LoadedMetadata } from '../metadata/loadPageModel.ts';
import type { PageModel } from '../metadata/pageModel.ts';
import type { Vendor } from '../vendor/ensureVendor.ts';
import { stylesheets } from './assetRoutes.ts';
import { importMap, PREFIX } from './hostModules.ts';
import { loginPage } from './loginPage.ts';
import { clearSessionCookie, localPath, requireSession, sessionOf, sessionToken, setSessionCookie } from './session.ts';
import { shellPage } from './shellPage.ts';

/** What the page routes work with. */
export interface PageServices {
  readonly org: UiOrg;
  readonly metadata: () => LoadedMetadata;
  readonly vendor: () => Promise<Vendor>;
}

/** Login, logout and the page that holds the shell. */
export function pageRoutes(app: FastifyInstance, services: PageServices): void {
  loginRoutes(app, services.org);
  app.get('/', (_request, reply) => reply.redirect('/lightning/page/home'));
  for (const path of ['/lightning', '/lightning/*']) {
    app.get(path, async (request, reply) => {
      const session = sessionOf(services.org, request);
      if (!session) return reply.redirect(`/login?startURL=${encodeURIComponent(request.url)}`);
      const [vendor, loaded] = [await services.vendor(), services.metadata()];
      const nonce = newNonce();
      return sendHtml(
        reply,
        nonce,
        shellPage({
          organizationName: services.org.organizationName,
          language: session.user.language.replaceAll('_', '-'),
          stylesheets: stylesheets(),
          imports: importMap(vendor, loaded),
          vendorFingerprint: vendor.fingerprint,
          boot: bootFacts(services.org, session, loaded.model),
          nonce,
        }),
      );
    });
  }
}

function loginRoutes(app: FastifyInstance, org: UiOrg): void {
  const showLogin = (reply: FastifyReply, startUrl: string, error: string | null): FastifyReply => {
    const nonce = newNonce();
    const users = [...org.users()].sort((a, b) => a.name.localeCompare(b.name));
    const page = { organizationName: org.organizationName, users, startUrl, error, stylesheets: stylesheets(), nonce };
    return sendHtml(reply, nonce, loginPage(page));
  };
  app.get<{ Querystring: { startURL?: string } }>('/login', (request, reply) =>
    showLogin(reply, localPath(request.query.startURL), null),
  );
  app.post<{ Body: URLSearchParams }>('/login', (request, reply) => {
    const startUrl = localPath(request.body.get('startURL'));
    try {
      setSessionCookie(reply, org.login(request.body.get('username') ?? ''));
    } catch (error) {
      void reply.code(400);
      return showLogin(reply, startUrl, error instanceof Error ? error.message : String(error));
    }
    return reply.redirect(startUrl, 303);
  });
  app.get(`${PREFIX}/users`, (request, reply) => (requireSession(org, request, reply) ? org.users() : reply));
  app.post<{ Body: { username?: string } }>(`${PREFIX}/switchUser`, (request, reply) => {
    if (!requireSession(org, request, reply)) return reply;
    try {
      setSessionCookie(reply, org.login(request.body.username ?? ''));
    } catch (error) {
      return reply.code(400).send({ message: error instanceof Error ? error.message : String(error) });
    }
    return reply.code(204).send();
  });
  app.get('/secur/logout.jsp', (request, reply) => {
    const token = sessionToken(request);
    if (token) org.logout(token);
    clearSessionCookie(reply);
    return reply.redirect('/login');
  });
  // The address that `sf org open` opens: https://help.salesforce.com/s/articleView?id=sf.security_frontdoorjsp.htm
  app.get<{ Querystring: { sid?: string; retURL?: string } }>('/secur/frontdoor.jsp', (request, reply) => {
    const { sid = '', retURL } = request.query;
    if (!org.session(sid)) return reply.redirect('/login');
    setSessionCookie(reply, sid);
    return reply.redirect(localPath(retURL && decodeURIComponent(retURL)));
  });
}

function bootFacts(org: UiOrg, session: UiSession, model: PageModel): object {
  const { token: _token, visibleApps, visibleTabs, ...who } = session;
  return {
    organizationId: org.organizationId,
    organizationName: org.organizationName,
    ...who,
    model: {
      ...model,
      apps: model.apps.filter((app) => visibleApps === null || visibleApps.includes(app.name)),
      tabs: Object.fromEntries(
        Object.entries(model.tabs).filter(([name]) => visibleTabs === null || visibleTabs.includes(name)),
      ),
    },
  };
}

function newNonce(): string {
  return randomBytes(16).toString('base64url');
}

/** Like Lightning, pages may load scripts from this host only, and pictures from anywhere. */
function sendHtml(reply: FastifyReply, nonce: string, html: string): FastifyReply {
  const policy = [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob: https:`,
    `font-src 'self' data: https:`,
    `frame-ancestors 'none'`,
  ];
  void reply.header('content-security-policy', policy.join('; ')).header('cache-control', 'no-store');
  return reply.type('text/html; charset=utf-8').send(html);
}
