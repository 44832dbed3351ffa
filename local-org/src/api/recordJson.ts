/**
 * Records to and from REST JSON. The declared type of a field decides how a JSON value is read: clients send numbers as text.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/intro_valid_date_formats.htm
 */
import { ApexBlob } from '../runtime/values/apexBlob.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../runtime/values/apexDate.ts';
import { ApexDouble } from '../runtime/values/apexDouble.ts';
import { ApexList } from '../runtime/values/collections.ts';
import { Address, Location } from '../runtime/values/location.ts';
import { isDecimal } from '../runtime/values/decimal.ts';
import { SObject } from '../runtime/values/sObject.ts';
import type { Column } from '../org/queryColumns.ts';
import { fieldValue } from '../org/fieldValue.ts';
import type { Transaction } from '../org/transaction.ts';
import type { FieldType, ObjectType } from '../schema/schema.ts';
import { badRequest } from './errors.ts';

/** A row as REST shows it, `attributes` first, columns in the order of the query. */
export function recordToJson(record: SObject, columns: readonly Column[], version: string): Record<string, unknown> {
  const json: Record<string, unknown> = { attributes: attributes(record, version) };
  for (const column of columns) json[column.name] = columnValue(record, column, version);
  return json;
}

function attributes(record: SObject, version: string): Record<string, unknown> {
  const type = record.type.apiName;
  const id = record.id;
  return id === null || record.type.kind === 'aggregate'
    ? { type }
    : { type, url: `/services/data/${version}/sobjects/${type}/${id}` };
}

function columnValue(record: SObject, column: Column, version: string): unknown {
  const value = record.fields.get(column.key) ?? null;
  if (value instanceof SObject) {
    const typed = column.byType?.get(value.type.apiName.toLowerCase());
    return recordToJson(value, typed ?? column.columns, version);
  }
  if (value instanceof ApexList) {
    const rows = value.items as SObject[];
    if (rows.length === 0) return null;
    const records = rows.map((row) => recordToJson(row, column.columns, version));
    return { totalSize: rows.length, done: true, records };
  }
  return valueToJson(value);
}

/** One value as REST writes it. */
export function valueToJson(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (value instanceof ApexDate) return value.toIso();
  if (value instanceof ApexDatetime) return value.toRest();
  if (value instanceof ApexTime) return new Date(value.ms).toISOString().slice(11);
  if (value instanceof ApexDouble) return value.n;
  if (value instanceof Address || value instanceof Location) return value.parts();
  if (value instanceof ApexBlob) return Buffer.from(value.bytes).toString('base64');
  if (isDecimal(value)) return value.toNumber();
  if (typeof value === 'bigint') return Number(value);
  return value;
}

/** A record from a JSON object. Unknown members are INVALID_FIELD; an object under a relationship name is a reference by external id. */
export function recordFromJson(
  tx: Transaction,
  type: ObjectType,
  body: Readonly<Record<string, unknown>>,
  creating: boolean,
): SObject {
  const record = tx.newRecord(type);
  for (const [name, value] of Object.entries(body)) {
    if (name === 'attributes') continue;
    const field = type.fields.get(name);
    if (field !== undefined) setField(record, field, value, creating);
    else setRelationship(tx, record, name, value);
  }
  return record;
}

function setField(record: SObject, field: FieldType, value: unknown, creating: boolean): void {
  if (field.type === 'id' && creating) {
    throw badRequest('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']);
  }
  record.fields.set(field.apiName.toLowerCase(), fieldValue(field, value));
}

function setRelationship(tx: Transaction, record: SObject, name: string, value: unknown): void {
  const reference = record.type.parentRelationships.get(name);
  const target = reference === undefined ? undefined : tx.schema.object(targetName(reference, value));
  if (reference === undefined || target === undefined) {
    throw badRequest('INVALID_FIELD', `No such column '${name}' on sobject of type ${record.type.apiName}`);
  }
  if (value === null) record.fields.set(reference.apiName.toLowerCase(), null);
  else record.fields.set(name.toLowerCase(), recordFromJson(tx, target, value as Record<string, unknown>, false));
}

function targetName(reference: FieldType, value: unknown): string {
  const named = (value as { attributes?: { type?: string } } | null)?.attributes?.type;
  if (named !== undefined) return named;
  return reference.referenceTo.includes('User') ? 'User' : (reference.referenceTo[0] ?? '');
}
