/**
 * SOQL over REST, 2,000 rows a page.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm
 */
import { randomBytes } from 'node:crypto';
import type { QueryRows } from '../../org/transaction.ts';
import { columnMetadata } from '../columnMetadata.ts';
import { badRequest } from '../errors.ts';
import { type ApiReply, type ApiRequest, type Route, json, param } from '../http.ts';
import { recordToJson } from '../recordJson.ts';

const PAGE = 2000;
const KEPT_CURSORS = 50;

interface Cursor {
  rows: QueryRows;
  userId: string;
  pageSize: number;
}

/** Open query results, oldest first. */
const cursors = new Map<string, Cursor>();

function run(request: ApiRequest, allRows: boolean): ApiReply {
  const soql = request.query.get('q');
  if (!soql) throw badRequest('MALFORMED_QUERY', "A query string has to be specified as a query parameter called 'q'");
  if (request.query.get('columns') === 'true') return json(columnMetadata(request.org.schema, soql));
  const rows = request.transact((tx) => tx.query(soql, { allRows }));
  const pageSize = batchSize(request);
  if (rows.count !== null || rows.records.length <= pageSize) {
    return json(page(request, { rows, userId: request.session.userId, pageSize }, 0, null));
  }
  const id = `01g${randomBytes(6).toString('hex')}AAA`;
  cursors.set(id, { rows, userId: request.session.userId, pageSize });
  for (const old of [...cursors.keys()].slice(0, -KEPT_CURSORS)) cursors.delete(old);
  return json(page(request, cursors.get(id) as Cursor, 0, id));
}

function batchSize(request: ApiRequest): number {
  const asked = /batchSize\s*=\s*(\d+)/i.exec(String(request.headers['sforce-query-options'] ?? ''))?.[1];
  return asked === undefined ? PAGE : Math.min(PAGE, Math.max(200, Number(asked)));
}

function page(request: ApiRequest, cursor: Cursor, start: number, id: string | null): Record<string, unknown> {
  const version = param(request, 'version');
  const { rows, pageSize } = cursor;
  const end = start + pageSize;
  const done = end >= rows.records.length;
  const records = rows.records.slice(start, end).map((record) => recordToJson(record, rows.columns, version));
  const totalSize = rows.count ?? rows.records.length;
  if (done) return { totalSize, done, records };
  return { totalSize, done, nextRecordsUrl: `/services/data/${version}/query/${id}-${end}`, records };
}

const query: Route = {
  method: 'GET',
  path: '/services/data/:version/query',
  handle: (request) => run(request, false),
};

/** Includes rows in the recycle bin. https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_queryall.htm */
const queryAll: Route = {
  method: 'GET',
  path: '/services/data/:version/queryAll',
  handle: (request) => run(request, true),
};

const more: Route = {
  method: 'GET',
  path: '/services/data/:version/query/:locator',
  handle(request) {
    const [id, start] = param(request, 'locator').split('-');
    const cursor = id === undefined ? undefined : cursors.get(id);
    if (id === undefined || cursor === undefined || cursor.userId !== request.session.userId) {
      throw badRequest('INVALID_QUERY_LOCATOR', 'invalid query locator');
    }
    return json(page(request, cursor, Number(start), id));
  },
};

export const queryRoutes: readonly Route[] = [query, queryAll, more];
