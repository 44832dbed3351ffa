/**
 * Bulk API 2.0 query jobs. The query runs when the job is made; results are kept in memory, the latest jobs only.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/queries.htm
 */
import { SObject } from '../../runtime/values/sObject.ts';
import { writeCsv } from '../../org/bulk/csv.ts';
import type { FieldType } from '../../schema/schema.ts';
import type { Column } from '../../org/queryColumns.ts';
import type { QueryRows } from '../../org/transaction.ts';
import { badRequest, notFound } from '../errors.ts';
import { type ApiRequest, NO_CONTENT, type Route, json, objectBody, param } from '../http.ts';
import { valueToJson } from '../recordJson.ts';

const BASE = '/services/data/:version/jobs/query';
const KEPT_JOBS = 20;
const DEFAULT_PAGE = 50_000;

interface QueryJob {
  info: Record<string, unknown>;
  rows: QueryRows;
  delimiter: string;
  lineEnding: string;
}

const jobs = new Map<string, QueryJob>();

const create: Route = {
  method: 'POST',
  path: BASE,
  handle(request) {
    const body = objectBody(request);
    const soql = body['query'];
    if (typeof soql !== 'string') throw badRequest('INVALIDJOB', 'query is required');
    const started = request.org.clock.now();
    const rows = request.transact((tx) => tx.query(soql, { allRows: body['operation'] === 'queryAll' }));
    if (rows.count !== null) throw badRequest('API_ERROR', 'COUNT() is not supported in bulk queries');
    if (leafColumns(rows.columns, []).some(({ field }) => (field?.components ?? null) !== null)) {
      throw badRequest('FUNCTIONALITY_NOT_ENABLED', 'Selecting compound data not supported in Bulk Query');
    }
    const id = request.org.newId('750');
    const delimiter = String(body['columnDelimiter'] ?? 'COMMA');
    const lineEnding = String(body['lineEnding'] ?? 'LF');
    const info = jobInfo(request, { id, body, rows, started, delimiter, lineEnding });
    jobs.set(id, { info, rows, delimiter, lineEnding });
    for (const old of [...jobs.keys()].slice(0, -KEPT_JOBS)) jobs.delete(old);
    return json(info);
  },
};

function jobInfo(
  request: ApiRequest,
  job: {
    id: string;
    body: Record<string, unknown>;
    rows: QueryRows;
    started: number;
    delimiter: string;
    lineEnding: string;
  },
): Record<string, unknown> {
  const now = new Date(request.org.clock.now()).toISOString();
  return {
    id: job.id,
    operation: job.body['operation'] ?? 'query',
    object: job.rows.objectName,
    createdById: request.session.userId,
    createdDate: now,
    systemModstamp: now,
    state: 'JobComplete',
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: Number(param(request, 'version').replace(/^v/, '')),
    lineEnding: job.lineEnding,
    columnDelimiter: job.delimiter,
    jobType: 'V2Query',
    numberRecordsProcessed: job.rows.records.length,
    retries: 0,
    totalProcessingTime: request.org.clock.now() - job.started,
  };
}

function jobOf(request: ApiRequest): QueryJob {
  const job = jobs.get(param(request, 'id'));
  if (job === undefined) throw notFound();
  return job;
}

const look: Route = { method: 'GET', path: `${BASE}/:id`, handle: (request) => json(jobOf(request).info) };

const results: Route = {
  method: 'GET',
  path: `${BASE}/:id/results`,
  handle(request) {
    const job = jobOf(request);
    const start = Number(request.query.get('locator') ?? 0);
    const size = Number(request.query.get('maxRecords') ?? DEFAULT_PAGE);
    const leaves = leafColumns(job.rows.columns, []);
    const page = job.rows.records.slice(start, start + size);
    const lines = page.map((record) => leaves.map((leaf) => csvValue(record, leaf.path)));
    const next = start + size < job.rows.records.length ? String(start + size) : 'null';
    const headers = { 'sforce-locator': next, 'sforce-numberofrecords': String(page.length) };
    const body = writeCsv([leaves.map((leaf) => leaf.header), ...lines], job.delimiter, job.lineEnding);
    return { status: 200, type: 'text/csv;charset=UTF-8', headers, body };
  },
};

interface Leaf {
  header: string;
  path: readonly string[];
  field: FieldType | null;
}

function leafColumns(columns: readonly Column[], prefix: readonly Column[]): Leaf[] {
  return columns.flatMap((column): Leaf[] => {
    const path = [...prefix, column];
    if (column.kind === 'children') throw badRequest('API_ERROR', 'Nested queries are not supported in bulk queries');
    if (column.kind === 'parent') return leafColumns(column.columns, path);
    return [
      { header: path.map((part) => part.name).join('.'), path: path.map((part) => part.key), field: column.field },
    ];
  });
}

function csvValue(record: SObject, path: readonly string[]): string {
  let at: unknown = record;
  for (const key of path) at = at instanceof SObject ? (at.fields.get(key) ?? null) : null;
  const value = valueToJson(at);
  return value === null ? '' : String(value).replace(/\+0000$/, 'Z');
}

const remove: Route = {
  method: 'DELETE',
  path: `${BASE}/:id`,
  handle(request) {
    jobOf(request);
    jobs.delete(param(request, 'id'));
    return NO_CONTENT;
  },
};

export const bulkQueryRoutes: readonly Route[] = [create, results, look, remove];
