/**
 * `Search.SearchResult`. Snippets exist for cases, feeds and articles; of these the local org has cases, whose snippets it refuses.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Search_SearchResult.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import type { SearchResult } from '../support/searchResults.ts';

function snippet(self: SearchResult): null {
  if (self.record.type.apiName === 'Case') throw new UnsupportedError('search snippets of cases', 'SearchResult');
  return null;
}

export const behaviour: LibraryType = {
  getSObject: (_env, self: SearchResult) => self.record,
  'getSnippet/0': (_env, self: SearchResult) => snippet(self),
  'getSnippet/1': (_env, self: SearchResult) => snippet(self),
};
