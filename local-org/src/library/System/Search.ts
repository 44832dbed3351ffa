/**
 * `System.Search`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_search.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { AccessLevel } from '../support/accessLevel.ts';
import { SearchResults } from '../support/searchResults.ts';

function search(env: Env, text: string, level: AccessLevel | undefined): ApexList[] {
  const mode = level instanceof AccessLevel ? level.mode : env.callerMode;
  return env.searchText(env.ops.nonNull(text), env.names, mode) as ApexList[];
}

export const behaviour: LibraryType = {
  query: (env, text: string, level?: AccessLevel) =>
    new ApexList(env.type('List<List<SObject>>'), search(env, text, level)),
  find: (env, text: string, level?: AccessLevel) => new SearchResults(search(env, text, level)),
};
