import type { RuntimeType } from './types.ts';

/**
 * Operators whose JavaScript is not one expression. Static types choose the operator when compiling; `null` operands throw
 * NullPointerException (except in equality, ordering and concatenation). Integer = number, Long = bigint, Double = ApexDouble, Decimal = Big.
 */
export interface Operators {
  /** Throws NullPointerException ("Attempt to de-reference a null object") for null, else gives the value back. */
  nonNull<T>(value: T | null): T;

  intDiv(a: number | null, b: number | null): number;
  longAdd(a: unknown, b: unknown): bigint;
  longSub(a: unknown, b: unknown): bigint;
  longMul(a: unknown, b: unknown): bigint;
  longDiv(a: unknown, b: unknown): bigint;
  longNeg(a: unknown): bigint;
  longShl(a: unknown, b: unknown): bigint;
  longShr(a: unknown, b: unknown): bigint;
  longUshr(a: unknown, b: unknown): bigint;
  doubleAdd(a: unknown, b: unknown): unknown;
  doubleSub(a: unknown, b: unknown): unknown;
  doubleMul(a: unknown, b: unknown): unknown;
  doubleDiv(a: unknown, b: unknown): unknown;
  doubleNeg(a: unknown): unknown;
  decimalAdd(a: unknown, b: unknown): unknown;
  decimalSub(a: unknown, b: unknown): unknown;
  decimalMul(a: unknown, b: unknown): unknown;
  decimalDiv(a: unknown, b: unknown): unknown;
  decimalNeg(a: unknown): unknown;
  /** Date + Integer days, Datetime + days (Integer, Decimal or Double as number-like value), Time + Integer milliseconds; negative to subtract. */
  dateAdd(date: unknown, days: unknown): unknown;
  dateSub(date: unknown, days: unknown): unknown;
  datetimeAdd(datetime: unknown, days: unknown): unknown;
  datetimeSub(datetime: unknown, days: unknown): unknown;
  timeAdd(time: unknown, milliseconds: unknown): unknown;
  timeSub(time: unknown, milliseconds: unknown): unknown;

  /** Ordering of two values of the same type: -1, 0, 1, or NaN where a null makes every comparison false. */
  compareInt(a: number | null, b: number | null): number;
  compareLong(a: unknown, b: unknown): number;
  compareDouble(a: unknown, b: unknown): number;
  compareDecimal(a: unknown, b: unknown): number;
  compareString(a: unknown, b: unknown): number;
  compareId(a: unknown, b: unknown): number;
  compareDate(a: unknown, b: unknown): number;
  compareDatetime(a: unknown, b: unknown): number;
  compareTime(a: unknown, b: unknown): number;

  /** `==` of two Strings (without case), of two Ids, of any two values (deep for collections and SObjects, user `equals` honoured). */
  equalString(a: unknown, b: unknown): boolean;
  equalId(a: unknown, b: unknown): boolean;
  equalDecimal(a: unknown, b: unknown): boolean;
  equalDouble(a: unknown, b: unknown): boolean;
  equal(a: unknown, b: unknown): boolean;
  /** `===`: identity for objects, value for primitives. */
  same(a: unknown, b: unknown): boolean;

  /** Null-keeping widening conversions. */
  intToLong(value: unknown): unknown;
  intToDouble(value: unknown): unknown;
  intToDecimal(value: unknown): unknown;
  longToDouble(value: unknown): unknown;
  longToDecimal(value: unknown): unknown;
  doubleToDecimal(value: unknown): unknown;
  decimalToDouble(value: unknown): unknown;
  dateToDatetime(value: unknown): unknown;
  /** String to Id: validates ("Invalid id: …" StringException) and extends to 18 characters. */
  stringToId(value: unknown): unknown;
  /** Explicit narrowing casts between numbers: `(Integer) aLong`, `(Integer) aDecimal`, `(Long) aDouble`. */
  narrow(value: unknown, target: 'Integer' | 'Long' | 'Double' | 'Decimal'): unknown;

  /** Text of a value in a concatenation: null is "null", Dates and Datetimes as `String.valueOf` gives them in that place. */
  text(value: unknown): string;
  double(text: string): unknown;
  decimal(text: string): unknown;

  /** `(T) value`: TypeException "Invalid conversion from runtime type X to Y" where it does not fit; null passes. */
  cast(value: unknown, type: RuntimeType): unknown;
  instanceOf(value: unknown, type: RuntimeType): boolean;

  listGet(list: unknown, index: number | null): unknown;
  listSet(list: unknown, index: number | null, value: unknown): unknown;
  /** The elements of a List, for a loop that watches their number itself. */
  elements(list: unknown): readonly unknown[];
  /** The end of a loop whose list changed its size meanwhile. */
  changedWhileIterated(): never;
  /** What a for-each loop over anything but a List runs over: a Set or Apex Iterable. */
  iterate(collection: unknown): Iterable<unknown>;
}
