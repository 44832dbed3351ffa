/**
 * The parts of the User Interface API that record pages read: one record with its display values, and facts of an object.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_get.htm
 */
import { SObject } from '../../runtime/values/sObject.ts';
import type { Column } from '../../org/queryColumns.ts';
import type { FieldType, ObjectType } from '../../schema/schema.ts';
import { badRequest, notFound } from '../errors.ts';
import { NO_CONTENT, type ApiReply, type ApiRequest, type Route, json, objectBody, param } from '../http.ts';
import { valueToJson } from '../recordJson.ts';
import { quote } from '../soqlText.ts';
import { objectNamed, saveOne } from './sobjects.ts';

const BASE = '/services/data/:version/ui-api';

const getRecord: Route = {
  method: 'GET',
  path: `${BASE}/records/:id`,
  handle: (request) => readRecord(request, param(request, 'id')),
};

function readRecord(request: ApiRequest, id: string): ApiReply {
  const type = request.org.schema.objectOfId(id);
  if (type === undefined) throw notFound();
  const names = wantedFields(request, type);
  const rows = request.transact((tx) => {
    const soql = `SELECT ${names.join(', ')} FROM ${type.apiName} WHERE Id = ${quote(id)}`;
    return tx.query(soql, { readable: true });
  });
  const found = rows.records[0];
  if (found === undefined) throw notFound();
  return json(recordView(found, rows.columns));
}

/** `fields` and `optionalFields` name `Object.Field`; without them every readable field is meant. */
function wantedFields(request: ApiRequest, type: ObjectType): string[] {
  const asked = ['fields', 'optionalFields'].flatMap((name) => (request.query.get(name) ?? '').split(','));
  const named = asked.map((name) => name.trim()).filter((name) => name !== '');
  const own = [...type.fields.values()]
    .filter((field) => field.type !== 'base64' && field.components === null)
    .map((field) => field.apiName);
  const paths = named.length === 0 ? own : named.map((name) => withoutObject(type, name));
  return [...new Set(['Id', ...paths])];
}

function withoutObject(type: ObjectType, name: string): string {
  const [first = '', ...rest] = name.split('.');
  if (first.toLowerCase() !== type.apiName.toLowerCase() || rest.length === 0) {
    throw badRequest('INVALID_FIELD', `${name} is not a field of ${type.apiName}`);
  }
  return rest.join('.');
}

function recordView(record: SObject, columns: readonly Column[]): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const column of columns) {
    const value = record.fields.get(column.key) ?? null;
    fields[column.name] =
      value instanceof SObject
        ? { displayValue: nameOf(value), value: recordView(value, column.columns) }
        : { displayValue: displayValue(column.field, value), value: valueToJson(value) };
  }
  return {
    apiName: record.type.apiName,
    childRelationships: {},
    fields,
    id: record.id,
    lastModifiedById: record.peek('lastmodifiedbyid'),
    lastModifiedDate: valueToJson(record.peek('lastmodifieddate')),
    recordTypeId: record.peek('recordtypeid'),
    systemModstamp: valueToJson(record.peek('systemmodstamp')),
  };
}

function nameOf(record: SObject): unknown {
  return record.type.nameField === null ? null : record.peek(record.type.nameField.toLowerCase());
}

function displayValue(field: FieldType | null, value: unknown): unknown {
  if (value === null || field === null) return null;
  const plain = valueToJson(value);
  if (field.type === 'picklist') return field.picklist?.values.find((choice) => choice.value === plain)?.label ?? plain;
  if (field.type === 'currency' || field.type === 'double' || field.type === 'percent') {
    return Number(plain).toLocaleString('en-US', {
      minimumFractionDigits: field.scale,
      maximumFractionDigits: field.scale,
    });
  }
  return null;
}

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_update.htm */
const updateRecord: Route = {
  method: 'PATCH',
  path: `${BASE}/records/:id`,
  handle(request) {
    const id = param(request, 'id');
    const type = request.org.schema.objectOfId(id);
    if (type === undefined) throw notFound();
    const fields = (objectBody(request)['fields'] ?? {}) as Record<string, unknown>;
    request.transact((tx) => saveOne(tx, 'update', type, { ...fields, Id: id }));
    return readRecord(request, id);
  },
};

const createRecord: Route = {
  method: 'POST',
  path: `${BASE}/records`,
  handle(request) {
    const body = objectBody(request);
    const type = objectNamed(request, String(body['apiName'] ?? ''));
    const fields = (body['fields'] ?? {}) as Record<string, unknown>;
    const result = request.transact((tx) => saveOne(tx, 'insert', type, fields));
    return { ...readRecord(request, result.id ?? ''), status: 201 };
  },
};

const deleteRecord: Route = {
  method: 'DELETE',
  path: `${BASE}/records/:id`,
  handle(request) {
    const id = param(request, 'id');
    const type = request.org.schema.objectOfId(id);
    if (type === undefined) throw notFound();
    request.transact((tx) => saveOne(tx, 'delete', type, { Id: id }));
    return NO_CONTENT;
  },
};

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_object_info.htm */
const objectInfo: Route = {
  method: 'GET',
  path: `${BASE}/object-info/:object`,
  handle(request) {
    const type = objectNamed(request, param(request, 'object'));
    const fields = Object.fromEntries([...type.fields.values()].map((field) => [field.apiName, fieldInfo(field)]));
    return json({
      apiName: type.apiName,
      childRelationships: type.references.map((reference) => ({
        childObjectApiName: reference.childObject,
        fieldName: reference.field,
        relationshipName: reference.relationshipName,
      })),
      createable: type.createable,
      custom: type.custom,
      defaultRecordTypeId: null,
      deletable: type.deletable,
      fields,
      keyPrefix: type.keyPrefix,
      label: type.label,
      labelPlural: type.labelPlural,
      nameFields: type.nameField === null ? [] : [type.nameField],
      queryable: type.queryable,
      recordTypeInfos: {},
      searchable: type.searchable,
      updateable: type.updateable,
    });
  },
};

function fieldInfo(field: FieldType): Record<string, unknown> {
  return {
    apiName: field.apiName,
    calculated: field.formula !== null || field.rollup !== null,
    createable: field.createable,
    custom: field.custom,
    dataType: DATA_TYPES[field.type] ?? 'String',
    htmlFormatted: field.html,
    inlineHelpText: field.helpText,
    label: field.label,
    length: field.length,
    nameField: field.nameField,
    precision: field.precision,
    reference: field.referenceTo.length > 0,
    referenceToInfos: field.referenceTo.map((apiName) => ({ apiName, nameFields: ['Name'] })),
    relationshipName: field.relationshipName,
    required: !field.nillable && !field.defaultedOnCreate && field.createable && field.type !== 'boolean',
    scale: field.scale,
    sortable: field.filterable,
    unique: field.unique,
    updateable: field.updateable,
  };
}

const DATA_TYPES: Partial<Record<FieldType['type'], string>> = {
  boolean: 'Boolean',
  int: 'Int',
  double: 'Double',
  currency: 'Currency',
  percent: 'Percent',
  date: 'Date',
  datetime: 'DateTime',
  time: 'Time',
  picklist: 'Picklist',
  multipicklist: 'MultiPicklist',
  reference: 'Reference',
  textarea: 'TextArea',
  email: 'Email',
  phone: 'Phone',
  url: 'Url',
};

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_picklist_values.htm */
const picklistValues: Route = {
  method: 'GET',
  path: `${BASE}/object-info/:object/picklist-values/:recordType/:field`,
  handle(request) {
    const type = objectNamed(request, param(request, 'object'));
    const field = type.fields.get(param(request, 'field'));
    if (field?.picklist === null || field === undefined) throw notFound();
    const values = field.picklist.values.filter((value) => value.active);
    return json({
      controllerValues: {},
      defaultValue: null,
      values: values.map(({ label, value }) => ({ attributes: null, label, validFor: [], value })),
    });
  },
};

export const uiApiRoutes: readonly Route[] = [
  getRecord,
  updateRecord,
  createRecord,
  deleteRecord,
  picklistValues,
  objectInfo,
];
