/**
 * Up to 200 records per request.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobjects_collections.htm
 */
import type { DmlOperation } from '../../abi/env.ts';
import type { DmlRowResult } from '../../abi/ports.ts';
import type { ObjectType } from '../../schema/schema.ts';
import { badRequest } from '../errors.ts';
import { type ApiReply, type ApiRequest, type Route, json, objectBody, param } from '../http.ts';
import { recordFromJson, recordToJson } from '../recordJson.ts';
import { quote } from '../soqlText.ts';
import { objectNamed, published, withUuid } from './sobjects.ts';

type Row = Record<string, unknown> & { attributes?: { type?: string } };

function rowsOf(request: ApiRequest): { rows: Row[]; allOrNone: boolean } {
  const body = objectBody(request);
  const rows = body['records'];
  if (!Array.isArray(rows)) throw badRequest('JSON_PARSER_ERROR', 'records is required');
  if (rows.length > 200)
    throw badRequest('EXCEEDED_ID_LIMIT', 'record limit reached. cannot submit more than 200 records into this call');
  return { rows: rows as Row[], allOrNone: body['allOrNone'] === true };
}

function typeOfRow(request: ApiRequest, row: Row, fallback: string | undefined): ObjectType {
  const name = row.attributes?.type ?? fallback;
  if (name === undefined) throw badRequest('INVALID_INPUT', 'attributes.type is required in each record');
  return objectNamed(request, name);
}

function save(request: ApiRequest, operation: 'insert' | 'update' | 'upsert', externalId: string | null): ApiReply {
  const { rows, allOrNone } = rowsOf(request);
  const fallback = request.params['object'];
  const results = request.transact((tx) => {
    const records = rows.map((row) =>
      withUuid(recordFromJson(tx, typeOfRow(request, row, fallback), row, operation === 'insert')),
    );
    const saved = tx.saveMixed(operation, records, { allOrNone, externalId });
    return saved.map((result, index) => published(records[index]!, result));
  });
  return json(results.map((result) => shape(result, operation)));
}

function shape(result: DmlRowResult, operation: DmlOperation): Record<string, unknown> {
  const errors = result.errors.map(({ statusCode, message, fields }) => ({ statusCode, message, fields }));
  const id = result.id === null ? {} : { id: result.id };
  return { ...id, success: result.success, errors, ...(operation === 'upsert' ? { created: result.created } : {}) };
}

const insert: Route = {
  method: 'POST',
  path: '/services/data/:version/composite/sobjects',
  handle: (request) => save(request, 'insert', null),
};

const update: Route = {
  method: 'PATCH',
  path: '/services/data/:version/composite/sobjects',
  handle: (request) => save(request, 'update', null),
};

const upsert: Route = {
  method: 'PATCH',
  path: '/services/data/:version/composite/sobjects/:object/:field',
  handle: (request) => save(request, 'upsert', param(request, 'field')),
};

const remove: Route = {
  method: 'DELETE',
  path: '/services/data/:version/composite/sobjects',
  handle(request) {
    const ids = (request.query.get('ids') ?? '').split(',').filter((id) => id !== '');
    if (ids.length > 200) throw badRequest('EXCEEDED_ID_LIMIT', 'At most 200 ids are allowed');
    const allOrNone = request.query.get('allOrNone') === 'true';
    const results = request.transact((tx) => {
      const records = ids.map((id) => {
        const type = request.org.schema.objectOfId(id);
        if (type === undefined) throw badRequest('MALFORMED_ID', `malformed id ${id}`);
        return recordFromJson(tx, type, { Id: id }, false);
      });
      return tx.saveMixed('delete', records, { allOrNone, externalId: null });
    });
    return json(results.map((result) => shape(result, 'delete')));
  },
};

function retrieveRows(request: ApiRequest, ids: readonly string[], fields: readonly string[]): ApiReply {
  const type = objectNamed(request, param(request, 'object'));
  const columns = [...new Set(['Id', ...fields])];
  const soql = `SELECT ${columns.join(', ')} FROM ${type.apiName} WHERE Id IN (${ids.map(quote).join(', ')})`;
  const rows = request.transact((tx) => tx.query(soql));
  const byId = new Map(rows.records.map((record) => [String(record.fields.get('id')).slice(0, 15), record]));
  const version = param(request, 'version');
  return json(
    ids.map((id) => {
      const found = byId.get(id.slice(0, 15));
      return found === undefined ? null : recordToJson(found, rows.columns, version);
    }),
  );
}

const retrieve: Route = {
  method: 'GET',
  path: '/services/data/:version/composite/sobjects/:object',
  handle: (request) => retrieveRows(request, listParameter(request, 'ids'), listParameter(request, 'fields')),
};

const retrieveByBody: Route = {
  method: 'POST',
  path: '/services/data/:version/composite/sobjects/:object',
  handle(request) {
    const body = objectBody(request);
    return retrieveRows(request, body['ids'] as string[], body['fields'] as string[]);
  },
};

function listParameter(request: ApiRequest, name: string): string[] {
  return (request.query.get(name) ?? '').split(',').filter((value) => value !== '');
}

export const collectionRoutes: readonly Route[] = [insert, update, upsert, remove, retrieve, retrieveByBody];
