/** Number functions. https://help.salesforce.com/s/articleView?id=platform.customize_functions_math.htm */
import { MC, RoundingMode } from 'bigdecimal.js';
import { decimal } from '../../runtime/values/decimal.ts';
import type { Decimal } from '../../runtime/values/decimal.ts';
import type { Evaluate, FormulaFunction } from './evaluate.ts';
import { FormulaError, numberOf, toPrecision } from './values.ts';

/** Digits that count before a number is rounded to a whole one: a third times three is one. */
const EXTERNAL = MC(33, RoundingMode.HALF_UP);

/** The functions, given how to evaluate an argument. */
export function mathFunctions(evaluate: Evaluate): Record<string, FormulaFunction> {
  const numbers =
    (work: (...values: Decimal[]) => unknown): FormulaFunction =>
    (args, context) => {
      const values = args.map((arg) => evaluate(arg, context));
      return values.some((value) => value === null || value === '') ? null : work(...values.map(numberOf));
    };
  const float = (work: (...values: number[]) => number): FormulaFunction =>
    numbers((...values) => {
      const result = work(...values.map((value) => value.toNumber()));
      if (!Number.isFinite(result)) throw new FormulaError('Number out of range');
      return decimal(String(result));
    });
  const whole = (up: RoundingMode, below: RoundingMode): FormulaFunction =>
    numbers((value) => toPrecision(value!, EXTERNAL).setScale(0, value!.signum() < 0 ? below : up));
  const { CEILING, FLOOR } = RoundingMode;
  return {
    ABS: numbers((value) => value!.abs()),
    CEILING: whole(CEILING, FLOOR),
    FLOOR: whole(FLOOR, CEILING),
    MCEILING: whole(CEILING, CEILING),
    MFLOOR: whole(FLOOR, FLOOR),
    ROUND: numbers((value, places) => rounded(value!, places, RoundingMode.HALF_UP)),
    TRUNC: numbers((value, places) => rounded(value!, places, RoundingMode.DOWN)),
    MAX: numbers((...values) => values.reduce((a, b) => (a.compareTo(b) >= 0 ? a : b))),
    MIN: numbers((...values) => values.reduce((a, b) => (a.compareTo(b) <= 0 ? a : b))),
    MOD: numbers((value, divisor) => {
      if (divisor!.signum() === 0) throw new FormulaError('Division by zero');
      return value!.remainder(divisor!);
    }),
    SQRT: float(Math.sqrt),
    EXP: float(Math.exp),
    LN: float(Math.log),
    LOG: float((value) => Math.log(value) / Math.log(10)),
    PI: float(() => Math.PI),
    SIN: float(Math.sin),
    COS: float(Math.cos),
    TAN: float(Math.tan),
    ASIN: float(Math.asin),
    ACOS: float(Math.acos),
    ATAN: float(Math.atan),
    ATAN2: float(Math.atan2),
    RANDOM: () => decimal(String(Math.random())),
  };
}

/** A number that has no digit left to round to is zero, never ten. */
function rounded(value: Decimal, places: Decimal | undefined, mode: RoundingMode): Decimal {
  const scale = places === undefined ? 0 : Math.trunc(places.toNumber());
  const leading = value.abs().compareTo(decimal(1)) < 0 ? 1 : value.precision() - value.scale();
  if (leading + scale <= 0) return decimal(0);
  if (scale >= value.scale()) return value;
  const result = value.setScale(scale, mode);
  return scale < 0 ? result.setScale(0) : result;
}
