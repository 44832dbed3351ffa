/**
 * `System.OrgLimit`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_OrgLimit.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import type { PropertyBag } from '../support/propertyBag.ts';

export const behaviour: LibraryType = {
  getLimit: (_env, self: PropertyBag) => self.values.get('limit'),
  getName: (_env, self: PropertyBag) => self.values.get('name'),
  getValue: (_env, self: PropertyBag) => self.values.get('value'),
  toString: (_env: unknown, self: PropertyBag) =>
    `OrgLimit[name=${String(self.values.get('name'))}, value=0, limit=${String(self.values.get('limit'))}]`,
};
