/** Arithmetic, ordering and conversion of numbers and dates; null operands throw as Apex does. Spread into the operators. */
import { ApexDate, ApexDatetime, ApexTime } from './values/apexDate.ts';
import { ApexDouble } from './values/apexDouble.ts';
import { apexError } from './values/apexException.ts';
import { decimalOf, divideDecimal, doubleOf, isDecimal } from './values/decimal.ts';
import type { Decimal } from './values/decimal.ts';

const DAY_MS = 86_400_000;

function need<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) {
    throw apexError('System.NullPointerException', 'Attempt to de-reference a null object');
  }
  return value;
}

function long(value: unknown): bigint {
  return BigInt(need(value) as bigint | number);
}

function float(value: unknown): number {
  const given = need(value);
  if (given instanceof ApexDouble) return given.n;
  return isDecimal(given) ? given.toNumber() : Number(given);
}

function exact(value: unknown): Decimal {
  return isDecimal(value) ? value : decimalOf(need(value));
}

function divideByZero(): never {
  throw apexError('System.MathException', 'Divide by 0');
}

export function intDiv(a: number | null, b: number | null): number {
  const divisor = need(b);
  return divisor === 0 ? divideByZero() : Math.trunc(need(a) / divisor) | 0;
}
export const longAdd = (a: unknown, b: unknown): bigint => BigInt.asIntN(64, long(a) + long(b));
export const longSub = (a: unknown, b: unknown): bigint => BigInt.asIntN(64, long(a) - long(b));
export const longMul = (a: unknown, b: unknown): bigint => BigInt.asIntN(64, long(a) * long(b));
export function longDiv(a: unknown, b: unknown): bigint {
  const divisor = long(b);
  return divisor === 0n ? divideByZero() : BigInt.asIntN(64, long(a) / divisor);
}
export const longNeg = (a: unknown): bigint => BigInt.asIntN(64, -long(a));
export const longShl = (a: unknown, b: unknown): bigint => BigInt.asIntN(64, long(a) << (long(b) & 63n));
export const longShr = (a: unknown, b: unknown): bigint => long(a) >> (long(b) & 63n);
export const longUshr = (a: unknown, b: unknown): bigint =>
  BigInt.asIntN(64, BigInt.asUintN(64, long(a)) >> (long(b) & 63n));

export const doubleAdd = (a: unknown, b: unknown): ApexDouble => new ApexDouble(float(a) + float(b));
export const doubleSub = (a: unknown, b: unknown): ApexDouble => new ApexDouble(float(a) - float(b));
export const doubleMul = (a: unknown, b: unknown): ApexDouble => new ApexDouble(float(a) * float(b));
export function doubleDiv(a: unknown, b: unknown): ApexDouble {
  const divisor = float(b);
  return divisor === 0 ? divideByZero() : new ApexDouble(float(a) / divisor);
}
export const doubleNeg = (a: unknown): ApexDouble => new ApexDouble(-float(a));

export const decimalAdd = (a: unknown, b: unknown): Decimal => exact(a).add(exact(b));
export const decimalSub = (a: unknown, b: unknown): Decimal => exact(a).subtract(exact(b));
export const decimalMul = (a: unknown, b: unknown): Decimal => exact(a).multiply(exact(b));
export const decimalDiv = (a: unknown, b: unknown): Decimal => divideDecimal(exact(a), exact(b));
export const decimalNeg = (a: unknown): Decimal => exact(a).negate();

export const dateAdd = (date: unknown, days: unknown): ApexDate =>
  new ApexDate(need(date as ApexDate | null).days + Math.trunc(float(days)));
export const dateSub = (date: unknown, days: unknown): ApexDate =>
  new ApexDate(need(date as ApexDate | null).days - Math.trunc(float(days)));
export const datetimeAdd = (moment: unknown, days: unknown): ApexDatetime =>
  new ApexDatetime(need(moment as ApexDatetime | null).ms + Math.round(float(days) * DAY_MS));
export const datetimeSub = (moment: unknown, days: unknown): ApexDatetime =>
  new ApexDatetime(need(moment as ApexDatetime | null).ms - Math.round(float(days) * DAY_MS));
export const timeAdd = (time: unknown, ms: unknown): ApexTime =>
  new ApexTime(need(time as ApexTime | null).ms + float(ms));
export const timeSub = (time: unknown, ms: unknown): ApexTime =>
  new ApexTime(need(time as ApexTime | null).ms - float(ms));

function order<T extends number | bigint | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : a === b ? 0 : NaN;
}

function ordered(a: unknown, b: unknown, compare: () => number): number {
  return a === null || b === null || a === undefined || b === undefined ? NaN : compare();
}

export const compareInt = (a: number | null, b: number | null): number =>
  a === null || b === null ? NaN : order(a, b);
export const compareLong = (a: unknown, b: unknown): number => ordered(a, b, () => order(long(a), long(b)));
export const compareDouble = (a: unknown, b: unknown): number => ordered(a, b, () => order(float(a), float(b)));
export function compareDecimal(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return order(a, b);
  return a === null || b === null || a === undefined || b === undefined ? NaN : exact(a).compareTo(exact(b));
}
export const compareString = (a: unknown, b: unknown): number =>
  ordered(a, b, () => order(String(a).toLowerCase(), String(b).toLowerCase()));
export const compareId = (a: unknown, b: unknown): number => ordered(a, b, () => order(String(a), String(b)));
export const compareDate = (a: unknown, b: unknown): number =>
  ordered(a, b, () => order((a as ApexDate).days, (b as ApexDate).days));
export const compareDatetime = (a: unknown, b: unknown): number => ordered(a, b, () => order(momentOf(a), momentOf(b)));
export const compareTime = (a: unknown, b: unknown): number =>
  ordered(a, b, () => order((a as ApexTime).ms, (b as ApexTime).ms));

/** A Date compared with a Datetime counts as its midnight, GMT. */
function momentOf(value: unknown): number {
  return value instanceof ApexDate ? value.days * DAY_MS : (value as ApexDatetime).ms;
}

/** Applies a conversion to anything but null. */
function keepNull<T>(value: unknown, convert: (given: unknown) => T): T | null {
  return value === null || value === undefined ? null : convert(value);
}

export const intToLong = (value: unknown): unknown => keepNull(value, long);
export const intToDouble = (value: unknown): unknown => keepNull(value, doubleOf);
export const longToDouble = (value: unknown): unknown => keepNull(value, doubleOf);
export const longToDecimal = (value: unknown): unknown => keepNull(value, decimalOf);
export const doubleToDecimal = (value: unknown): unknown => keepNull(value, decimalOf);
export const decimalToDouble = (value: unknown): unknown => keepNull(value, doubleOf);
export const dateToDatetime = (value: unknown): unknown =>
  keepNull(value, (date) => (date instanceof ApexDate ? new ApexDatetime(date.days * DAY_MS) : date));

/** Explicit narrowing: fractions are cut off, whole numbers keep their low bits. */
export function narrow(value: unknown, target: 'Integer' | 'Long' | 'Double' | 'Decimal'): unknown {
  if (value === null || value === undefined) return null;
  if (target === 'Double') return doubleOf(value);
  if (target === 'Decimal') return decimalOf(value);
  const whole = wholePart(value);
  return target === 'Long' ? BigInt.asIntN(64, whole) : Number(BigInt.asIntN(32, whole));
}

function wholePart(value: unknown): bigint {
  if (typeof value === 'bigint') return value;
  if (isDecimal(value)) return value.toBigInt();
  return BigInt(Math.trunc(float(value)));
}
