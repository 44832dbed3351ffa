/** `Map<String, Set<String>>` of field names by object name. */
import type { Env } from '../../abi/env.ts';
import { ApexMap, ApexSet } from '../../runtime/values/collections.ts';

export function fieldsByObject(env: Env, fields: ReadonlyMap<string, ReadonlySet<string>>): ApexMap {
  const entries = [...fields].map(([object, names]): [string, unknown] => [
    object,
    new ApexSet(env.type('Set<String>'), names),
  ]);
  return new ApexMap(env.type('Map<String,Set<String>>'), entries);
}
