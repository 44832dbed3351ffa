/**
 * `System.Type`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_type.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import type { RuntimeType } from '../../abi/types.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexList, ApexMap, ApexSet } from '../../runtime/values/collections.ts';
import { hashText } from '../../runtime/values/equality.ts';
import { TypeToken } from '../../runtime/values/schemaTokens.ts';

/** The type of a name, `null` where there is none. The namespace of this org is none, so a given one is tried in front. */
function forName(env: Env, namespace: string | null, name: string | null): TypeToken | null {
  if (name === null) return null;
  const found = env.findType(name) ?? (namespace ? env.findType(`${namespace}.${name}`) : null);
  return found ? new TypeToken(found) : null;
}

function newInstance(env: Env, type: RuntimeType): unknown {
  if (type.kind === 'sobject') return env.newRecord(type.name);
  if (type.name.startsWith('List<')) return new ApexList(type);
  if (type.name.startsWith('Set<')) return new ApexSet(type);
  if (type.name.startsWith('Map<')) return new ApexMap(type);
  if (type.kind === 'class' && !type.info?.isAbstract) return env.newInstance(type);
  if (type.kind === 'library') return env.library(type.name, 'new', [])(env);
  throw apexError('System.TypeException', `${type.name} cannot be instantiated`);
}

export const behaviour: LibraryType = {
  'forName/1': (env, name: string | null) => forName(env, null, name),
  'forName/2': forName,
  getName: (_env, self: TypeToken) => self.type.name,
  toString: (_env: Env, self: TypeToken) => self.type.name,
  hashCode: (_env, self: TypeToken) => hashText(self.type.name),
  equals: (env, self: TypeToken, other: unknown) => env.ops.equal(self, other),
  newInstance: (env, self: TypeToken) => newInstance(env, self.type),
  isAssignableFrom: (env, self: TypeToken, other: TypeToken) =>
    env.isAssignable(env.ops.nonNull(other).type, self.type),
};
