/**
 * How one field is stored: numbers as integers scaled by the field's scale (exact sums and comparisons), dates as text,
 * moments and times as milliseconds, booleans as 0 and 1, everything else as text.
 *
 * The scale of a number or currency is how it is shown. Digits beyond it that Apex or the API wrote are kept, as floats beside the
 * integers; https://help.salesforce.com/s/articleView?id=sf.custom_field_types.htm
 */
import { ApexBlob } from '../runtime/values/apexBlob.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../runtime/values/apexDate.ts';
import { Decimal, decimal, decimalOf } from '../runtime/values/decimal.ts';
import { compoundValue } from '../runtime/values/location.ts';
import type { FieldType } from '../schema/schema.ts';

/** What SQLite takes and gives. */
export type Raw = string | number | bigint | Uint8Array | null;

/** SQLite's declared type of a field's column. */
export function columnType(field: FieldType): 'TEXT' | 'INTEGER' | 'ANY' | 'BLOB' {
  switch (field.apexType) {
    case 'Boolean':
    case 'Integer':
    case 'Long':
    case 'Datetime':
    case 'Time':
      return 'INTEGER';
    case 'Decimal':
    case 'Double':
      return 'ANY';
    case 'Blob':
      return 'BLOB';
    default:
      return 'TEXT';
  }
}

/** Collation of text: ids and case-sensitive fields compare exactly, other text without case. */
export function collation(field: FieldType): '' | ' COLLATE NOCASE' {
  if (columnType(field) !== 'TEXT' || field.apexType !== 'String') return '';
  return field.caseSensitive ? '' : ' COLLATE NOCASE';
}

/** Whether the column holds integers scaled by `field.scale`. */
export function isScaled(field: FieldType): boolean {
  return field.apexType === 'Decimal' || field.apexType === 'Double';
}

/** The stored form of an Apex value of a field. */
export function encode(field: FieldType, value: unknown): Raw {
  if (value === null || value === undefined) return field.apexType === 'Boolean' ? 0 : null;
  switch (field.apexType) {
    case 'Boolean':
      return value === true ? 1 : 0;
    case 'Decimal':
    case 'Double':
      return scaled(value, field.scale);
    case 'Integer':
      return typeof value === 'number' ? value : Number(decimalOf(value).toBigInt());
    case 'Long':
      return typeof value === 'bigint' ? value : decimalOf(value).toBigInt();
    case 'Date':
      return value instanceof ApexDatetime ? value.toIso().slice(0, 10) : (value as ApexDate).toIso();
    case 'Datetime':
      return value instanceof ApexDate ? value.days * 86_400_000 : wholeSeconds((value as ApexDatetime).ms);
    case 'Time':
      return (value as ApexTime).ms;
    case 'Blob':
      return value instanceof ApexBlob ? value.bytes : Buffer.from(String(value), 'base64');
    default:
      return value === '' ? null : String(value);
  }
}

/** Moments are kept to the second. */
export function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}

/** A number in units of 1/10^scale: an integer, or a float where it has more digits than that. */
export function scaled(value: unknown, scale: number): bigint | number {
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1e9) return value * 10 ** scale;
  const exact = decimalOf(value);
  if (exact.scale() <= scale) return exact.setScale(scale).unscaledValue();
  const units = exact.scaleByPowerOfTen(scale);
  const whole = units.stripTrailingZeros();
  return whole.scale() <= 0 ? whole.toBigInt() : units.toNumber();
}

/** The number that so many units of 1/10^scale are. */
function unscaled(units: number | bigint, scale: number): Decimal {
  if (typeof units === 'bigint' || Number.isInteger(units)) return Decimal.ofUnits(units, scale);
  return decimal(units).scaleByPowerOfTen(-scale);
}

/** The Apex value of a stored form. */
export function decode(field: FieldType, raw: Raw): unknown {
  if (raw === null) return field.apexType === 'Boolean' ? false : null;
  switch (field.apexType) {
    case 'Boolean':
      return Number(raw) === 1;
    case 'Decimal':
    case 'Double':
      return unscaled(raw as number | bigint, field.scale);
    case 'Integer':
      return Number(raw);
    case 'Long':
      return BigInt(raw as number);
    case 'Date':
      return ApexDate.parseIso(raw as string);
    case 'Datetime':
      return new ApexDatetime(Number(raw));
    case 'Time':
      return new ApexTime(Number(raw));
    case 'Blob':
      return new ApexBlob(raw as Uint8Array);
    case 'Address':
    case 'Location':
      return compoundValue(field.apexType, raw as string);
    default:
      return raw;
  }
}
