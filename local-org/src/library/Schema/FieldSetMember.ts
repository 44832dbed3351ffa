/**
 * `Schema.FieldSetMember`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_FieldSetMember.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import type { FieldSetMember } from '../../runtime/values/schemaTokens.ts';
import { displayType } from '../support/displayType.ts';

/** Whether the database refuses a record without a value. */
function isDbRequired({ token: { field } }: FieldSetMember): boolean {
  return !field.nillable && !field.defaultedOnCreate && field.createable;
}

export const behaviour: LibraryType = {
  getDbRequired: (_env, self: FieldSetMember) => isDbRequired(self),
  getFieldPath: (_env, self: FieldSetMember) => self.path,
  getLabel: (_env, self: FieldSetMember) => self.token.field.label,
  getRequired: (_env, self: FieldSetMember) => self.required,
  getSObjectField: (_env, self: FieldSetMember) => self.token,
  getType: (env, self: FieldSetMember) => displayType(env, self.token.field),
};
