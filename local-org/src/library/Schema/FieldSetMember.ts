/**
 * `Schema.FieldSetMember`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_FieldSetMember.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import type { FieldSetMember } from '../../runtime/values/schemaTokens.ts';

export const behaviour: LibraryType = {
  getFieldPath: (_env, self: FieldSetMember) => self.token.field.apiName,
  getLabel: (_env, self: FieldSetMember) => self.token.field.label,
  getSObjectField: (_env, self: FieldSetMember) => self.token,
};
