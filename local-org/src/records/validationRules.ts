/** Validation rules: a record for which the condition holds is refused. */
import type { ObjectType, ValidationRule } from '../schema/schema.ts';
import { FormulaError, evaluate } from '../soql/formula/evaluate.ts';
import type { FormulaNode } from '../syntax/parseFormula.ts';
import { parseFormula } from '../syntax/parseFormula.ts';
import type { SaveContext } from './context.ts';
import { formulaContext } from './formulaContext.ts';
import type { Row } from './row.ts';
import { fail } from './row.ts';

const parsed = new WeakMap<ValidationRule, FormulaNode>();

function conditionOf(rule: ValidationRule): FormulaNode {
  let node = parsed.get(rule);
  if (node === undefined) {
    node = parseFormula(rule.condition);
    parsed.set(rule, node);
  }
  return node;
}

/** Runs the active rules. */
export function checkRules(context: SaveContext, object: ObjectType, rows: readonly Row[]): void {
  for (const rule of object.validationRules) {
    if (!rule.active) continue;
    const purpose = { where: `validation rule ${object.apiName}.${rule.name}`, blanks: 'blank' as const };
    for (const row of rows) {
      if (!holds(rule, formulaContext(context, object, row.record, row.old, purpose), row)) continue;
      const fields = rule.errorField === null ? [] : [rule.errorField];
      fail(row, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', rule.message, fields);
    }
  }
}

function holds(rule: ValidationRule, context: ReturnType<typeof formulaContext>, row: Row): boolean {
  try {
    return evaluate(conditionOf(rule), context) === true;
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const message = `The formula in the "${rule.name}" validation rule is invalid due to an error: ${error.message}`;
    fail(row, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message);
    return false;
  }
}
