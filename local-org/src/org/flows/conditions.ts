/**
 * Conditions of decisions and starts.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_operators_condition.htm
 */
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { SObject } from '../../runtime/values/sObject.ts';
import { compareValues, sameValue, textOf } from '../../soql/formula/evaluate.ts';
import type { FlowCondition, FlowLogic } from './model.ts';
import type { FlowState } from './state.ts';

/** Whether conditions hold, put together as their logic says. */
export function holds(state: FlowState, { logic, conditions }: FlowLogic): boolean {
  const test = (condition: FlowCondition): boolean => conditionHolds(state, condition);
  if (/^and$/i.test(logic)) return conditions.every(test);
  if (/^or$/i.test(logic)) return conditions.some(test);
  return customLogic(logic, (number) => {
    const condition = conditions[number - 1];
    return condition !== undefined && test(condition);
  });
}

/** `1 AND (2 OR NOT 3)` */
export function customLogic(text: string, test: (number: number) => boolean): boolean {
  const tokens = text.match(/\d+|\(|\)|and|or|not/gi) ?? [];
  let at = 0;
  const any = (): boolean => {
    let value = all();
    while (/^or$/i.test(tokens[at] ?? '')) {
      at++;
      const right = all();
      value = value || right;
    }
    return value;
  };
  const all = (): boolean => {
    let value = one();
    while (/^and$/i.test(tokens[at] ?? '')) {
      at++;
      const right = one();
      value = value && right;
    }
    return value;
  };
  const one = (): boolean => {
    const token = tokens[at++] ?? '';
    if (/^not$/i.test(token)) return !one();
    if (token !== '(') return test(Number(token));
    const value = any();
    at++;
    return value;
  };
  return any();
}

function conditionHolds(state: FlowState, condition: FlowCondition): boolean {
  const { left: path, operator } = condition;
  const left = state.read(path);
  const right = state.value(condition.right);
  switch (operator) {
    case 'EqualTo':
      return same(left, right);
    case 'NotEqualTo':
      return !same(left, right);
    case 'IsNull':
      return isNothing(left) === (right === true);
    case 'IsBlank':
    case 'IsEmpty':
      return (isNothing(left) || textOf(left).trim() === '') === (right === true);
    case 'IsChanged':
      return changed(state, path) === (right === true);
    case 'In':
    case 'NotIn':
      return (right instanceof ApexList && right.items.some((item) => same(left, item))) === (operator === 'In');
    default:
      return compared(state, operator, left, right);
  }
}

function compared(state: FlowState, operator: string, left: unknown, right: unknown): boolean {
  if (left instanceof ApexList && operator === 'Contains') return left.items.some((item) => same(item, right));
  if (left === null || right === null) return false;
  const [text, part] = [textOf(left), textOf(right)];
  switch (operator) {
    case 'Contains':
      return text.includes(part);
    case 'StartsWith':
      return text.startsWith(part);
    case 'EndsWith':
      return text.endsWith(part);
    case 'GreaterThan':
      return compareValues(left, right) > 0;
    case 'GreaterThanOrEqualTo':
      return compareValues(left, right) >= 0;
    case 'LessThan':
      return compareValues(left, right) < 0;
    case 'LessThanOrEqualTo':
      return compareValues(left, right) <= 0;
    default:
      throw new UnsupportedError(`condition operator ${operator}`, `flow ${state.flow.name}`);
  }
}

function isNothing(value: unknown): boolean {
  return value === null || (value instanceof ApexList && value.items.length === 0);
}

function same(left: unknown, right: unknown): boolean {
  if (left instanceof SObject || right instanceof SObject) return left === right;
  if (typeof left === 'boolean' || typeof right === 'boolean') return (left ?? false) === (right ?? false);
  return sameValue(left, right);
}

/** A field of the record that started the flow differs from before; on a new record every field that has a value. */
function changed(state: FlowState, path: string): boolean {
  const now = state.read(path);
  if (state.prior === null) return now !== null;
  return !sameValue(now, state.read(path.replace(/^\$Record\b/i, '$Record__Prior')));
}
