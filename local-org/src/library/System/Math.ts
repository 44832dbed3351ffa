/**
 * `System.Math`: Decimal in, Decimal out; Double in, Double out.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_math.htm
 */
import { MC, RoundingMode } from 'bigdecimal.js';
import type { LibraryFunction, LibraryType } from '../../abi/libraryType.ts';
import { ApexDouble } from '../../runtime/values/apexDouble.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { decimalOf, decimalOfDouble, isDecimal } from '../../runtime/values/decimal.ts';
import type { Decimal } from '../../runtime/values/decimal.ts';

type AnyNumber = number | bigint | ApexDouble | Decimal;

function need<T>(value: T | null): T {
  if (value === null) throw apexError('System.NullPointerException', 'Argument cannot be null.');
  return value;
}

function float(value: AnyNumber | null): number {
  const given = need(value);
  return given instanceof ApexDouble ? given.n : isDecimal(given) ? given.toNumber() : Number(given);
}

/** A function of floats that answers in the type it was asked in. */
function floating(compute: (x: number) => number): LibraryFunction {
  return (_env, value: AnyNumber) => {
    const result = compute(float(value));
    if (Number.isNaN(result)) throw apexError('System.MathException', 'Result is not a number');
    return isDecimal(value) ? decimalOfDouble(new ApexDouble(result)) : new ApexDouble(result);
  };
}

/** Rounding to whole numbers in the type it was asked in. */
function rounding(mode: RoundingMode, compute: (x: number) => number): LibraryFunction {
  return (_env, value: AnyNumber) =>
    isDecimal(need(value)) ? (value as Decimal).setScale(0, mode) : new ApexDouble(compute(float(value)));
}

/** Half to even, as `Math.rint` and `Math.round` of floats. */
function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest !== 0.5) return Math.round(x);
  return floor % 2 === 0 ? floor : floor + 1;
}

function pick(wanted: 1 | -1): LibraryFunction {
  return (_env, a: AnyNumber, b: AnyNumber) => {
    const [x, y] = [need(a), need(b)];
    if (typeof x === 'number' && typeof y === 'number') return (x < y ? -1 : 1) === wanted ? x : y;
    if (typeof x === 'bigint' && typeof y === 'bigint') return (x < y ? -1 : 1) === wanted ? x : y;
    if (x instanceof ApexDouble && y instanceof ApexDouble) return (x.n < y.n ? -1 : 1) === wanted ? x : y;
    const [first, second] = [decimalOf(x), decimalOf(y)];
    return (first.compareTo(second) < 0 ? -1 : 1) === wanted ? first : second;
  };
}

function absolute(value: AnyNumber | null): AnyNumber {
  const given = need(value);
  if (typeof given === 'number') return Math.abs(given) | 0;
  if (typeof given === 'bigint') return BigInt.asIntN(64, given < 0n ? -given : given);
  return given instanceof ApexDouble ? new ApexDouble(Math.abs(given.n)) : given.abs();
}

function remainder(a: number | bigint, b: number | bigint): number | bigint {
  if (b === 0 || b === 0n) throw apexError('System.MathException', 'Divide by 0');
  return typeof a === 'number' && typeof b === 'number' ? (a % b) | 0 : BigInt(a) % BigInt(b);
}

/** `Math.round` rounds half to even for Decimals and Doubles alike. */
function wholeOf(value: AnyNumber): bigint {
  const exact = isDecimal(need(value)) ? (value as Decimal) : decimalOf(value);
  return exact.setScale(0, RoundingMode.HALF_EVEN).toBigInt();
}

function squareRoot(value: AnyNumber): AnyNumber {
  if (float(value) < 0) throw apexError('System.MathException', 'Square root of negative number');
  return isDecimal(value)
    ? value.sqrt(MC(34, RoundingMode.HALF_UP)).stripTrailingZeros()
    : new ApexDouble(Math.sqrt(float(value)));
}

export const behaviour: LibraryType = {
  'get E': () => new ApexDouble(Math.E),
  'get PI': () => new ApexDouble(Math.PI),
  abs: (_env, value: AnyNumber) => absolute(value),
  acos: floating(Math.acos),
  asin: floating(Math.asin),
  atan: floating(Math.atan),
  atan2: (_env, y: AnyNumber, x: AnyNumber) => {
    const result = new ApexDouble(Math.atan2(float(y), float(x)));
    return isDecimal(y) ? decimalOfDouble(result) : result;
  },
  cbrt: floating(Math.cbrt),
  ceil: rounding(RoundingMode.CEILING, Math.ceil),
  cos: floating(Math.cos),
  cosh: floating(Math.cosh),
  exp: floating(Math.exp),
  floor: rounding(RoundingMode.FLOOR, Math.floor),
  log: floating(Math.log),
  log10: floating(Math.log10),
  max: pick(1),
  min: pick(-1),
  mod: (_env, a: number | bigint, b: number | bigint) =>
    typeof a === 'number' && typeof b === 'number' && b !== 0 ? (a % b) | 0 : remainder(need(a), need(b)),
  pow: (_env, base: AnyNumber, exponent: AnyNumber) => new ApexDouble(float(base) ** float(exponent)),
  random: () => new ApexDouble(Math.random()),
  rint: rounding(RoundingMode.HALF_EVEN, roundHalfEven),
  round: (_env, value: AnyNumber) => Number(BigInt.asIntN(32, wholeOf(value))),
  roundToLong: (_env, value: AnyNumber) => BigInt.asIntN(64, wholeOf(value)),
  signum: floating(Math.sign),
  sin: floating(Math.sin),
  sinh: floating(Math.sinh),
  sqrt: (_env, value: AnyNumber) => squareRoot(value),
  tan: floating(Math.tan),
  tanh: floating(Math.tanh),
};
