/** Assignments. https://help.salesforce.com/s/articleView?id=platform.flow_ref_operators_assignment.htm */
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { decimal } from '../../runtime/values/decimal.ts';
import { SObject } from '../../runtime/values/sObject.ts';
import { binary } from '../../soql/formula/operators.ts';
import { sameValue, textOf } from '../../soql/formula/evaluate.ts';
import type { FlowSetting } from './model.ts';
import type { FlowState } from './state.ts';

/** Does one line of an assignment. */
export function assign(state: FlowState, { name, operator, value }: FlowSetting): void {
  const given = state.value(value);
  if (operator === 'Assign') return state.set(name, given);
  if (operator === 'AssignCount') {
    const counted = value.kind === 'reference' ? state.collection(value.path).length : 0;
    return state.set(name, decimal(counted));
  }
  const before = state.read(name);
  if (before instanceof ApexList) return state.set(name, changedList(before, operator, given, state));
  state.set(name, changedValue(before, operator, given, name, state));
}

function itemsOf(value: unknown): unknown[] {
  if (value === null) return [];
  return value instanceof ApexList ? [...value.items] : [value];
}

/** Records in collections are what they were when they were added. */
function kept(value: unknown): unknown {
  return value instanceof SObject ? value.snapshot() : value;
}

function changedList(list: ApexList, operator: string, given: unknown, state: FlowState): ApexList {
  const items = [...list.items];
  const added = itemsOf(given).map(kept);
  const isGiven = (item: unknown): boolean => added.some((one) => same(one, item));
  switch (operator) {
    case 'Add':
    case 'AddItem':
      return new ApexList(list.$type, [...items, ...added]);
    case 'AddAtStart':
      return new ApexList(list.$type, [...added, ...items]);
    case 'RemoveAll':
      return new ApexList(
        list.$type,
        items.filter((item) => !isGiven(item)),
      );
    case 'RemoveUncommon':
      return new ApexList(list.$type, items.filter(isGiven));
    case 'RemoveFirst': {
      const at = items.findIndex(isGiven);
      return new ApexList(list.$type, at < 0 ? items : items.filter((_item, index) => index !== at));
    }
    case 'RemovePosition': {
      const at = Number(textOf(given)) - 1;
      return new ApexList(
        list.$type,
        items.filter((_item, index) => index !== at),
      );
    }
    default:
      throw new UnsupportedError(`assignment operator ${operator}`, `flow ${state.flow.name}`);
  }
}

function same(a: unknown, b: unknown): boolean {
  if (a instanceof SObject && b instanceof SObject) return a.contentKey() === b.contentKey();
  return sameValue(a, b);
}

function changedValue(before: unknown, operator: string, given: unknown, name: string, state: FlowState): unknown {
  if (operator !== 'Add' && operator !== 'Subtract') {
    throw new UnsupportedError(`assignment operator ${operator}`, `flow ${state.flow.name}: ${name}`);
  }
  if (operator === 'Add' && (typeof before === 'string' || typeof given === 'string'))
    return textOf(before) + textOf(given);
  if (given === null) return before;
  const from = before ?? decimal(0);
  return binary(operator === 'Add' ? '+' : '-', from, given);
}
