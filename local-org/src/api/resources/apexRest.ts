/**
 * Apex REST: `@RestResource` classes under `/services/apexrest`.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_rest.htm
 */
import { type Route, param } from '../http.ts';

const apexRest: Route = {
  method: '*',
  path: '/services/apexrest/*',
  handle(request) {
    const reply = request.org.invokeRest(request.session, {
      method: request.method,
      path: `/${param(request, '*')}`,
      baseUrl: request.baseUrl,
      query: [...request.query.entries()],
      headers: headerList(request.headers),
      body: request.body,
    });
    return { status: reply.status, body: reply.body, type: reply.contentType, headers: reply.headers };
  },
};

function headerList(headers: Readonly<Record<string, string | string[] | undefined>>): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined || name === 'authorization' || name === 'cookie' ? [] : [[name, String(value)]],
  );
}

export const apexRestRoutes: readonly Route[] = [apexRest];
