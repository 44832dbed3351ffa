/** The query of a record element, with its values bound by name. */
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { textOf } from '../../soql/formula/evaluate.ts';
import { fieldValue } from './fieldValue.ts';
import type { FlowCondition, RecordLookup, RecordWrite } from './model.ts';
import type { FlowState } from './state.ts';

type Queried = RecordLookup | RecordWrite;

const OPERATORS: Readonly<Record<string, string>> = {
  EqualTo: '=',
  NotEqualTo: '!=',
  GreaterThan: '>',
  GreaterThanOrEqualTo: '>=',
  LessThan: '<',
  LessThanOrEqualTo: '<=',
  In: 'IN',
  NotIn: 'NOT IN',
};

/** `SELECT … FROM Object WHERE …` */
export function querySoql(
  state: FlowState,
  element: Queried,
  limit: number | null,
): { soql: string; binds: ReadonlyMap<string, unknown> } {
  const record = state.host.newRecord(element.object ?? '');
  if (record === null) throw new UnsupportedError(`object ${element.object ?? ''}`, `flow ${state.flow.name}`);
  const binds = new Map<string, unknown>();
  const conditions = element.filters.map((filter, index) => {
    const field = record.type.fields.get(filter.left);
    return condition(state, filter, field?.apexType ?? 'Object', `v${index}`, binds);
  });
  const where = conditions.length === 0 ? '' : ` WHERE ${joined(element.logic, conditions)}`;
  const order =
    element.kind === 'lookup' && element.sortField !== null
      ? ` ORDER BY ${element.sortField} ${element.sortDescending ? 'DESC NULLS LAST' : 'ASC NULLS FIRST'}`
      : '';
  const fields = new Set(['Id', ...fieldsOf(element, record.type.fields.values())]);
  const end = limit === null ? '' : ` LIMIT ${limit}`;
  return { soql: `SELECT ${[...fields].join(', ')} FROM ${record.type.apiName}${where}${order}${end}`, binds };
}

/** All fields, unless the element names those it wants. */
function fieldsOf(element: Queried, all: Iterable<{ readonly apiName: string; readonly type: string }>): string[] {
  if (element.kind !== 'lookup') return [];
  const named = [...element.queried, ...element.outputs.map(({ name }) => name)];
  if (named.length > 0) return named;
  return [...all]
    .filter(({ type }) => type !== 'base64' && type !== 'address' && type !== 'location')
    .map(({ apiName }) => apiName);
}

function joined(logic: string, conditions: readonly string[]): string {
  if (/^(and|or)$/i.test(logic)) return conditions.join(` ${logic.toUpperCase()} `);
  return logic.replace(/\d+/g, (number) => conditions[Number(number) - 1] ?? 'Id = null');
}

function condition(
  state: FlowState,
  { left: field, operator, right }: FlowCondition,
  apexType: string,
  name: string,
  binds: Map<string, unknown>,
): string {
  const value = state.value(right);
  if (operator === 'IsNull') return `${field} ${value === true ? '=' : '!='} null`;
  const pattern = likePattern(operator, textOf(value));
  if (pattern !== null) {
    binds.set(name, pattern);
    return `${field} LIKE :${name}`;
  }
  const sign = OPERATORS[operator];
  if (sign === undefined) throw new UnsupportedError(`filter operator ${operator}`, `flow ${state.flow.name}`);
  binds.set(name, value instanceof ApexList ? value : fieldValue(apexType, value));
  return `${field} ${sign} :${name}`;
}

function likePattern(operator: string, text: string): string | null {
  const literal = text.replace(/[%_\\]/g, (mark) => `\\${mark}`);
  if (operator === 'Contains') return `%${literal}%`;
  if (operator === 'StartsWith') return `${literal}%`;
  return operator === 'EndsWith' ? `%${literal}` : null;
}
