/**
 * `Cache.Org`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_cache_Org.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { staticMembers } from '../support/cacheMembers.ts';
import { LONGEST } from '../support/cacheStore.ts';

export const behaviour: LibraryType = { ...staticMembers('Org'), 'get MAX_TTL_SECS': () => LONGEST.Org };
