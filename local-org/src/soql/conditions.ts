/**
 * WHERE and HAVING → SQL. Conditions are two-valued as in SOQL: a blank field is different from every value, and
 * NOT turns false into true also where the field is blank.
 */
import { UnsupportedError } from '../base/unsupportedError.ts';
import type { FieldType } from '../schema/schema.ts';
import type { SoqlCondition, SoqlOperator, SoqlPosition, SoqlQuery, SoqlValue } from '../syntax/parseSoql.ts';
import { plainText } from '../syntax/soql/literals.ts';
import { dayRange } from './dateLiterals.ts';
import { SoqlError, malformed } from './errors.ts';
import type { BoundOperand } from './operands.ts';
import { bindOperand, requireFilterable } from './operands.ts';
import type { Scope } from './scope.ts';
import type { Emit, SqlText } from './sql.ts';
import { fixed, joined, sequence } from './sql.ts';
import { comparable, dayStart, isCollection, jsonList, literalValue, members } from './values.ts';

type Comparison = Extract<SoqlCondition, { kind: 'comparison' }>;

/** Binds the inner query of a semi-join to SQL that gives one column. */
export type BindSubquery = (query: SoqlQuery, at: SoqlPosition) => { emit: Emit; field: FieldType };

/** Compiles a condition. */
export function bindCondition(scope: Scope, condition: SoqlCondition, subquery: BindSubquery): Emit {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const parts = condition.parts.map((part) => bindCondition(scope, part, subquery));
      return sequence('(', joined(parts, condition.kind === 'and' ? ' AND ' : ' OR '), ')');
    }
    case 'not':
      return sequence('NOT coalesce(', bindCondition(scope, condition.part, subquery), ', 0)');
    case 'comparison':
      return bindComparison(scope, condition, subquery);
  }
}

function bindComparison(scope: Scope, condition: Comparison, subquery: BindSubquery): Emit {
  const left = bindOperand(scope, condition.left);
  requireFilterable(left.field, 'filtered', condition.at);
  const { operator, right } = condition;
  switch (operator) {
    case 'IN':
    case 'NOT IN':
      return bindMembership(left, condition, subquery);
    case 'LIKE':
      return bindLike(left, right, condition.at);
    case 'INCLUDES':
    case 'EXCLUDES':
      return bindIncludes(left, right, operator, condition.at);
    default:
      if (right.kind === 'dateLiteral') return bindDateLiteral(left, operator, right.name, right.count);
      if (right.kind === 'list' || right.kind === 'subquery') {
        throw malformed(`unexpected token: '('`, condition.at);
      }
      return (out) => compare(out, left, operator, valueFor(left.field, right, out));
  }
}

function valueFor(field: FieldType, value: SoqlValue, out: SqlText): unknown {
  return value.kind === 'bind' ? out.run.binds[value.index] : literalValue(field, value);
}

function compare(out: SqlText, left: BoundOperand, operator: SoqlOperator, value: unknown): void {
  if (isCollection(value)) {
    // `=` with a collection reads as IN, as the platform allows.
    return membership(out, left, members(value), operator === '!=');
  }
  const raw = comparable(left.field, value === '' ? null : value);
  left.emit(out);
  if (raw === null) {
    out.text += operator === '=' ? ' IS NULL' : operator === '!=' ? ' IS NOT NULL' : ' IS NULL AND 0';
    return;
  }
  out.text += operator === '!=' ? ' IS NOT ' : ` ${operator} `;
  if (left.averaged && left.field.scale > 0) out.text += 'CAST(';
  out.value(raw);
  if (left.averaged && left.field.scale > 0) out.text += ' AS REAL)';
}

function bindDateLiteral(left: BoundOperand, operator: SoqlOperator, name: string, count: number | null): Emit {
  const { field } = left;
  if (field.apexType !== 'Date' && field.apexType !== 'Datetime') {
    const message = `value of filter criterion for field '${field.apiName}' must be of type ${field.type}`;
    throw new SoqlError('INVALID_FIELD', message);
  }
  return (out) => {
    const range = dayRange(name, count, out.run.now, out.run.timeZone, out.run.calendar);
    const [start, end] = [dayStart(field, range.start), dayStart(field, range.end)];
    const side = (sign: string, raw: typeof start): void => {
      left.emit(out);
      out.text += ` ${sign} `;
      out.value(raw);
    };
    switch (operator) {
      case '<':
        return side('<', start);
      case '<=':
        return side('<', end);
      case '>':
        return side('>=', end);
      case '>=':
        return side('>=', start);
      default:
        out.text += operator === '!=' ? 'NOT coalesce(' : '(';
        side('>=', start);
        out.text += ' AND ';
        side('<', end);
        out.text += operator === '!=' ? ', 0)' : ')';
    }
  };
}

function bindMembership(left: BoundOperand, condition: Comparison, subquery: BindSubquery): Emit {
  const { right, at } = condition;
  const negated = condition.operator === 'NOT IN';
  if (right.kind === 'subquery') return bindSemiJoin(left, subquery(right.query, at), negated, at);
  if (right.kind === 'bind') {
    return (out) => {
      const value = out.run.binds[right.index];
      if (value === null) throw new SoqlError('INVALID_QUERY', 'Bind variable for IN must not be null');
      membership(out, left, members(value), negated);
    };
  }
  if (right.kind !== 'list') throw malformed(`unexpected token: '${condition.operator}'`, at);
  const values = right.values;
  return (out) => {
    const all = values.flatMap((value) => {
      const one = valueFor(left.field, value, out);
      return isCollection(one) ? members(one) : [one];
    });
    membership(out, left, all, negated);
  };
}

function membership(out: SqlText, left: BoundOperand, values: readonly unknown[], negated: boolean): void {
  const raws = values.map((value) => comparable(left.field, value === '' ? null : value));
  const present = raws.filter((raw) => raw !== null);
  const hasNull = present.length < raws.length;
  if (negated) out.text += 'NOT coalesce(';
  out.text += '(';
  if (present.length > 0 || !hasNull) {
    left.emit(out);
    if (present.length === 1) {
      out.text += ' = ';
      out.value(present[0]!);
    } else {
      out.text += ' IN (SELECT value FROM json_each(';
      out.value(jsonList(present));
      out.text += '))';
    }
  }
  if (hasNull) {
    if (present.length > 0) out.text += ' OR ';
    left.emit(out);
    out.text += ' IS NULL';
  }
  out.text += negated ? '), 0)' : ')';
}

function bindSemiJoin(
  left: BoundOperand,
  inner: { emit: Emit; field: FieldType },
  negated: boolean,
  at: SoqlPosition,
): Emit {
  if (left.field.apexType !== 'Id' || inner.field.apexType !== 'Id') {
    const wrong = left.field.apexType !== 'Id' ? left.field : inner.field;
    const message = `The selected field '${wrong.apiName}' in the subquery and the left operand field in the where expression in the outer query should point to the same object type`;
    throw new SoqlError('INVALID_FIELD', message, at);
  }
  const join = sequence(left.emit, ' IN (', inner.emit, ')');
  return negated ? sequence('NOT coalesce(', join, ', 0)') : join;
}

function bindLike(left: BoundOperand, right: SoqlValue, at: SoqlPosition): Emit {
  if (left.field.apexType !== 'String') {
    const message = `invalid operator on ${left.field.type} field`;
    throw new SoqlError('INVALID_QUERY_FILTER_OPERATOR', message, at);
  }
  return (out) => {
    const values = likePatterns(right, out);
    out.text += '(';
    values.forEach((pattern, i) => {
      if (i > 0) out.text += ' OR ';
      left.emit(out);
      out.text += ' LIKE ';
      out.value(pattern);
      out.text += ` ESCAPE '\\'`;
    });
    out.text += values.length === 0 ? '0)' : ')';
  };
}

function likePatterns(right: SoqlValue, out: SqlText): string[] {
  if (right.kind === 'string') return [right.value];
  if (right.kind === 'bind') return members(out.run.binds[right.index]).map((value) => String(value ?? ''));
  if (right.kind === 'list') return right.values.flatMap((value) => likePatterns(value, out));
  throw new SoqlError('INVALID_QUERY_FILTER_OPERATOR', 'invalid operator');
}

/** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_querying_multiselect_picklists.htm */
function bindIncludes(left: BoundOperand, right: SoqlValue, operator: string, at: SoqlPosition): Emit {
  if (left.field.type !== 'multipicklist') {
    throw new SoqlError('INVALID_QUERY_FILTER_OPERATOR', `invalid operator on ${left.field.type} field`, at);
  }
  return (out) => {
    const choices = includeChoices(right, out);
    out.text += operator === 'EXCLUDES' ? 'NOT coalesce((' : '(';
    choices.forEach((choice, i) => {
      if (i > 0) out.text += ' OR ';
      choice.split(';').forEach((value, j) => {
        if (j > 0) out.text += ' AND ';
        out.text += `instr(';' || lower(`;
        left.emit(out);
        out.text += `) || ';', `;
        out.value(`;${value.toLowerCase()};`);
        out.text += ') > 0';
      });
    });
    out.text += operator === 'EXCLUDES' ? '), 0)' : ')';
  };
}

function includeChoices(right: SoqlValue, out: SqlText): string[] {
  if (right.kind === 'bind') return members(out.run.binds[right.index]).map(String);
  if (right.kind === 'string') return [plainText(right.value)];
  if (right.kind === 'list') return right.values.flatMap((value) => includeChoices(value, out));
  throw new UnsupportedError(`INCLUDES with ${right.kind}`, 'query');
}

/** A condition that is always true. */
export const ALWAYS: Emit = fixed('1');
