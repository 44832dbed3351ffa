/**
 * `System.OrgLimits`: the local org has no daily allowances, so the lists are empty.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_OrgLimits.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexList, ApexMap } from '../../runtime/values/collections.ts';

export const behaviour: LibraryType = {
  getAll: (env) => new ApexList(env.type('List<OrgLimit>')),
  getMap: (env) => new ApexMap(env.type('Map<String,OrgLimit>')),
};
