/**
 * `Schema.PicklistEntry`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_PicklistEntry.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import type { PicklistEntry } from '../../runtime/values/schemaTokens.ts';

export const behaviour: LibraryType = {
  getLabel: (_env, self: PicklistEntry) => self.entry.label,
  getValue: (_env, self: PicklistEntry) => self.entry.value,
  isActive: (_env, self: PicklistEntry) => self.entry.active,
  isDefaultValue: (_env, self: PicklistEntry) => self.entry.isDefault,
};
