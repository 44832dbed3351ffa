/**
 * Values of formulas: decimals, text, booleans, dates. Blank text is '' (text is never null), everything else that is blank is null;
 * conditions have three values, as in the database the platform computes them in.
 * https://help.salesforce.com/s/articleView?id=platform.formula_using_blank_fields.htm
 */
import { MC, RoundingMode } from 'bigdecimal.js';
import type { MathContext } from 'bigdecimal.js';
import { ApexDate, ApexDatetime, ApexTime } from '../../runtime/values/apexDate.ts';
import { ApexDouble } from '../../runtime/values/apexDouble.ts';
import { Decimal, decimalOf, isDecimal } from '../../runtime/values/decimal.ts';

/** A formula that cannot be computed for this record (division by zero, text that is no number). */
export class FormulaError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FormulaError';
  }
}

/** Digits that numbers are computed with. */
export const PRECISION = MC(39, RoundingMode.HALF_UP);

/** A number with no more digits than these. */
export function toPrecision(value: Decimal, context: MathContext = PRECISION): Decimal {
  return value.precision() <= context.precision ? value : Decimal.of(value.exact().round(context));
}

export const DAY = 86_400_000;

/** Is there nothing in it? */
export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

/** A number, or an error that names what is none. */
export function numberOf(value: unknown): Decimal {
  if (isDecimal(value)) return value;
  if (typeof value === 'number' || typeof value === 'bigint' || value instanceof ApexDouble) return decimalOf(value);
  throw new FormulaError(`Expected a number, found ${textOf(value)}`);
}

/** A number as a JavaScript one. */
export function floatOf(value: unknown): number {
  return numberOf(value).toNumber();
}

/** Text of a value: blank for null, numbers without trailing zeros. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (isDecimal(value)) {
    const plain = value.signum() === 0 ? value.setScale(0) : value.stripTrailingZeros();
    return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
  }
  if (value instanceof ApexDate) return value.toIso();
  if (value instanceof ApexDatetime) return `${value.toString()}Z`;
  if (value instanceof ApexTime) return value.toString().replace('Z', '');
  return String(value);
}

/** Equality; null where one side is blank and the other is no text. */
export function equals(left: unknown, right: unknown): boolean | null {
  if (typeof left === 'string' || typeof right === 'string') return textOf(left) === textOf(right);
  if (left === null || right === null) return null;
  return typeof left === 'boolean' || typeof right === 'boolean' ? left === right : compareValues(left, right) === 0;
}

/** Are two stored values the same? Blank text equals null, null equals null. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (isBlank(left) || isBlank(right)) return isBlank(left) && isBlank(right);
  return equals(left, right) === true;
}

/** Order of two values of one kind. */
export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (a instanceof ApexDate && b instanceof ApexDate) return a.days - b.days;
  if (isMoment(a) && isMoment(b)) return momentOf(a) - momentOf(b);
  if (a instanceof ApexTime && b instanceof ApexTime) return a.ms - b.ms;
  return numberOf(a).compareTo(numberOf(b));
}

function isMoment(value: unknown): value is ApexDate | ApexDatetime {
  return value instanceof ApexDate || value instanceof ApexDatetime;
}

function momentOf(value: ApexDate | ApexDatetime): number {
  return value instanceof ApexDate ? value.days * DAY : value.ms;
}
