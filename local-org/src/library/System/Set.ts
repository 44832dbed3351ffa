/**
 * `System.Set`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_set.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import type { RuntimeType } from '../../abi/types.ts';
import { ApexSet } from '../../runtime/values/collections.ts';
import { hashOf, valuesEqual } from '../../runtime/values/equality.ts';
import { ApexIterator } from '../support/apexIterator.ts';
import { memberOf, membersOf } from '../support/members.ts';

/** Applies a change per member and tells whether the set has changed. */
function change(self: ApexSet, values: Iterable<unknown>, apply: (value: unknown) => boolean): boolean {
  let changed = false;
  for (const value of values) changed = apply(memberOf(self, value)) || changed;
  return changed;
}

function retainAll(self: ApexSet, kept: unknown): boolean {
  const wanted = new ApexSet(self.$type, membersOf(kept));
  return change(self, self.members(), (value) => !wanted.has(value) && self.remove(value));
}

export const behaviour: LibraryType = {
  'new/0': (_env, type: RuntimeType) => new ApexSet(type),
  'new/1': (_env, type: RuntimeType, source: unknown) => new ApexSet(type, membersOf(source)),
  add: (_env, self: ApexSet, value: unknown) => self.add(memberOf(self, value)),
  addAll: (_env, self: ApexSet, values: unknown) => change(self, membersOf(values), (value) => self.add(value)),
  clear: (_env, self: ApexSet) => self.clear(),
  clone: (_env, self: ApexSet) => new ApexSet(self.$type, self.members()),
  contains: (_env, self: ApexSet, value: unknown) => self.has(memberOf(self, value)),
  containsAll: (_env, self: ApexSet, values: unknown) =>
    membersOf(values).every((value) => self.has(memberOf(self, value))),
  equals: (_env, self: ApexSet, other: unknown) => valuesEqual(self, other),
  hashCode: (_env, self: ApexSet) => hashOf(self),
  isEmpty: (_env, self: ApexSet) => self.size === 0,
  iterator: (_env, self: ApexSet) => new ApexIterator(self.members()),
  remove: (_env, self: ApexSet, value: unknown) => self.remove(memberOf(self, value)),
  removeAll: (_env, self: ApexSet, values: unknown) => change(self, membersOf(values), (value) => self.remove(value)),
  retainAll: (_env, self: ApexSet, values: unknown) => retainAll(self, values),
  size: (_env, self: ApexSet) => self.size,
  toString: (env: Env, self: ApexSet) => env.ops.text(self),
};
