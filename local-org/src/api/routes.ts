/** Every endpoint, in the order in which they are tried. */
import type { Route } from './http.ts';
import { actionRoutes } from './resources/actions.ts';
import { apexRestRoutes } from './resources/apexRest.ts';
import { bulkIngestRoutes } from './resources/bulkIngest.ts';
import { bulkQueryRoutes } from './resources/bulkQuery.ts';
import { cometdRoutes } from './resources/cometd.ts';
import { collectionRoutes } from './resources/collections.ts';
import { compositeRoutes } from './resources/composite.ts';
import { eventSchemaRoutes } from './resources/eventSchemas.ts';
import { frontdoorRoutes } from './resources/frontdoor.ts';
import { identityRoutes } from './resources/identity.ts';
import { limitRoutes } from './resources/limits.ts';
import { metadataRestRoutes } from './resources/metadataRest.ts';
import { notImplementedRoutes } from './resources/notImplemented.ts';
import { oauthRoutes } from './resources/oauth.ts';
import { queryRoutes } from './resources/query.ts';
import { searchRoutes } from './resources/search.ts';
import { soapRoutes } from './resources/soap.ts';
import { sobjectRoutes } from './resources/sobjects.ts';
import { toolingRoutes } from './resources/tooling.ts';
import { uiApiRoutes } from './resources/uiApi.ts';

export const routes: readonly Route[] = [
  ...identityRoutes,
  ...oauthRoutes,
  ...frontdoorRoutes,
  ...queryRoutes,
  ...searchRoutes,
  ...compositeRoutes,
  ...collectionRoutes,
  ...eventSchemaRoutes,
  ...sobjectRoutes,
  ...actionRoutes,
  ...limitRoutes,
  ...toolingRoutes,
  ...bulkIngestRoutes,
  ...bulkQueryRoutes,
  ...metadataRestRoutes,
  ...uiApiRoutes,
  ...soapRoutes,
  ...apexRestRoutes,
  ...cometdRoutes,
  ...notImplementedRoutes,
];
