/**
 * `System.Map`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_map.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import type { RuntimeType } from '../../abi/types.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexList, ApexMap, ApexSet } from '../../runtime/values/collections.ts';
import { hashOf, valuesEqual } from '../../runtime/values/equality.ts';
import { SObject } from '../../runtime/values/sObject.ts';
import { memberOf } from '../support/members.ts';

/**
 * Puts the entries of a Map, or the records of a List under their ids; of records with one id the last stays, except that a map cannot be
 * made of them.
 */
function putAll(self: ApexMap, source: unknown, repeats: 'allowed' | 'refused' = 'allowed'): void {
  if (source instanceof ApexMap) {
    for (const [key, value] of source.entries()) self.put(memberOf(self, key), value);
    return;
  }
  const seen = new Set<string>();
  (source as ApexList).items.forEach((record, index) => {
    const id = (record as SObject).id;
    if (id === null) throw apexError('System.ListException', `Row with null Id at index: ${index}`);
    if (seen.has(id) && repeats === 'refused')
      throw apexError('System.ListException', `Row with duplicate Id at index: ${index}`);
    seen.add(id);
    self.put(id, record);
  });
}

function construct(type: RuntimeType, source: unknown): ApexMap {
  const made = new ApexMap(type);
  putAll(made, source, 'refused');
  return made;
}

function deepClone(self: ApexMap): ApexMap {
  const options = { preserveId: true, deep: true, preserveTimestamps: true, preserveAutonumber: true };
  const copy = (value: unknown): unknown => (value instanceof SObject ? value.clone(options) : value);
  return new ApexMap(
    self.$type,
    self.entries().map(([key, value]): [unknown, unknown] => [key, copy(value)]),
  );
}

function argument(env: Env, self: ApexMap, position: 0 | 1): string {
  return self.$type.args[position]?.name ?? env.type('Object').name;
}

export const behaviour: LibraryType = {
  'new/0': (_env, type: RuntimeType) => new ApexMap(type),
  'new/1': (_env, type: RuntimeType, source: unknown) => construct(type, source),
  clear: (_env, self: ApexMap) => self.clear(),
  clone: (_env, self: ApexMap) => new ApexMap(self.$type, self.entries()),
  containsKey: (_env, self: ApexMap, key: unknown) => self.has(memberOf(self, key)),
  deepClone: (_env, self: ApexMap) => deepClone(self),
  equals: (_env, self: ApexMap, other: unknown) => valuesEqual(self, other),
  get: (_env, self: ApexMap, key: unknown) => self.get(memberOf(self, key)),
  getSObjectType: (env, self: ApexMap) => {
    const value = self.$type.args[1];
    return value?.kind === 'sobject' && value.name !== 'SObject' ? env.sobjectType(value.name) : null;
  },
  hashCode: (_env, self: ApexMap) => hashOf(self),
  isEmpty: (_env, self: ApexMap) => self.size === 0,
  keySet: (env, self: ApexMap) => new ApexSet(env.type(`Set<${argument(env, self, 0)}>`), self.keys()),
  put: (_env, self: ApexMap, key: unknown, value: unknown) => self.put(memberOf(self, key), value),
  putAll: (_env, self: ApexMap, source: unknown) => putAll(self, source),
  remove: (_env, self: ApexMap, key: unknown) => self.remove(memberOf(self, key)),
  size: (_env, self: ApexMap) => self.size,
  toString: (env: Env, self: ApexMap) => env.ops.text(self),
  values: (env, self: ApexMap) => new ApexList(env.type(`List<${argument(env, self, 1)}>`), self.values()),
};
