/** Operators of formulas. https://help.salesforce.com/s/articleView?id=platform.customize_functions_operators.htm */
import { MC, RoundingMode } from 'bigdecimal.js';
import { ApexDate, ApexDatetime, ApexTime } from '../../runtime/values/apexDate.ts';
import { Decimal, decimal, isDecimal } from '../../runtime/values/decimal.ts';
import type { FormulaOperator } from '../../syntax/parseFormula.ts';
import {
  DAY,
  FormulaError,
  PRECISION,
  compareValues,
  equals,
  floatOf,
  numberOf,
  textOf,
  toPrecision,
} from './values.ts';

/** `-x`, `+x`, `!x`; null stays null. */
export function unary(operator: '-' | '+' | '!', value: unknown): unknown {
  if (value === null) return null;
  if (operator === '!') return value !== true;
  return operator === '-' ? numberOf(value).negate() : numberOf(value);
}

/** Every operator with two sides that needs both values. */
export function binary(operator: FormulaOperator, left: unknown, right: unknown): unknown {
  switch (operator) {
    case '=':
      return equals(left, right);
    case '!=': {
      const same = equals(left, right);
      return same === null ? null : !same;
    }
    case '<':
    case '<=':
    case '>':
    case '>=':
      return ordered(operator, left, right);
    case '&':
      return textOf(left) + textOf(right);
    default:
      return arithmetic(operator, left, right);
  }
}

function ordered(operator: '<' | '<=' | '>' | '>=', left: unknown, right: unknown): boolean | null {
  if (left === '' || right === '') return false;
  if (left === null || right === null) return null;
  const order = compareValues(left, right);
  return operator === '<' ? order < 0 : operator === '<=' ? order <= 0 : operator === '>' ? order > 0 : order >= 0;
}

function arithmetic(operator: FormulaOperator, left: unknown, right: unknown): unknown {
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string')) return textOf(left) + textOf(right);
  if (left === null || right === null || left === '' || right === '') return null;
  const dated = dateArithmetic(operator, left, right);
  if (dated !== undefined) return dated;
  const [a, b] = [numberOf(left), numberOf(right)];
  switch (operator) {
    case '+':
      return toPrecision(a.add(b));
    case '-':
      return toPrecision(a.subtract(b));
    case '*':
      return toPrecision(a.multiply(b));
    case '/':
      if (b.signum() === 0) throw new FormulaError('Division by zero');
      return a.divideWithMathContext(b, PRECISION);
    default:
      return power(a, b);
  }
}

const POWER_PRECISION = MC(18, RoundingMode.HALF_UP);
const LARGEST_POWER = 64;
const SMALLEST_POWER = decimal('1e-39');

/** Whole exponents only, and no giant results. */
function power(base: Decimal, exponent: Decimal): Decimal {
  const times = exponent.toNumber();
  const digits = Math.log10(Math.abs(base.toNumber())) * times;
  if (!Number.isInteger(times) || digits > LARGEST_POWER) {
    throw new FormulaError('Out of range argument to POWER() function');
  }
  const result = Decimal.of(base.exact().pow(times, POWER_PRECISION));
  return result.abs().compareTo(SMALLEST_POWER) < 0 ? decimal(0) : result;
}

/** Days for dates and moments (to the second), milliseconds for times; undefined where no date is in it. */
function dateArithmetic(operator: FormulaOperator, left: unknown, right: unknown): unknown {
  if (operator === '+' && isDecimal(left) && !isDecimal(right)) return dateArithmetic(operator, right, left);
  const sign = operator === '-' ? -1 : 1;
  if (left instanceof ApexDate) {
    if (right instanceof ApexDate) return decimal(left.days - right.days);
    return new ApexDate(Math.floor(left.days + sign * floatOf(right)));
  }
  if (left instanceof ApexDatetime) {
    if (right instanceof ApexDatetime)
      return decimal(left.ms - right.ms).divideWithMathContext(decimal(DAY), PRECISION);
    return new ApexDatetime(left.ms + sign * Math.round((floatOf(right) * DAY) / 1000) * 1000);
  }
  if (left instanceof ApexTime) {
    if (right instanceof ApexTime) return decimal(ofDay(left.ms - right.ms));
    return new ApexTime(ofDay(left.ms + sign * Math.trunc(floatOf(right))));
  }
  return undefined;
}

/** Milliseconds within a day, whatever was added. */
export function ofDay(ms: number): number {
  return ((ms % DAY) + DAY) % DAY;
}
