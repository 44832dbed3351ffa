/**
 * `Schema.FilteredLookupInfo`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_FilteredLookupInfo.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import type { FilteredLookupInfo } from '../support/filteredLookup.ts';

export const behaviour: LibraryType = {
  getControllingFields: (env, self: FilteredLookupInfo) =>
    new ApexList(env.type('List<String>'), self.controllingFields),
  isDependent: (_env, self: FilteredLookupInfo) => self.controllingFields.length > 0,
  isOptionalFilter: (_env, self: FilteredLookupInfo) => self.filter.optional,
};
