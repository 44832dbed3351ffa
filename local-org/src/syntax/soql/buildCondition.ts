/** ANTLR's WHERE and HAVING trees → conditions of the query AST. */
import type {
  BoundExpressionContext,
  ConditionalExpressionContext,
  FieldExpressionContext,
  FieldNameContext,
  LogicalExpressionContext,
  SoqlFunctionContext,
  SubQueryContext,
  ValueContext,
  WhereConditionalExpressionContext,
  WhereLogicalExpressionContext,
} from '@apexdevtools/apex-parser';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import type {
  SoqlBind,
  SoqlCondition,
  SoqlFunction,
  SoqlOperand,
  SoqlOperator,
  SoqlPath,
  SoqlQuery,
  SoqlValue,
} from './ast.ts';
import { unescapeSoql } from './literals.ts';
import { positionOf } from './position.ts';

/** The parts of the query builder that conditions lean on. */
export interface QueryParts {
  bound(tree: BoundExpressionContext): SoqlBind;
  call(tree: SoqlFunctionContext): SoqlFunction;
  path(tree: FieldNameContext): SoqlPath;
  subquery(tree: SubQueryContext): SoqlQuery;
}

function present<T>(node: T | null | undefined): node is T {
  return node !== null && node !== undefined;
}

/** Builds conditions. */
export class ConditionBuilder {
  readonly #parts: QueryParts;

  constructor(parts: QueryParts) {
    this.#parts = parts;
  }

  where(tree: WhereLogicalExpressionContext): SoqlCondition {
    const parts = tree.whereConditionalExpression_list().map((part) => this.#wherePart(part));
    return combine(parts, tree.SOQLOR_list().length > 0, present(tree.NOT()));
  }

  having(tree: LogicalExpressionContext): SoqlCondition {
    const parts = tree.conditionalExpression_list().map((part) => this.#havingPart(part));
    return combine(parts, tree.SOQLOR_list().length > 0, present(tree.NOT()));
  }

  #wherePart(tree: WhereConditionalExpressionContext): SoqlCondition {
    if (present(tree.whereLogicalExpression())) return this.where(tree.whereLogicalExpression());
    const expression = tree.whereFieldExpression();
    if (present(expression.FORMULA())) throw new UnsupportedError('SOQL FORMULA()', 'query');
    return this.#comparison(expression.fieldExpression());
  }

  #havingPart(tree: ConditionalExpressionContext): SoqlCondition {
    if (present(tree.logicalExpression())) return this.having(tree.logicalExpression());
    return this.#comparison(tree.fieldExpression());
  }

  #comparison(tree: FieldExpressionContext): SoqlCondition {
    const left: SoqlOperand = present(tree.soqlFunction())
      ? this.#parts.call(tree.soqlFunction())
      : { kind: 'field', path: this.#parts.path(tree.fieldName()) };
    const operator = operatorOf(tree.comparisonOperator().getText());
    return { kind: 'comparison', left, operator, right: this.#value(tree.value()), at: positionOf(tree) };
  }

  #value(tree: ValueContext): SoqlValue {
    if (present(tree.boundExpression())) return this.#parts.bound(tree.boundExpression());
    if (present(tree.subQuery())) return { kind: 'subquery', query: this.#parts.subquery(tree.subQuery()) };
    if (present(tree.valueList())) {
      return {
        kind: 'list',
        values: tree
          .valueList()
          .value_list()
          .map((value) => this.#value(value)),
      };
    }
    return literal(tree);
  }
}

function combine(parts: SoqlCondition[], isOr: boolean, negated: boolean): SoqlCondition {
  const first = parts[0]!;
  const whole: SoqlCondition = parts.length === 1 ? first : { kind: isOr ? 'or' : 'and', parts };
  return negated ? { kind: 'not', part: whole } : whole;
}

function operatorOf(text: string): SoqlOperator {
  const upper = text.toUpperCase();
  if (upper === '<>') return '!=';
  return (upper === 'NOTIN' ? 'NOT IN' : upper) as SoqlOperator;
}

function literal(tree: ValueContext): SoqlValue {
  const text = tree.getText();
  if (present(tree.NULL())) return { kind: 'null' };
  if (present(tree.BooleanLiteral())) return { kind: 'boolean', value: text.toLowerCase() === 'true' };
  if (present(tree.StringLiteral())) return { kind: 'string', value: unescapeSoql(text.slice(1, -1)) };
  if (present(tree.MultilineStringLiteral())) throw new UnsupportedError('multi-line string in SOQL', 'query');
  if (present(tree.dateFormula())) return dateLiteral(text);
  if (present(tree.DateTimeLiteral())) return { kind: 'datetime', text };
  if (present(tree.DateLiteral())) return { kind: 'date', text };
  if (present(tree.TimeLiteral())) return { kind: 'time', text };
  if (present(tree.IntegralCurrencyLiteral())) {
    return { kind: 'currency', code: text.slice(0, 3).toUpperCase(), text: text.slice(3) };
  }
  return { kind: 'number', text };
}

function dateLiteral(text: string): SoqlValue {
  const [name, count] = text.toUpperCase().split(':');
  return { kind: 'dateLiteral', name: name!, count: count === undefined ? null : Number(count) };
}
