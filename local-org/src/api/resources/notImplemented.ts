/** Parts of the API this org knows of and does not have: 501 with the name of the feature. */
import { notImplemented } from '../errors.ts';
import type { Route } from '../http.ts';

const FEATURES: Readonly<Record<string, string>> = {
  '/services/data/:version/search/*': 'this search resource',
  '/services/data/:version/composite/graph*': 'composite graph',
  '/services/data/:version/analytics*': 'reports and dashboards over REST',
  '/services/data/:version/actions*': 'this invocable action over REST',
  '/services/data/:version/process*': 'approval processes over REST',
  '/services/data/:version/chatter*': 'Chatter',
  '/services/data/:version/connect*': 'Connect REST',
  '/services/data/:version/tooling*': 'this Tooling API resource',
  '/services/data/:version/jobs*': 'this Bulk API resource',
  '/services/data/:version/ui-api*': 'this User Interface API resource',
  '/services/data/:version/metadata*': 'this Metadata REST resource',
  '/services/data/:version/event*': 'this event resource',
  '/services/async*': 'Bulk API 1.0',
};

export const notImplementedRoutes: readonly Route[] = Object.entries(FEATURES).map(([path, feature]) => ({
  method: '*',
  path,
  handle() {
    throw notImplemented(feature);
  },
}));
