/** Number functions. */
import { RoundingMode } from 'bigdecimal.js';
import { decimal } from '../../runtime/values/decimal.ts';
import type { Decimal } from '../../runtime/values/decimal.ts';
import type { FormulaNode } from '../../syntax/parseFormula.ts';
import { FormulaError, numberOf } from './evaluate.ts';
import type { FormulaContext, FormulaFunction } from './evaluate.ts';

type Evaluate = (node: FormulaNode, context: FormulaContext) => unknown;

/** The functions, given how to evaluate an argument. */
export function mathFunctions(evaluate: Evaluate): Record<string, FormulaFunction> {
  const numbers =
    (work: (...values: Decimal[]) => unknown): FormulaFunction =>
    (args, context) => {
      const values = args.map((arg) => evaluate(arg, context));
      return values.includes(null) ? null : work(...values.map(numberOf));
    };
  const float = (work: (value: number) => number): FormulaFunction =>
    numbers((value) => {
      const result = work(value!.toNumber());
      if (!Number.isFinite(result)) throw new FormulaError('Number out of range');
      return decimal(String(result));
    });
  const scaleOf = (places: Decimal | undefined): number => (places === undefined ? 0 : places.toNumber());
  return {
    ABS: numbers((value) => value!.abs()),
    CEILING: numbers((value) => value!.setScale(0, value!.signum() < 0 ? RoundingMode.FLOOR : RoundingMode.CEILING)),
    FLOOR: numbers((value) => value!.setScale(0, value!.signum() < 0 ? RoundingMode.CEILING : RoundingMode.FLOOR)),
    MCEILING: numbers((value) => value!.setScale(0, RoundingMode.CEILING)),
    MFLOOR: numbers((value) => value!.setScale(0, RoundingMode.FLOOR)),
    ROUND: numbers((value, places) => value!.setScale(scaleOf(places), RoundingMode.HALF_UP)),
    TRUNC: numbers((value, places) => value!.setScale(scaleOf(places), RoundingMode.DOWN)),
    MAX: numbers((...values) => values.reduce((a, b) => (a.compareTo(b) >= 0 ? a : b))),
    MIN: numbers((...values) => values.reduce((a, b) => (a.compareTo(b) <= 0 ? a : b))),
    MOD: numbers((value, divisor) => {
      if (divisor!.signum() === 0) throw new FormulaError('Division by zero');
      const rest = value!.remainder(divisor!);
      return rest.signum() !== 0 && rest.signum() !== divisor!.signum() ? rest.add(divisor!) : rest;
    }),
    SQRT: float(Math.sqrt),
    EXP: float(Math.exp),
    LN: float(Math.log),
    LOG: float(Math.log10),
  };
}
