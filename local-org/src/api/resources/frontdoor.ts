/** Opening the org in a browser: `sf org open` asks here for an address that logs the browser in; the pages' host serves it. */
import { json, type Route } from '../http.ts';

/** https://help.salesforce.com/s/articleView?id=sf.frontdoor_singleaccess.htm */
const singleAccess: Route = {
  method: '*',
  path: '/services/oauth2/singleaccess',
  handle(request) {
    const form = new URLSearchParams(request.body.toString('utf8'));
    const retURL = request.query.get('redirect_uri') ?? form.get('redirect_uri') ?? '/lightning/page/home';
    const query = new URLSearchParams({ sid: request.session.token, retURL });
    return json({ frontdoor_uri: `${request.baseUrl}/secur/frontdoor.jsp?${query}` });
  },
};

export const frontdoorRoutes: readonly Route[] = [singleAccess];
