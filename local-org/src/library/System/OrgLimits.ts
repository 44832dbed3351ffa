/**
 * `System.OrgLimits`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_OrgLimits.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { ORG_ALLOWANCES } from '../../base/orgAllowances.ts';
import { ApexList, ApexMap } from '../../runtime/values/collections.ts';
import { PropertyBag } from '../support/propertyBag.ts';

function all(): PropertyBag[] {
  return Object.entries(ORG_ALLOWANCES).map(([name, limit]) => new PropertyBag('OrgLimit', { name, limit, value: 0 }));
}

export const behaviour: LibraryType = {
  getAll: (env) => new ApexList(env.type('List<OrgLimit>'), all()),
  getMap: (env) =>
    new ApexMap(
      env.type('Map<String,OrgLimit>'),
      all().map((one) => [one.values.get('name'), one]),
    ),
};
