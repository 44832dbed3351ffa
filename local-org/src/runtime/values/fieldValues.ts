/** Values on their way into sObject fields whose type is known only when running (`put`, JSON, untyped code). */
import type { FieldType, ObjectType } from '../../schema/schema.ts';
import { typeNameOf } from './typeNames.ts';
import { ApexBlob } from './apexBlob.ts';
import { ApexDate, ApexDatetime, ApexTime } from './apexDate.ts';
import { ApexDouble } from './apexDouble.ts';
import { apexError } from './apexException.ts';
import { decimalOf, doubleOf, isDecimal } from './decimal.ts';
import { toId } from './recordId.ts';

type Accept = (value: unknown) => unknown;

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof ApexDouble || isDecimal(value);
}

/** Per Apex type: the stored value, or `undefined` when a value of that kind does not fit. */
const ACCEPT: Record<string, Accept> = {
  Id: (value) => (typeof value === 'string' ? toId(value) : undefined),
  String: (value) => (typeof value === 'string' ? value : undefined),
  Boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  Integer: (value) => (typeof value === 'number' ? value : isWhole(value) ? Number(String(value)) : undefined),
  Long: (value) => (typeof value === 'bigint' || typeof value === 'number' ? BigInt(value) : undefined),
  Decimal: (value) => (isNumber(value) ? decimalOf(value) : undefined),
  Double: (value) => (isNumber(value) ? doubleOf(value) : undefined),
  Date: (value) =>
    value instanceof ApexDate
      ? value
      : value instanceof ApexDatetime
        ? new ApexDate(Math.floor(value.ms / 86_400_000))
        : undefined,
  Datetime: (value) =>
    value instanceof ApexDatetime
      ? value
      : value instanceof ApexDate
        ? new ApexDatetime(value.days * 86_400_000)
        : undefined,
  Time: (value) => (value instanceof ApexTime ? value : undefined),
  Blob: (value) => (value instanceof ApexBlob ? value : undefined),
};

function isWhole(value: unknown): boolean {
  return isDecimal(value) && value.stripTrailingZeros().scale() <= 0;
}

/** The value as the field keeps it; SObjectException "Illegal assignment from …" where it does not fit. */
export function fieldValue(field: FieldType, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  const accept = ACCEPT[field.apexType];
  const stored = accept ? accept(value) : value;
  if (stored === undefined) {
    throw apexError(
      'System.SObjectException',
      `Illegal assignment from ${typeNameOf(value) ?? 'null'} to ${field.apexType}`,
    );
  }
  return stored;
}

/** The field of a name; SObjectException "Invalid field …" where the object has none. */
export function requireField(object: ObjectType, name: string): FieldType {
  const field = object.fields.get(name);
  if (!field) throw apexError('System.SObjectException', `Invalid field ${name} for ${object.apiName}`);
  return field;
}
