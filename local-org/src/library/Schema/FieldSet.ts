/**
 * `Schema.FieldSet`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_FieldSet.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { FieldSetMember, SObjectFieldToken, SObjectTypeToken } from '../../runtime/values/schemaTokens.ts';
import type { FieldSetToken } from '../../runtime/values/schemaTokens.ts';

function fields(env: Env, self: FieldSetToken): ApexList {
  const members = self.fieldSet.fields.flatMap((name) => {
    const field = self.objectType.fields.get(name);
    return field ? [new FieldSetMember(new SObjectFieldToken(self.objectType, field))] : [];
  });
  return new ApexList(env.type('List<Schema.FieldSetMember>'), members);
}

export const behaviour: LibraryType = {
  getName: (_env, self: FieldSetToken) => self.fieldSet.name,
  getLabel: (_env, self: FieldSetToken) => self.fieldSet.label,
  getDescription: (_env, self: FieldSetToken) => self.fieldSet.description,
  getFields: fields,
  getSObjectType: (_env, self: FieldSetToken) => new SObjectTypeToken(self.objectType),
};
