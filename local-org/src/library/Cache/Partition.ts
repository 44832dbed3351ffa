/**
 * `Cache.Partition`, the base of `Cache.OrgPartition` and `Cache.SessionPartition`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_cache_Partition.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import type { ApexList } from '../../runtime/values/collections.ts';
import { partitionMembers } from '../support/cacheMembers.ts';
import { checkKey, invalid } from '../support/cacheStore.ts';

const PARTITION_NAME = /^\w+\.[A-Za-z]\w*$/;

/** A key alone, or with its partition where it is not that of the default one. */
function validateKey(isDefault: boolean, key: string): void {
  const parts = key?.split('.') ?? [];
  checkKey(isDefault ? key : (parts[2] ?? ''));
  if (!isDefault && parts.length !== 3) throw invalid(`Invalid key: ${key}`);
}

export const behaviour: LibraryType = {
  ...partitionMembers,
  createFullyQualifiedKey: (_env, namespace: string, partition: string, key: string) =>
    `${namespace}.${partition}.${key}`,
  createFullyQualifiedPartition: (_env, namespace: string, partition: string) => `${namespace}.${partition}`,
  validateKey: (_env, isDefault: boolean, key: string) => validateKey(isDefault, key),
  validateKeys: (_env, isDefault: boolean, keys: ApexList) => {
    for (const key of keys.items as string[]) validateKey(isDefault, key);
  },
  validateKeyValue: (_env, isDefault: boolean, key: string, value: unknown) => {
    validateKey(isDefault, key);
    if (value === null) throw invalid('Value cannot be null');
  },
  validatePartitionName: (_env, name: string) => {
    if (!PARTITION_NAME.test(name)) throw invalid(`Invalid partition name: ${name}`);
  },
};
