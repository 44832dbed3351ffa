/**
 * `Cache.Partition`, the base of `Cache.OrgPartition` and `Cache.SessionPartition`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_cache_Partition.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { partitionMembers } from '../support/cacheMembers.ts';

export const behaviour: LibraryType = partitionMembers;
