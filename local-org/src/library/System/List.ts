/**
 * `System.List`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_list.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import type { RuntimeType } from '../../abi/types.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { hashOf, valuesEqual } from '../../runtime/values/equality.ts';
import { SObject } from '../../runtime/values/sObject.ts';
import { ApexIterator } from '../support/apexIterator.ts';
import { memberOf, membersOf } from '../support/members.ts';
import { naturalOrder } from '../support/ordering.ts';

function construct(type: RuntimeType, source: unknown): ApexList {
  if (typeof source === 'number') return new ApexList(type, new Array<unknown>(source).fill(null));
  return new ApexList(type, membersOf(source));
}

function insertAt(self: ApexList, index: number, value: unknown): void {
  if (index < 0 || index > self.size) throw apexError('System.ListException', `List index out of bounds: ${index}`);
  self.items.splice(index, 0, memberOf(self, value));
}

function indexOf(self: ApexList, value: unknown): number {
  const wanted = memberOf(self, value);
  return self.items.findIndex((item) => valuesEqual(item, wanted));
}

function deepClone(self: ApexList, keepId: boolean, keepTimestamps: boolean, keepNumbers: boolean): ApexList {
  const options = {
    preserveId: keepId,
    deep: true,
    preserveTimestamps: keepTimestamps,
    preserveAutonumber: keepNumbers,
  };
  return new ApexList(
    self.$type,
    self.items.map((item) => (item instanceof SObject ? item.clone(options) : item)),
  );
}

function sortBy(env: Env, self: ApexList, comparator: unknown): void {
  env.ops.nonNull(comparator);
  self.items.sort((a, b) => env.invoke(comparator, 'compare', ['Object', 'Object'], [a, b]) as number);
}

/** Whole numbers, the commonest case, need no look at what they are. */
function sortNaturally(env: Env, self: ApexList): void {
  if (self.items.every((item) => typeof item === 'number')) (self.items as number[]).sort((a, b) => a - b);
  else self.items.sort((a, b) => naturalOrder(env, a, b));
}

function remove(self: ApexList, index: number): unknown {
  self.checkIndex(index);
  return self.items.splice(index, 1)[0];
}

export const behaviour: LibraryType = {
  'new/0': (_env, type: RuntimeType) => new ApexList(type),
  'new/1': (_env, type: RuntimeType, source: unknown) => construct(type, source),
  'add/1': (_env, self: ApexList, value: unknown) => self.add(memberOf(self, value)),
  'add/2': (_env, self: ApexList, index: number, value: unknown) => insertAt(self, index, value),
  addAll: (_env, self: ApexList, values: unknown) => {
    for (const value of membersOf(values)) self.add(memberOf(self, value));
  },
  clear: (_env, self: ApexList) => void self.items.splice(0),
  clone: (_env, self: ApexList) => new ApexList(self.$type, [...self.items]),
  contains: (_env, self: ApexList, value: unknown) => indexOf(self, value) >= 0,
  'deepClone/0': (_env, self: ApexList) => deepClone(self, false, false, false),
  'deepClone/1': (_env, self: ApexList, id: boolean) => deepClone(self, id, false, false),
  'deepClone/2': (_env, self: ApexList, id: boolean, times: boolean) => deepClone(self, id, times, false),
  'deepClone/3': (_env, self: ApexList, id: boolean, times: boolean, numbers: boolean) =>
    deepClone(self, id, times, numbers),
  equals: (_env, self: ApexList, other: unknown) => valuesEqual(self, other),
  get: (_env, self: ApexList, index: number) => self.get(index),
  getSObjectType: (env, self: ApexList) => {
    const element = self.$type.args[0];
    return element?.kind === 'sobject' && element.name !== 'SObject' ? env.sobjectType(element.name) : null;
  },
  hashCode: (_env, self: ApexList) => hashOf(self),
  indexOf: (_env, self: ApexList, value: unknown) => indexOf(self, value),
  isEmpty: (_env, self: ApexList) => self.size === 0,
  iterator: (_env, self: ApexList) => new ApexIterator(self.items),
  remove: (_env, self: ApexList, index: number) => remove(self, index),
  set: (_env, self: ApexList, index: number, value: unknown) => self.set(index, memberOf(self, value)),
  size: (_env, self: ApexList) => self.size,
  'sort/0': sortNaturally,
  'sort/1': sortBy,
  toString: (env: Env, self: ApexList) => env.ops.text(self),
};
