/**
 * Records a test asks the platform for: rows of a static resource, rows that stand in for those of a query.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_load_data.htm
 */
import { parse } from 'csv-parse/sync';
import type { Env } from '../../abi/env.ts';
import type { FieldType, ObjectType } from '../../schema/schema.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../runtime/values/apexDate.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import type { ApexMap } from '../../runtime/values/collections.ts';
import { throwFailures } from '../../runtime/values/dmlFailure.ts';
import { decimal } from '../../runtime/values/decimal.ts';
import { fieldValue, requireField } from '../../runtime/values/fieldValues.ts';
import type { SObjectTypeToken } from '../../runtime/values/schemaTokens.ts';
import { SObject } from '../../runtime/values/sObject.ts';
import { textOf } from './httpMessages.ts';
import { staticResource } from './staticResource.ts';

const INVALID = 'System.InvalidParameterValueException';

/** `Test.loadData`: inserts the lines of a CSV file. */
export function loadData(env: Env, { objectType }: SObjectTypeToken, resource: string): ApexList {
  const body = staticResource(env, env.ops.nonNull(resource));
  if (body === null) throw apexError(INVALID, `Static Resource ${resource} does not exist`);
  const lines = parse(textOf(body.bytes), { bom: true, trim: true, skip_empty_lines: true }) as string[][];
  const [header = [], ...rows] = lines;
  const records = rows.map((row) => recordOf(objectType, header, row));
  const options = { allOrNone: true, externalId: null, duplicateRuleAllowSave: false };
  throwFailures('insert', records, env.dmlResults('insert', records, 'system', options));
  return new ApexList(env.type(`List<${objectType.apiName}>`), records);
}

function recordOf(object: ObjectType, header: readonly string[], row: readonly string[]): SObject {
  const record = new SObject(object);
  header.forEach((name, index) => {
    const text = row[index] ?? '';
    const field = requireField(object, name);
    if (text !== '') record.set(field.apiName.toLowerCase(), fieldValue(field, valueOf(field, text)));
  });
  return record;
}

function valueOf(field: FieldType, text: string): unknown {
  const value = read(field.apexType, text);
  if (value !== null) return value;
  throw apexError(INVALID, `Invalid value for field ${field.apiName}: ${text}`);
}

/** A text as a value of an Apex type; null where it is none. */
function read(apexType: string, text: string): unknown {
  switch (apexType) {
    case 'Boolean':
      return /^(true|1)$/i.test(text) ? true : /^(false|0)$/i.test(text) ? false : null;
    case 'Integer':
    case 'Long':
      return /^-?\d+$/.test(text) ? Number(text) : null;
    case 'Decimal':
    case 'Double':
      return /^-?\d+(\.\d+)?$/.test(text) ? decimal(text) : null;
    case 'Date':
      return ApexDate.parseIso(text.slice(0, 10));
    case 'Datetime':
      return ApexDatetime.parseIso(text) ?? midnight(text);
    case 'Time':
      return timeOf(text);
    default:
      return text;
  }
}

function midnight(text: string): ApexDatetime | null {
  const date = ApexDate.parseIso(text);
  return date ? new ApexDatetime(date.days * 86_400_000) : null;
}

function timeOf(text: string): ApexTime | null {
  const parts = /^(\d\d):(\d\d):(\d\d)(?:\.(\d{1,3}))?Z?$/.exec(text);
  if (!parts) return null;
  const [hours = 0, minutes = 0, seconds = 0, millis = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return new ApexTime(((hours * 60 + minutes) * 60 + seconds) * 1000 + millis);
}

/** `Test.createStubQueryRow`: a record as if a query had read it, fields that nobody can write included. */
export function stubRow({ objectType }: SObjectTypeToken, values: ApexMap): SObject {
  const record = new SObject(objectType);
  for (const [name, value] of values.entries()) {
    const field = requireField(objectType, String(name));
    record.fields.set(field.apiName.toLowerCase(), fieldValue(field, value));
  }
  record.readOnly = true;
  return record;
}
