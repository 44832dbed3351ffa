/**
 * A value from outside (JSON, CSV, a page) as the Apex value that a field holds. Text is read by the field's type; an empty text means blank.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/datafiles_csv_valid_record_rows.htm
 */
import { ApexBlob } from '../runtime/values/apexBlob.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../runtime/values/apexDate.ts';
import { ApexDouble } from '../runtime/values/apexDouble.ts';
import { decimal } from '../runtime/values/decimal.ts';
import { normalizeId } from '../runtime/values/recordId.ts';
import type { FieldType } from '../schema/schema.ts';
import { OrgError } from './errors.ts';

/** The Apex value of this outside value; JSON_PARSER_ERROR where the field cannot hold it. */
export function fieldValue(field: FieldType, value: unknown): unknown {
  if (value === null || value === undefined || value === '') return null;
  switch (field.apexType) {
    case 'Boolean':
      return booleanValue(field, value);
    case 'Integer':
      return Math.trunc(numberValue(field, value));
    case 'Long':
      return BigInt(Math.trunc(numberValue(field, value)));
    case 'Double':
      return field.type === 'location' ? refuse(field, value) : numeric(field, value);
    case 'Decimal':
      return numeric(field, value);
    case 'Date':
      return ApexDate.parseIso(String(value).slice(0, 10)) ?? refuse(field, value);
    case 'Datetime':
      return ApexDatetime.parseIso(String(value)) ?? dateAtMidnight(field, value);
    case 'Time':
      return timeValue(field, value);
    case 'Id':
      return normalizeId(String(value)) ?? refuseId(field, value);
    case 'Blob':
      return new ApexBlob(Buffer.from(String(value), 'base64'));
    default:
      if (typeof value === 'object') return refuse(field, value);
      return String(value);
  }
}

function booleanValue(field: FieldType, value: unknown): boolean {
  const text = String(value).toLowerCase();
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  return refuse(field, value);
}

function numberValue(field: FieldType, value: unknown): number {
  const number = Number(value);
  return typeof value === 'boolean' || Number.isNaN(number) ? refuse(field, value) : number;
}

function numeric(field: FieldType, value: unknown): unknown {
  const number = numberValue(field, value);
  const text = typeof value === 'string' ? value.trim() : String(number);
  return field.apexType === 'Double' && field.type !== 'double' ? new ApexDouble(number) : decimal(text);
}

function dateAtMidnight(field: FieldType, value: unknown): ApexDatetime {
  const date = ApexDate.parseIso(String(value));
  return date === null ? refuse(field, value) : new ApexDatetime(date.days * 86_400_000);
}

function timeValue(field: FieldType, value: unknown): ApexTime {
  const match = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?Z?$/.exec(String(value));
  if (match === null) return refuse(field, value);
  const [, hours, minutes, seconds = '0', fraction = '0'] = match;
  return new ApexTime(
    ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0')),
  );
}

function refuse(field: FieldType, value: unknown): never {
  const shown = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const message = `Cannot deserialize instance of ${field.type} from ${typeof value} value ${shown} or request may be missing a required field`;
  throw new OrgError('JSON_PARSER_ERROR', message, [field.apiName]);
}

function refuseId(field: FieldType, value: unknown): never {
  throw new OrgError('MALFORMED_ID', `${field.label}: id value of incorrect type: ${String(value)}`, [field.apiName]);
}
