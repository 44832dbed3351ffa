/**
 * `Search.SearchResults`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Search_SearchResults.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import type { SObject } from '../../runtime/values/sObject.ts';
import { SearchResult, type SearchResults } from '../support/searchResults.ts';

export const behaviour: LibraryType = {
  get: (env, self: SearchResults, objectName: string) => {
    const rows = self.of(env.ops.nonNull(objectName));
    const results = rows.map((row) => new SearchResult(row as SObject));
    return new ApexList(env.type('List<Search.SearchResult>'), results);
  },
};
