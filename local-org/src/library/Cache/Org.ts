/**
 * `Cache.Org`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_cache_Org.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { staticMembers } from '../support/cacheMembers.ts';

export const behaviour: LibraryType = staticMembers('Org');
