/** Text functions. */
import { decimal, isDecimal } from '../../runtime/values/decimal.ts';
import type { FormulaNode } from '../../syntax/parseFormula.ts';
import { FormulaError, numberOf, textOf } from './evaluate.ts';
import type { FormulaContext, FormulaFunction } from './evaluate.ts';

type Evaluate = (node: FormulaNode, context: FormulaContext) => unknown;

/** The functions, given how to evaluate an argument. */
export function textFunctions(evaluate: Evaluate): Record<string, FormulaFunction> {
  const text = (node: FormulaNode | undefined, context: FormulaContext): string =>
    node === undefined ? '' : textOf(evaluate(node, context));
  const whole = (node: FormulaNode | undefined, context: FormulaContext): number =>
    Math.trunc(Number(numberOf(evaluate(node!, context)).toString()));
  const padded =
    (side: 'padStart' | 'padEnd'): FormulaFunction =>
    (args, context) => {
      const value = text(args[0], context);
      const width = whole(args[1], context);
      return value.length > width ? value.slice(0, width) : value[side](width, text(args[2], context) || ' ');
    };
  return {
    TEXT: ([arg], context) => text(arg, context),
    LEN: ([arg], context) => decimal(text(arg, context).length),
    LEFT: ([arg, n], context) => text(arg, context).slice(0, Math.max(0, whole(n, context))),
    RIGHT: ([arg, n], context) => {
      const count = Math.max(0, whole(n, context));
      return count === 0 ? '' : text(arg, context).slice(-count);
    },
    MID: ([arg, start, n], context) => {
      const from = Math.max(0, whole(start, context) - 1);
      return text(arg, context).slice(from, from + Math.max(0, whole(n, context)));
    },
    TRIM: ([arg], context) => text(arg, context).trim(),
    UPPER: ([arg], context) => text(arg, context).toUpperCase(),
    LOWER: ([arg], context) => text(arg, context).toLowerCase(),
    CONTAINS: ([arg, part], context) => text(arg, context).includes(text(part, context)),
    BEGINS: ([arg, part], context) => text(arg, context).startsWith(text(part, context)),
    FIND: ([part, arg, start], context) => {
      const from = start === undefined ? 0 : whole(start, context) - 1;
      return decimal(text(arg, context).indexOf(text(part, context), from) + 1);
    },
    SUBSTITUTE: ([arg, old, now], context) => {
      const from = text(old, context);
      return from === '' ? text(arg, context) : text(arg, context).replaceAll(from, text(now, context));
    },
    REGEX: ([arg, pattern], context) => new RegExp(`^(?:${text(pattern, context)})$`, 's').test(text(arg, context)),
    LPAD: padded('padStart'),
    RPAD: padded('padEnd'),
    BR: () => '\n',
    VALUE: ([arg], context) => {
      const value = evaluate(arg!, context);
      if (value === null || value === '') return null;
      if (isDecimal(value)) return value;
      if (!/^\s*[-+]?\d*\.?\d+\s*$/.test(String(value))) throw new FormulaError(`Not a number: ${String(value)}`);
      return decimal(String(value).trim());
    },
    CASESAFEID: ([arg], context) => text(arg, context),
  };
}
