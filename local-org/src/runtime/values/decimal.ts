/** Making and reading Apex Decimals; the values themselves are in `apexDecimal.ts`. */
import { MC, RoundingMode } from 'bigdecimal.js';
import { Decimal } from './apexDecimal.ts';
import { ApexDouble, formatDouble } from './apexDouble.ts';
import { apexError } from './apexException.ts';

export { Decimal };

/** Is this value an Apex Decimal? */
export function isDecimal(value: unknown): value is Decimal {
  return value instanceof Decimal;
}

/** A Decimal from text, a whole number, or the shortest text of a float. */
export function decimal(value: string | number | bigint): Decimal {
  return Decimal.parse(String(value));
}

/** A Decimal from an Apex Double: the shortest decimal text that reads back as the same float. */
export function decimalOfDouble(value: ApexDouble): Decimal {
  const exact = Decimal.parse(formatDouble(value.n));
  return exact.scale() < 0 ? exact.setScale(0) : exact;
}

/** A Decimal from an Apex Integer. */
export function decimalOfInteger(value: number): Decimal {
  return new Decimal(value, 0, null);
}

/** A Decimal from any Apex number. */
export function decimalOf(value: unknown): Decimal {
  if (isDecimal(value)) return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? decimalOfInteger(value) : decimal(value);
  if (typeof value === 'bigint') return Decimal.ofUnits(value, 0);
  if (value instanceof ApexDouble) return decimalOfDouble(value);
  throw new TypeError(`not a number: ${String(value)}`);
}

/** Digits kept by the `/` operator on Decimals. */
const QUOTIENT_DIGITS = 34;

/**
 * The `/` operator: 34 significant digits, at most 34 after the point, half up, without trailing zeros.
 * 1/31 gives 0.0322580645161290322580645161290323.
 */
export function divideDecimal(dividend: Decimal, divisor: Decimal): Decimal {
  if (divisor.signum() === 0) throw apexError('System.MathException', 'Divide by 0');
  const raised = dividend.scale() < divisor.scale() ? dividend.setScale(divisor.scale()) : dividend;
  const quotient = raised.divideWithMathContext(divisor, MC(QUOTIENT_DIGITS, RoundingMode.HALF_UP));
  const limited =
    quotient.scale() > QUOTIENT_DIGITS ? dividend.divide(divisor, QUOTIENT_DIGITS, RoundingMode.HALF_UP) : quotient;
  return limited.scale() < 0 ? limited.setScale(0) : limited;
}

/** Plain text of a Decimal, never with an exponent. */
export function formatDecimal(value: Decimal): string {
  return value.toPlainString();
}

/** Nearest Double. */
export function doubleOf(value: unknown): ApexDouble {
  if (value instanceof ApexDouble) return value;
  return new ApexDouble(isDecimal(value) ? value.toNumber() : Number(value));
}
