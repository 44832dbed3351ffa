/** Literals and bound values → stored form of the field they are compared with. */
import type { DateTime } from 'luxon';
import { ApexDate, ApexDatetime, ApexTime } from '../runtime/values/apexDate.ts';
import { ApexDouble } from '../runtime/values/apexDouble.ts';
import { ApexList, ApexMap, ApexSet } from '../runtime/values/collections.ts';
import { decimal, decimalOf, isDecimal } from '../runtime/values/decimal.ts';
import { normalizeId } from '../runtime/values/recordId.ts';
import { SObject } from '../runtime/values/sObject.ts';
import type { FieldType } from '../schema/schema.ts';
import { encode, isScaled } from '../store/column.ts';
import type { Raw } from '../store/column.ts';
import type { SoqlValue } from '../syntax/parseSoql.ts';
import { plainText } from '../syntax/soql/literals.ts';
import { SoqlError } from './errors.ts';

/** The Apex value of a literal, checked against the field's type. */
export function literalValue(field: FieldType, value: SoqlValue): unknown {
  switch (value.kind) {
    case 'null':
      return null;
    case 'boolean':
      return checked(field, value.value, field.apexType === 'Boolean');
    case 'number':
      return numberLiteral(field, value.text);
    case 'currency':
      return numberLiteral(field, value.text);
    case 'string':
      return stringLiteral(field, plainText(value.value));
    case 'date':
      return checked(field, ApexDate.parseIso(value.text), field.apexType === 'Date');
    case 'datetime':
      return checked(field, ApexDatetime.parseIso(value.text), field.apexType === 'Datetime');
    case 'time':
      return checked(field, ApexTime.parseIso(value.text), field.apexType === 'Time');
    default:
      throw new Error(`not a literal: ${value.kind}`);
  }
}

const QUOTED = new Set(['String', 'Id']);

function typeError(field: FieldType): SoqlError {
  const quotes = QUOTED.has(field.apexType) ? 'should be enclosed in quotes' : 'should not be enclosed in quotes';
  const message = `value of filter criterion for field '${field.apiName}' must be of type ${field.type} and ${quotes}`;
  return new SoqlError('INVALID_FIELD', message);
}

function checked(field: FieldType, value: unknown, fits: boolean): unknown {
  if (!fits || value === null) throw typeError(field);
  return value;
}

function numberLiteral(field: FieldType, text: string): unknown {
  if (isScaled(field)) return decimal(text);
  if (field.apexType === 'Integer' || field.apexType === 'Long') return decimal(text);
  throw typeError(field);
}

function stringLiteral(field: FieldType, text: string): unknown {
  if (field.apexType === 'Id') return idValue(text);
  if (field.apexType !== 'String') throw typeError(field);
  return text === '' ? null : text;
}

function idValue(text: string): string | null {
  if (text === '') return null;
  const id = normalizeId(text);
  if (id === null) {
    throw new SoqlError('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${text}`);
  }
  return id;
}

/** Stored form for comparing: unlike saving, extra decimal places are not rounded away. */
export function comparable(field: FieldType, value: unknown): Raw {
  // A checkbox is never blank: null reads as false.
  // https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_null.htm
  if (value === null || value === undefined) return field.apexType === 'Boolean' ? 0 : null;
  if (isScaled(field) || field.apexType === 'Integer' || field.apexType === 'Long') {
    const scale = isScaled(field) ? field.scale : 0;
    const exact = numberOf(field, value).scaleByPowerOfTen(scale);
    const whole = exact.stripTrailingZeros();
    return whole.scale() <= 0 ? whole.toBigInt() : exact.toNumber();
  }
  if (field.apexType === 'Id') return idValue(value instanceof SObject ? (value.id ?? '') : String(value));
  if (field.apexType === 'Date' && value instanceof ApexDatetime) return value.toIso().slice(0, 10);
  if (field.apexType === 'Datetime' && value instanceof ApexDatetime) return value.ms;
  if (field.apexType === 'String' && typeof value !== 'string') return String(value);
  return encode(field, value);
}

function numberOf(field: FieldType, value: unknown): ReturnType<typeof decimal> {
  const isNumber =
    isDecimal(value) || value instanceof ApexDouble || typeof value === 'number' || typeof value === 'bigint';
  if (!isNumber) throw typeError(field);
  return decimalOf(value);
}

/** The members of a bound collection; a single value is a collection of one. */
export function members(value: unknown): readonly unknown[] {
  if (value instanceof ApexList) return value.items;
  if (value instanceof ApexSet) return value.members();
  if (value instanceof ApexMap) return value.keys();
  if (Array.isArray(value)) return value;
  return [value];
}

/** Is the bound value a collection? */
export function isCollection(value: unknown): boolean {
  return value instanceof ApexList || value instanceof ApexSet || value instanceof ApexMap || Array.isArray(value);
}

/** JSON for json_each: integers written out in full, however large. */
export function jsonList(raws: readonly Raw[]): string {
  const parts = raws.map((raw) => (typeof raw === 'bigint' ? raw.toString() : JSON.stringify(raw)));
  return `[${parts.join(',')}]`;
}

/** Milliseconds of a local midnight for moments, the day itself for dates. */
export function dayStart(field: FieldType, day: DateTime): Raw {
  return field.apexType === 'Datetime' ? day.toMillis() : day.toISODate();
}
