/**
 * SOQL over rows in memory, for the Tooling objects that are no records: classes, test results, coverage.
 *
 *   parsed query + rows → filtered, sorted, projected rows
 */
import type { SoqlCondition, SoqlOperand, SoqlQuery, SoqlValue } from '../../syntax/parseSoql.ts';
import { OrgError } from '../errors.ts';

/** A row: plain values, and parents as nested rows. */
export interface ToolingRow {
  readonly [name: string]: unknown;
}

/** The rows a query asks for, with the columns of its SELECT list. */
export function evaluate(query: SoqlQuery, rows: readonly ToolingRow[], entity: string): ToolingRow[] {
  const { where } = query;
  let found = where === null ? [...rows] : rows.filter((row) => holds(where, row));
  for (const order of [...query.orderBy].reverse()) {
    const sign = order.descending ? -1 : 1;
    found = found.toSorted((a, b) => sign * compare(operandValue(order.operand, a), operandValue(order.operand, b)));
  }
  if (query.limit?.kind === 'number') found = found.slice(0, query.limit.value);
  return found.map((row) => project(query, row, entity));
}

/** Whether the query is `SELECT COUNT()`. */
export function isCount(query: SoqlQuery): boolean {
  const [only] = query.select;
  return (
    query.select.length === 1 && only?.kind === 'function' && only.call.name === 'COUNT' && only.call.argument === null
  );
}

function project(query: SoqlQuery, row: ToolingRow, entity: string): ToolingRow {
  const shown: Record<string, unknown> = { attributes: { type: entity } };
  for (const item of query.select) {
    if (item.kind !== 'field') throw new OrgError('MALFORMED_QUERY', 'Only fields can be selected from this object');
    copyPath(item.path.names, row, shown);
  }
  return shown;
}

function copyPath(names: readonly string[], from: ToolingRow, to: Record<string, unknown>): void {
  const [first = '', ...rest] = names;
  const key = keyOf(from, first);
  const value = from[key];
  if (rest.length === 0 || value === null || typeof value !== 'object') {
    to[key] = value;
    return;
  }
  const nested = (to[key] ??= {}) as Record<string, unknown>;
  copyPath(rest, value as ToolingRow, nested);
}

function keyOf(row: ToolingRow, name: string): string {
  const key = Object.keys(row).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  if (key === undefined) throw new OrgError('INVALID_FIELD', `No such column '${name}' on entity`);
  return key;
}

function valueAt(names: readonly string[], row: ToolingRow): unknown {
  const [first = '', ...rest] = names;
  const value = row[keyOf(row, first)];
  return rest.length === 0 || value === null ? value : valueAt(rest, value as ToolingRow);
}

function operandValue(operand: SoqlOperand, row: ToolingRow): unknown {
  if (operand.kind === 'function')
    throw new OrgError('MALFORMED_QUERY', `${operand.name} is not supported on this object`);
  return valueAt(operand.path.names, row);
}

function holds(condition: SoqlCondition, row: ToolingRow): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.parts.every((part) => holds(part, row));
    case 'or':
      return condition.parts.some((part) => holds(part, row));
    case 'not':
      return !holds(condition.part, row);
    case 'comparison':
      return compares(condition.operator, operandValue(condition.left, row), condition.right);
  }
}

function compares(operator: string, left: unknown, right: SoqlValue): boolean {
  switch (operator) {
    case '=':
      return same(left, literal(right));
    case '!=':
      return !same(left, literal(right));
    case 'IN':
      return listValues(right).some((value) => same(left, value));
    case 'NOT IN':
      return !listValues(right).some((value) => same(left, value));
    case 'LIKE':
      return likePattern(String(literal(right))).test(String(left ?? ''));
    case '<':
      return compare(left, literal(right)) < 0;
    case '<=':
      return compare(left, literal(right)) <= 0;
    case '>':
      return compare(left, literal(right)) > 0;
    case '>=':
      return compare(left, literal(right)) >= 0;
    default:
      throw new OrgError('MALFORMED_QUERY', `${operator} is not supported on this object`);
  }
}

function listValues(value: SoqlValue): unknown[] {
  if (value.kind !== 'list') throw new OrgError('MALFORMED_QUERY', 'A list of values is expected here');
  return value.values.map(literal);
}

function literal(value: SoqlValue): unknown {
  switch (value.kind) {
    case 'null':
      return null;
    case 'boolean':
    case 'string':
      return value.value;
    case 'number':
      return Number(value.text);
    case 'date':
    case 'datetime':
      return value.text;
    default:
      throw new OrgError('MALFORMED_QUERY', 'Only plain values are supported in filters on this object');
  }
}

const ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

function same(left: unknown, right: unknown): boolean {
  if (typeof left !== 'string' || typeof right !== 'string') return left === right;
  if (ID.test(left) && ID.test(right)) return left.slice(0, 15) === right.slice(0, 15);
  return left.toLowerCase() === right.toLowerCase();
}

function compare(left: unknown, right: unknown): number {
  if (left === right) return 0;
  if (left === null || left === undefined) return -1;
  if (right === null || right === undefined) return 1;
  return (left as string) < (right as string) ? -1 : 1;
}

function likePattern(pattern: string): RegExp {
  const source = pattern
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/%/g, '.*')
    .replace(/_/g, '.');
  return new RegExp(`^${source}$`, 'is');
}
