/** Filters of roll-up summaries and lookups, as metadata writes them → SOQL conditions. */
import type { FilterItem } from '../schema/schema.ts';

const OPERATORS: Readonly<Record<string, string>> = {
  equals: '=',
  notEqual: '!=',
  lessThan: '<',
  greaterThan: '>',
  lessOrEqual: '<=',
  greaterOrEqual: '>=',
};

/** One filter; several values behind a comma mean any of them. The object's name in front of the field is dropped. */
export function filterSoql(filter: FilterItem): string {
  const field = filter.field.slice(filter.field.indexOf('.') + 1);
  const operator = OPERATORS[filter.operation];
  if (operator === undefined) return likeSoql(field, filter);
  const values = (filter.value ?? '').split(',').map((value) => value.trim());
  const tests = values.map((value) => `${field} ${operator} ${literal(value)}`);
  return tests.length === 1 ? tests[0]! : `(${tests.join(filter.operation === 'notEqual' ? ' AND ' : ' OR ')})`;
}

/** Several filters: joined by AND, or as `1 AND (2 OR 3)` says. */
export function filtersSoql(filters: readonly FilterItem[], logic: string | null): string {
  if (logic === null) return filters.map(filterSoql).join(' AND ');
  return logic.replace(/\d+/g, (n) => filterSoql(filters[Number(n) - 1]!));
}

function likeSoql(field: string, filter: FilterItem): string {
  const value = (filter.value ?? '').replace(/['\\%_]/g, '\\$&');
  if (filter.operation === 'startsWith') return `${field} LIKE '${value}%'`;
  const test = `${field} LIKE '%${value}%'`;
  return filter.operation === 'notContain' ? `(NOT ${test})` : test;
}

function literal(value: string): string {
  if (/^(true|false)$/i.test(value) || /^-?\d+(\.\d+)?$/.test(value)) return value.toLowerCase();
  return value === '' ? 'null' : `'${value.replace(/['\\]/g, '\\$&')}'`;
}
