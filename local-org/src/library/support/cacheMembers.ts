/** The members that `Cache.Org`, `Cache.Session` and their partitions share. */
import type { Env } from '../../abi/env.ts';
import type { LibraryFunction } from '../../abi/libraryType.ts';
import { ApexMap, ApexSet } from '../../runtime/values/collections.ts';
import type { TypeToken } from '../../runtime/values/schemaTokens.ts';
import {
  CachePartition,
  type CacheKind,
  checkKey,
  entriesOf,
  getValue,
  invalid,
  keepValue,
  putValue,
} from './cacheStore.ts';

type Members = Record<string, LibraryFunction>;

/** Members of a partition object. */
export const partitionMembers: Members = {
  'contains(String)': (env, self: CachePartition, key: string) => contains(env, self, key),
  'contains(Set<String>)': (env, self: CachePartition, keys: ApexSet) =>
    byKey(env, keys, 'Boolean', (key) => contains(env, self, key)),
  'get(String)': (env, self: CachePartition, key: string) => getValue(env, self, key),
  'get(Set<String>)': (env, self: CachePartition, keys: ApexSet) =>
    byKey(env, keys, 'Object', (key) => getValue(env, self, key)),
  'get(Type,String)': loaded,
  'put/2': (env, self: CachePartition, key: string, value: unknown) => putValue(env, self, key, value),
  'put(String,Object,Integer)': (env, self: CachePartition, key: string, value: unknown, seconds: number) =>
    putValue(env, self, key, value, seconds),
  'put(String,Object,Cache.Visibility)': (env, self: CachePartition, key: string, value: unknown) =>
    putValue(env, self, key, value),
  'put/5': (env, self: CachePartition, key: string, value: unknown, seconds: number) =>
    putValue(env, self, key, value, seconds),
  'remove(String)': (env, self: CachePartition, key: string) => {
    checkKey(key);
    return entriesOf(env, self).delete(key);
  },
  'remove(Type,String)': (env, self: CachePartition, builder: TypeToken, key: string) =>
    entriesOf(env, self).delete(builderKey(builder, key)),
  getKeys: (env, self: CachePartition) => new ApexSet(env.type('Set<String>'), [...entriesOf(env, self).keys()]),
  getNumKeys: (env, self: CachePartition) => BigInt(entriesOf(env, self).size),
  getName: (_env, self: CachePartition) => self.name.slice(self.name.indexOf('.') + 1),
  getCapacity: (env) => env.ops.double('0'),
  // Times and sizes are not measured.
  getAvgGetTime: () => 0n,
  getAvgValueSize: () => 0n,
  getMaxGetTime: () => 0n,
  getMaxValueSize: () => 0n,
  getMissRate: (env) => env.ops.double('0'),
  isAvailable: () => true,
};

/** Members of `Cache.Org` and `Cache.Session`: a key is `namespace.partition.key`, or a key of the default partition. */
export function staticMembers(kind: CacheKind): Members {
  const routed: Members = {};
  for (const [name, member] of Object.entries(partitionMembers)) {
    if (/^(get[A-Z]\w*|isAvailable)$/.test(name)) {
      routed[name] = (env) => member(env, new CachePartition(kind, 'local.')) as unknown;
    } else if (/^(get|remove)\(Type/.test(name)) {
      routed[name] = (env, builder: TypeToken, key: string) => {
        const place = placeOf(kind, key);
        return member(env, place.partition, builder, place.key) as unknown;
      };
    } else if (!name.includes('Set<')) {
      routed[name] = (env, key: string, ...rest: unknown[]) => {
        const place = placeOf(kind, key);
        return member(env, place.partition, place.key, ...rest) as unknown;
      };
    }
  }
  routed['getPartition'] = (env, name: string) => new CachePartition(kind, env.ops.nonNull(name));
  return routed;
}

function placeOf(kind: CacheKind, text: string | null): { partition: CachePartition; key: string } {
  const parts = (text ?? '').split('.');
  if (parts.length === 1) return { partition: new CachePartition(kind, 'local.'), key: parts[0] ?? '' };
  if (parts.length !== 3) throw invalid(`Key is not valid: ${text}`);
  return { partition: new CachePartition(kind, `${parts[0]}.${parts[1]}`), key: parts[2] ?? '' };
}

function contains(env: Env, partition: CachePartition, key: string): boolean {
  checkKey(key);
  return entriesOf(env, partition).has(key);
}

function byKey(env: Env, keys: ApexSet, valueType: string, of: (key: string) => unknown): ApexMap {
  const found = new ApexMap(env.type(`Map<String,${valueType}>`));
  for (const key of env.ops.nonNull(keys).members() as string[]) found.put(key, of(key));
  return found;
}

/** A value that its `Cache.CacheBuilder` loads when it is not there. */
function loaded(env: Env, self: CachePartition, builder: TypeToken, key: string): unknown {
  checkKey(key);
  const entries = entriesOf(env, self);
  const known = entries.get(builderKey(builder, key));
  if (known !== undefined) return known.value;
  const value = env.invoke(env.newInstance(env.ops.nonNull(builder).type), 'doLoad', ['String'], [key]);
  if (value !== null) keepValue(env, self, builderKey(builder, key), value);
  return value;
}

function builderKey(builder: TypeToken, key: string): string {
  return `${builder.type.name}_${key}`;
}
