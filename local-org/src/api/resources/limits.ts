/**
 * Allowances of the org. The local org does not ration requests; it shows a Developer Edition's numbers unspent.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_limits.htm
 */
import { type Route, json } from '../http.ts';

const ALLOWANCES: Readonly<Record<string, number>> = {
  DailyApiRequests: 15_000,
  DailyAsyncApexExecutions: 250_000,
  DailyBulkApiBatches: 15_000,
  DailyBulkV2QueryJobs: 10_000,
  DataStorageMB: 5,
  FileStorageMB: 20,
  HourlyPublishedPlatformEvents: 50_000,
};

const limits: Route = {
  method: 'GET',
  path: '/services/data/:version/limits',
  handle: () =>
    json(Object.fromEntries(Object.entries(ALLOWANCES).map(([name, Max]) => [name, { Max, Remaining: Max }]))),
};

export const limitRoutes: readonly Route[] = [limits];
