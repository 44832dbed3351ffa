/** IF, CASE, ISBLANK, ISCHANGED … */
import type { FormulaNode } from '../../syntax/parseFormula.ts';
import { FormulaError, readField, sameValue } from './evaluate.ts';
import type { FormulaContext, FormulaFunction } from './evaluate.ts';

type Evaluate = (node: FormulaNode, context: FormulaContext) => unknown;

/** A path given as an argument. */
function pathOf(node: FormulaNode | undefined): readonly string[] {
  if (node?.kind !== 'reference') throw new FormulaError('Expected a field');
  return node.names;
}

function isBlank(value: unknown): boolean {
  return value === null || value === '';
}

/** The value before blanks turn into zero. */
function rawValue(evaluate: Evaluate, node: FormulaNode, context: FormulaContext): unknown {
  return evaluate(node, { ...context, blanks: 'blank', read: context.read, prior: context.prior });
}

/** The functions, given how to evaluate an argument. */
export function logicFunctions(evaluate: Evaluate): Record<string, FormulaFunction> {
  const isChanged: FormulaFunction = (args, context) => {
    const path = pathOf(args[0]);
    const before = context.prior(path);
    return before !== null && !sameValue(readField(before, context), readField(context.read(path), context));
  };
  return {
    IF: ([test, yes, no], context) => evaluate((evaluate(test!, context) === true ? yes : no)!, context),
    AND: (args, context) => args.every((arg) => evaluate(arg, context) === true),
    OR: (args, context) => args.some((arg) => evaluate(arg, context) === true),
    NOT: ([arg], context) => evaluate(arg!, context) !== true,
    CASE: (args, context) => caseOf(evaluate, args, context),
    ISBLANK: ([arg], context) => isBlank(rawValue(evaluate, arg!, context)),
    ISNULL: ([arg], context) => isBlank(rawValue(evaluate, arg!, context)),
    BLANKVALUE: ([arg, other], context) => {
      const value = rawValue(evaluate, arg!, context);
      return isBlank(value) ? evaluate(other!, context) : value;
    },
    NULLVALUE: ([arg, other], context) => rawValue(evaluate, arg!, context) ?? evaluate(other!, context),
    ISPICKVAL: ([field, value], context) => sameValue(evaluate(field!, context), evaluate(value!, context)),
    INCLUDES: ([field, value], context) => {
      const chosen = String(evaluate(field!, context) ?? '').split(';');
      return chosen.includes(String(evaluate(value!, context)));
    },
    ISNEW: (_args, context) => context.isNew,
    ISCHANGED: isChanged,
    PRIORVALUE: ([field], context) => {
      const path = pathOf(field);
      return readField(context.prior(path) ?? context.read(path), context);
    },
  };
}

function caseOf(evaluate: Evaluate, args: readonly FormulaNode[], context: FormulaContext): unknown {
  const subject = evaluate(args[0]!, context);
  for (let i = 1; i + 1 < args.length; i += 2) {
    if (sameValue(subject, evaluate(args[i]!, context))) return evaluate(args[i + 1]!, context);
  }
  return evaluate(args.at(-1)!, context);
}
