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

/** The type of a name as the running code means it, `null` where there is none. */
function forName(env: Env, name: string | null): TypeToken | null {
  const found = name === null ? null : env.findType(name);
  return found ? new TypeToken(found) : null;
}

/**
 * A type of a namespace; the name may have the namespace in front. None means the org's own classes, or objects as the running code names
 * them.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_type.htm
 */
function forNameIn(env: Env, namespace: string | null, name: string | null): TypeToken | null {
  if (name === null) return null;
  if (namespace === null || namespace === '') {
    const local = env.localType(name);
    return local ? new TypeToken(local) : forName(env, name);
  }
  return forName(env, `${namespace}.${name}`) ?? forName(env, name);
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
  'forName/1': forName,
  'forName/2': forNameIn,
  getName: (_env, self: TypeToken) => self.type.name,
  toString: (_env: Env, self: TypeToken) => self.type.name,
  hashCode: (_env, self: TypeToken) => hashText(self.type.name),
  equals: (env, self: TypeToken, other: unknown) => env.ops.equal(self, other),
  newInstance: (env, self: TypeToken) => newInstance(env, self.type),
  isAssignableFrom: (env, self: TypeToken, other: TypeToken) =>
    env.isAssignable(env.ops.nonNull(other).type, self.type),
};
