/**
 * SOSL over REST, as a statement or as parameters.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_search.htm
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_search_parameterized.htm
 */
import { badRequest, notImplemented } from '../errors.ts';
import { type ApiReply, type ApiRequest, type Route, json, jsonBody, param } from '../http.ts';
import { recordToJson } from '../recordJson.ts';

function answer(request: ApiRequest, sosl: string): ApiReply {
  const version = param(request, 'version');
  const found = request.transact((tx) => tx.search(sosl));
  const searchRecords = found.flatMap(({ records, columns }) =>
    records.map((record) => recordToJson(record, columns, version)),
  );
  return json({ searchRecords });
}

const search: Route = {
  method: 'GET',
  path: '/services/data/:version/search',
  handle(request) {
    const sosl = request.query.get('q');
    if (!sosl)
      throw badRequest('MALFORMED_SEARCH', 'No search term found. The search term must be enclosed in braces.');
    return answer(request, sosl);
  },
};

/** One object of a search by parameters. */
interface ObjectParameters {
  readonly name: string;
  readonly fields?: readonly string[];
  readonly where?: string;
  readonly orderBy?: string;
  readonly limit?: number | string;
  readonly offset?: number | string;
}

/** A search by parameters, as the body of POST holds it. */
interface Parameters {
  readonly q?: string;
  readonly in?: string;
  readonly fields?: readonly string[];
  readonly sobjects?: readonly (ObjectParameters | string)[];
  readonly defaultLimit?: number | string;
  readonly overallLimit?: number | string;
}

const KNOWN = new Set(['q', 'in', 'fields', 'sobject', 'sobjects', 'defaultLimit', 'overallLimit', 'spellCorrection']);

const byGet: Route = {
  method: 'GET',
  path: '/services/data/:version/parameterizedSearch',
  handle(request) {
    const { query } = request;
    const names = query.getAll('sobject').flatMap((value) => value.split(','));
    const own = names.map((name): ObjectParameters => {
      const of = (key: string): string | undefined => query.get(`${name}.${key}`) ?? undefined;
      const fields = of('fields')?.split(',');
      const more = { where: of('where'), orderBy: of('orderBy'), limit: of('limit'), offset: of('offset') };
      return { name, ...(fields && { fields }), ...(defined(more) as Omit<ObjectParameters, 'name' | 'fields'>) };
    });
    const plain = Object.fromEntries([...query].filter(([key]) => !key.includes('.') && key !== 'sobject'));
    const fields = query.getAll('fields').flatMap((value) => value.split(','));
    return answer(request, statement({ ...plain, fields, sobjects: own }));
  },
};

const byPost: Route = {
  method: 'POST',
  path: '/services/data/:version/parameterizedSearch',
  handle: (request) => answer(request, statement(jsonBody(request) as Parameters)),
};

function defined(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** The SOSL statement that parameters stand for. */
function statement(given: Parameters): string {
  const unknown = Object.keys(given).find((key) => !KNOWN.has(key));
  if (unknown !== undefined) throw notImplemented(`the parameter ${unknown} of a parameterized search`);
  if (!given.q) throw badRequest('MISSING_ARGUMENT', "The 'q' parameter is required");
  const objects = (given.sobjects ?? []).map((one) => returning(typeof one === 'string' ? { name: one } : one, given));
  const clauses = [
    `FIND {${given.q.replace(/(?<!\\)[{}]/g, '\\$&')}}`,
    given.in === undefined ? '' : `IN ${given.in} FIELDS`,
    objects.length === 0 ? '' : `RETURNING ${objects.join(', ')}`,
    given.overallLimit === undefined ? '' : `LIMIT ${given.overallLimit}`,
  ];
  return clauses.filter((clause) => clause !== '').join(' ');
}

function returning(object: ObjectParameters, given: Parameters): string {
  const fields = object.fields ?? given.fields ?? [];
  const limit = object.limit ?? given.defaultLimit;
  const parts = [
    fields.length === 0 ? 'Id' : fields.join(', '),
    object.where === undefined ? '' : `WHERE ${object.where}`,
    object.orderBy === undefined ? '' : `ORDER BY ${object.orderBy}`,
    limit === undefined ? '' : `LIMIT ${limit}`,
    object.offset === undefined ? '' : `OFFSET ${object.offset}`,
  ];
  return `${object.name}(${parts.filter((part) => part !== '').join(' ')})`;
}

export const searchRoutes: readonly Route[] = [search, byGet, byPost];
