/** IF, CASE, ISBLANK, ISCHANGED … https://help.salesforce.com/s/articleView?id=platform.customize_functions_logical.htm */
import { UnsupportedError } from '../../base/unsupportedError.ts';
import type { FormulaNode } from '../../syntax/parseFormula.ts';
import { readField } from './evaluate.ts';
import type { Evaluate, FormulaContext, FormulaFunction } from './evaluate.ts';
import { FormulaError, equals, isBlank, sameValue, textOf } from './values.ts';

/** A path given as an argument. */
function pathOf(node: FormulaNode | undefined): readonly string[] {
  if (node?.kind !== 'reference') throw new FormulaError('Expected a field');
  return node.names;
}

/** The functions, given how to evaluate an argument. */
export function logicFunctions(evaluate: Evaluate): Record<string, FormulaFunction> {
  return {
    ...recordFunctions(),
    ...picklistFunctions(evaluate),
    IF: ([test, yes, no], context) => evaluate((evaluate(test!, context) === true ? yes : no)!, context),
    IFS: (args, context) => firstTrue(evaluate, args, context),
    AND: (args, context) => args.every((arg) => evaluate(arg, context) === true),
    OR: (args, context) => args.some((arg) => evaluate(arg, context) === true),
    NOT: ([arg], context) => {
      const value = evaluate(arg!, context);
      return value === null ? null : value !== true;
    },
    CASE: (args, context) => caseOf(evaluate, args, context),
    // Where blanks count as zeros, numbers are never blank.
    ISBLANK: ([arg], context) => isBlank(evaluate(arg!, context)),
    // Text is never null, only blank.
    ISNULL: ([arg], context) => evaluate(arg!, context) === null,
    BLANKVALUE: ([arg, other], context) => {
      const value = evaluate(arg!, context);
      return isBlank(value) ? evaluate(other!, context) : value;
    },
    NULLVALUE: ([arg, other], context) => evaluate(arg!, context) ?? evaluate(other!, context),
    ISNUMBER: ([arg], context) => /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(textOf(evaluate(arg!, context))),
    VLOOKUP: (args, context) => lookUp(evaluate, args, context),
  };
}

/** What the save of a record tells. */
function recordFunctions(): Record<string, FormulaFunction> {
  return {
    ISNEW: (_args, context) => context.isNew,
    ISCLONE: (_args, context) => context.isClone === true,
    ISCHANGED: ([field], context) => {
      const path = pathOf(field);
      const before = context.prior(path);
      return before !== null && !sameValue(readField(before, context), readField(context.read(path), context));
    },
    PRIORVALUE: ([field], context) => {
      const path = pathOf(field);
      return readField(context.prior(path) ?? context.read(path), context);
    },
  };
}

function picklistFunctions(evaluate: Evaluate): Record<string, FormulaFunction> {
  const chosen = (field: FormulaNode | undefined, context: FormulaContext): string[] =>
    textOf(evaluate(field!, context))
      .split(';')
      .filter((value) => value !== '');
  return {
    ISPICKVAL: ([field, value], context) => equals(textOf(evaluate(field!, context)), evaluate(value!, context)),
    INCLUDES: ([field, value], context) => {
      const wanted = textOf(evaluate(value!, context));
      return chosen(field, context).includes(wanted);
    },
    PICKLISTCOUNT: ([field], context) => chosen(field, context).length,
  };
}

/** The branches are worked out in order; only the one that is taken counts. */
function caseOf(evaluate: Evaluate, args: readonly FormulaNode[], context: FormulaContext): unknown {
  const subject = evaluate(args[0]!, context);
  for (let i = 1; i + 1 < args.length; i += 2) {
    if (equals(subject, evaluate(args[i]!, context)) === true) return evaluate(args[i + 1]!, context);
  }
  return evaluate(args.at(-1)!, context);
}

function firstTrue(evaluate: Evaluate, args: readonly FormulaNode[], context: FormulaContext): unknown {
  for (let i = 0; i + 1 < args.length; i += 2) {
    if (evaluate(args[i]!, context) === true) return evaluate(args[i + 1]!, context);
  }
  return args.length % 2 === 1 ? evaluate(args.at(-1)!, context) : null;
}

/**
 * `VLOOKUP($ObjectType.Zip__c.Fields.City__c, $ObjectType.Zip__c.Fields.Name, LEFT(BillingPostalCode, 5))`
 * https://help.salesforce.com/s/articleView?id=platform.customize_functions_vlookup.htm
 */
function lookUp(evaluate: Evaluate, args: readonly FormulaNode[], context: FormulaContext): unknown {
  if (context.lookUp === undefined) throw new UnsupportedError('formula function VLOOKUP', context.where);
  const [, object, , wanted] = pathOf(args[0]);
  const key = pathOf(args[1])[3];
  if (object === undefined || wanted === undefined || key === undefined) throw new FormulaError('Expected a field');
  const found = context.lookUp({ object, wanted, key, value: evaluate(args[2]!, context) });
  return readField(found, context);
}
