/**
 * Allowances of the org. The local org does not ration requests; it shows a Developer Edition's numbers unspent.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_limits.htm
 */
import { ORG_ALLOWANCES } from '../../base/orgAllowances.ts';
import { type Route, json } from '../http.ts';

const limits: Route = {
  method: 'GET',
  path: '/services/data/:version/limits',
  handle: () =>
    json(Object.fromEntries(Object.entries(ORG_ALLOWANCES).map(([name, Max]) => [name, { Max, Remaining: Max }]))),
};

/**
 * Rows of objects: those that are asked for, or all that can be counted.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_record_count.htm
 */
const recordCount: Route = {
  method: 'GET',
  path: '/services/data/:version/limits/recordCount',
  handle(request) {
    const asked = request.query.get('sObjects');
    const { schema } = request.org;
    const types =
      asked === null
        ? [...schema.objects.values()].filter(
            (type) => type.queryable && (type.kind === 'standard' || type.kind === 'custom'),
          )
        : asked.split(',').flatMap((name) => schema.object(name.trim()) ?? []);
    const sObjects = request.transact((tx) =>
      types.map(({ apiName: name }) => ({
        count: tx.query(`SELECT COUNT() FROM ${name}`, { system: true }).count,
        name,
      })),
    );
    return json({ sObjects });
  },
};

export const limitRoutes: readonly Route[] = [limits, recordCount];
