/**
 * Rows of one object: create, read, update, delete, upsert by external id, and their describe.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_basic_info.htm
 */
import { randomUUID } from 'node:crypto';
import type { FieldType, ObjectType } from '../../schema/schema.ts';
import type { DmlRowResult } from '../../abi/ports.ts';
import type { SObject } from '../../runtime/values/sObject.ts';
import type { Transaction } from '../../org/transaction.ts';
import { describeGlobalEntry, describeObject } from '../describe.ts';
import { ApiError, badRequest, notFound } from '../errors.ts';
import { NO_CONTENT, type ApiReply, type ApiRequest, type Route, json, objectBody, param } from '../http.ts';
import { multipart } from '../multipart.ts';
import { recordFromJson, recordToJson } from '../recordJson.ts';
import { quote } from '../soqlText.ts';

/** The object that a path names; 404 for one that does not exist. */
export function objectNamed(request: ApiRequest, name: string): ObjectType {
  const type = request.org.schema.object(name);
  if (type === undefined || !(type.queryable || type.kind === 'platformEvent')) throw notFound();
  return type;
}

const list: Route = {
  method: 'GET',
  path: '/services/data/:version/sobjects',
  handle(request) {
    const sobjects = [...request.org.schema.objects.values()]
      .filter((type) => type.kind !== 'aggregate')
      .map((type) => describeGlobalEntry(type, param(request, 'version')));
    return json({ encoding: 'UTF-8', maxBatchSize: 200, sobjects });
  },
};

const create: Route = {
  method: 'POST',
  path: '/services/data/:version/sobjects/:object',
  handle(request) {
    const type = objectNamed(request, param(request, 'object'));
    const body = recordBody(request, type);
    const result = request.transact((tx) => saveOne(tx, 'insert', type, body));
    return json({ id: result.id, success: true, errors: result.errors }, 201);
  },
};

const info: Route = {
  method: 'GET',
  path: '/services/data/:version/sobjects/:object',
  handle(request) {
    const type = objectNamed(request, param(request, 'object'));
    return json({ objectDescribe: describeGlobalEntry(type, param(request, 'version')), recentItems: [] });
  },
};

const describe: Route = {
  method: 'GET',
  path: '/services/data/:version/sobjects/:object/describe',
  handle(request) {
    const type = objectNamed(request, param(request, 'object'));
    return json(describeObject(request.org.schema, type, param(request, 'version')));
  },
};

const read: Route = {
  method: 'GET',
  path: '/services/data/:version/sobjects/:object/:id',
  handle(request) {
    const type = objectNamed(request, param(request, 'object'));
    return readBy(request, type, `Id = ${quote(param(request, 'id'))}`);
  },
};

const update: Route = {
  method: 'PATCH',
  path: '/services/data/:version/sobjects/:object/:id',
  handle(request) {
    const type = objectNamed(request, param(request, 'object'));
    const body = { ...recordBody(request, type), Id: param(request, 'id') };
    request.transact((tx) => saveOne(tx, 'update', type, body));
    return NO_CONTENT;
  },
};

const remove: Route = {
  method: 'DELETE',
  path: '/services/data/:version/sobjects/:object/:id',
  handle(request) {
    const type = objectNamed(request, param(request, 'object'));
    request.transact((tx) => saveOne(tx, 'delete', type, { Id: param(request, 'id') }));
    return NO_CONTENT;
  },
};

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_upsert.htm */
const upsert: Route = {
  method: 'PATCH',
  path: '/services/data/:version/sobjects/:object/:field/:value',
  handle(request) {
    const type = objectNamed(request, param(request, 'object'));
    const field = externalIdField(type, param(request, 'field'));
    const body = { ...objectBody(request), [field.apiName]: param(request, 'value') };
    const result = request.transact((tx) => saveOne(tx, 'upsert', type, body, field.apiName));
    const reply = { id: result.id, success: true, errors: [], created: result.created };
    return json(reply, result.created ? 201 : 200);
  },
};

const readByKey: Route = {
  method: 'GET',
  path: '/services/data/:version/sobjects/:object/:field/:value',
  handle(request) {
    const type = objectNamed(request, param(request, 'object'));
    const field = externalIdField(type, param(request, 'field'));
    return readBy(request, type, `${field.apiName} = ${literal(field, param(request, 'value'))}`);
  },
};

const removeByKey: Route = {
  method: 'DELETE',
  path: '/services/data/:version/sobjects/:object/:field/:value',
  handle(request) {
    const type = objectNamed(request, param(request, 'object'));
    const field = externalIdField(type, param(request, 'field'));
    request.transact((tx) => {
      const where = `${field.apiName} = ${literal(field, param(request, 'value'))}`;
      const found = tx.query(`SELECT Id FROM ${type.apiName} WHERE ${where}`).records[0];
      if (found === undefined) throw notFound('Provided external ID field does not exist or is not accessible');
      saveOne(tx, 'delete', type, { Id: found.fields.get('id') });
    });
    return NO_CONTENT;
  },
};

function literal(field: FieldType, value: string): string {
  return field.type === 'double' || field.type === 'int' ? String(Number(value)) : quote(value);
}

function externalIdField(type: ObjectType, name: string): FieldType {
  const field = type.fields.get(name);
  if (field === undefined || !(field.externalId || field.idLookup)) {
    throw new ApiError(404, 'NOT_FOUND', 'Provided external ID field does not exist or is not accessible: ' + name);
  }
  return field;
}

function readBy(request: ApiRequest, type: ObjectType, where: string): ApiReply {
  const asked = request.query
    .get('fields')
    ?.split(',')
    .map((name) => name.trim());
  const names =
    asked ?? [...type.fields.values()].filter((field) => field.type !== 'base64').map((field) => field.apiName);
  for (const name of names) {
    if (!name.includes('.') && !type.fields.has(name)) {
      throw badRequest('INVALID_FIELD', `No such column '${name}' on sobject of type ${type.apiName}`);
    }
  }
  const rows = request.transact((tx) => tx.query(readText(type, names, where), { readable: asked === undefined }));
  const found = rows.records[0];
  if (found === undefined) throw notFound();
  return json(recordToJson(found, rows.columns, request.params['version'] ?? ''));
}

function readText(type: ObjectType, names: readonly string[], where: string): string {
  return `SELECT ${names.join(', ')} FROM ${type.apiName} WHERE ${where}`;
}

/**
 * The fields of a record. A record with a file comes in parts: one of JSON, whose name begins with `entity_`, and one for each binary field.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_sobject_insert_update_blob.htm
 */
function recordBody(request: ApiRequest, type: ObjectType): Record<string, unknown> {
  const contentType = String(request.headers['content-type'] ?? '');
  if (!contentType.startsWith('multipart/')) return objectBody(request);
  const parts = multipart(contentType, request.body);
  const entity = [...parts.keys()].find((name) => name.startsWith('entity_'));
  if (entity === undefined) throw badRequest('INVALID_INPUT', 'One part must be the record as JSON, named entity_…');
  const body = JSON.parse(parts.get(entity)!.toString('utf8')) as Record<string, unknown>;
  parts.delete(entity);
  for (const [name, content] of parts) {
    if (type.fields.get(name)?.type !== 'base64')
      throw badRequest('INVALID_FIELD', `${type.apiName} has no binary field ${name}`, [name]);
    body[name] = content.toString('base64');
  }
  return body;
}

/** Saves one row or throws its first errors in REST form. */
export function saveOne(
  tx: Transaction,
  operation: 'insert' | 'update' | 'upsert' | 'delete',
  type: ObjectType,
  body: Record<string, unknown>,
  externalId: string | null = null,
): DmlRowResult {
  const record = withUuid(recordFromJson(tx, type, body, operation === 'insert'));
  const [result] = tx.save(operation, [record], { allOrNone: false, externalId });
  if (result === undefined) throw new Error('the save gave no result');
  if (!result.success) throw failed(result);
  return published(record, result);
}

/** A record to save; an event gets the uuid by which its publisher will know it. */
export function withUuid(record: SObject): SObject {
  if (record.type.kind === 'platformEvent') record.fields.set('eventuuid', randomUUID());
  return record;
}

/** The id that every published event gets in a reply; the error that is none says that it was taken. */
const EVENT_ID = 'e00xx0000000001AAA';

/**
 * The result of a save as clients get it: publishing an event is acknowledged with its uuid.
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_publish_api.htm
 */
export function published(record: SObject, result: DmlRowResult): DmlRowResult {
  if (record.type.kind !== 'platformEvent' || !result.success) return result;
  const message = String(record.fields.get('eventuuid') ?? '');
  return { ...result, id: EVENT_ID, errors: [{ statusCode: 'OPERATION_ENQUEUED', message, fields: [] }] };
}

/** A failed row as an error reply; a row that does not exist is 404. */
export function failed(result: DmlRowResult): ApiError {
  const [first, ...rest] = result.errors;
  if (first === undefined) return new ApiError(500, 'UNKNOWN_EXCEPTION', 'The row was refused without a reason');
  const gone = first.statusCode === 'ENTITY_IS_DELETED' || first.statusCode === 'INVALID_CROSS_REFERENCE_KEY';
  const error = new ApiError(gone ? 404 : 400, first.statusCode, first.message, first.fields);
  return rest.length === 0 ? error : withMore(error, rest);
}

function withMore(error: ApiError, rest: DmlRowResult['errors']): ApiError {
  const more = rest.map(({ statusCode, message, fields }) => ({ errorCode: statusCode, message, fields }));
  return Object.assign(error, { entries: [...error.entries, ...more] });
}

export const sobjectRoutes: readonly Route[] = [
  list,
  create,
  info,
  describe,
  read,
  update,
  remove,
  upsert,
  readByKey,
  removeByKey,
];
