/** What a record must look like before it is written: required fields, lengths, picklists, numbers, addresses. */
import { decimalOf, isDecimal } from '../runtime/values/decimal.ts';
import { optionsOf } from '../runtime/values/recordOptions.ts';
import type { FieldType, ObjectType } from '../schema/schema.ts';
import type { Row } from './row.ts';
import { fail } from './row.ts';

const EMAIL = /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\.]+(\.[^\s@<>(),;:"[\]\\.]+)+$/;

interface CheckPlan {
  readonly required: readonly FieldType[];
  readonly byKey: ReadonlyMap<string, FieldType>;
}
const plans = new WeakMap<ObjectType, CheckPlan>();

/** Fields nobody has to fill: the platform or a default does. */
function isDemanded(field: FieldType): boolean {
  return !field.nillable && field.createable && field.apexType !== 'Boolean' && field.apiName !== 'OwnerId';
}

function planOf(object: ObjectType): CheckPlan {
  let plan = plans.get(object);
  if (plan === undefined) {
    const fields = [...object.fields.values()];
    plan = {
      required: fields.filter(isDemanded),
      byKey: new Map(fields.map((field) => [field.apiName.toLowerCase(), field])),
    };
    plans.set(object, plan);
  }
  return plan;
}

/** Checks every row; fields that an update leaves alone are not checked again. */
export function checkFields(object: ObjectType, rows: readonly Row[]): void {
  const plan = planOf(object);
  for (const row of rows) {
    if (row.errors.length > 0) continue;
    const missing = plan.required.filter((field) => isEmpty(row.record.fields.get(field.apiName.toLowerCase())));
    if (missing.length > 0) {
      const names = missing.map((field) => field.apiName);
      fail(row, 'REQUIRED_FIELD_MISSING', `Required fields are missing: [${names.join(', ')}]`, names);
    }
    for (const [key, value] of row.record.fields) {
      const field = plan.byKey.get(key);
      if (field === undefined || value === null || value === row.before?.get(key)) continue;
      if (field.formula === null) checkValue(row, field, value);
    }
  }
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

function checkValue(row: Row, field: FieldType, value: unknown): void {
  if (typeof value === 'string') checkText(row, field, value);
  else if (isDecimal(value) || typeof value === 'number') checkNumber(row, field, value);
}

function checkText(row: Row, field: FieldType, value: string): void {
  if (field.picklist?.restricted && !isListed(field, value)) {
    const message = `bad value for restricted picklist field: ${value}`;
    return fail(row, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, [field.apiName]);
  }
  if (field.type === 'email' && !EMAIL.test(value)) {
    return fail(row, 'INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${value}`, [field.apiName]);
  }
  if (field.apexType === 'String' && field.length > 0 && value.length > field.length) {
    if (optionsOf(row.input)?.allowFieldTruncation === true) {
      row.record.fields.set(field.apiName.toLowerCase(), value.slice(0, field.length));
      return;
    }
    const shown = value.length > 255 ? `${value.slice(0, 255)}` : value;
    const message = `${field.label}: data value too large: ${shown} (max length=${field.length})`;
    fail(row, 'STRING_TOO_LONG', message, [field.apiName]);
  }
}

function isListed(field: FieldType, value: string): boolean {
  const known = (one: string): boolean =>
    field.picklist!.values.some((entry) => entry.active && entry.value.toLowerCase() === one.toLowerCase());
  return field.type === 'multipicklist' ? value.split(';').every(known) : known(value);
}

function checkNumber(row: Row, field: FieldType, value: unknown): void {
  if (field.precision === 0) return;
  const digits = field.precision - field.scale;
  const number = decimalOf(value).abs();
  if (number.compareTo(decimalOf(1n).scaleByPowerOfTen(digits)) < 0) return;
  const message = `${field.label}: value outside of valid range on numeric field: ${String(value)}`;
  fail(row, 'NUMBER_OUTSIDE_VALID_RANGE', message, [field.apiName]);
}
