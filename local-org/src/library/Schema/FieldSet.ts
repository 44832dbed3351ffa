/**
 * `Schema.FieldSet`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_FieldSet.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import type { ObjectType } from '../../schema/schema.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { FieldSetMember, SObjectFieldToken, SObjectTypeToken } from '../../runtime/values/schemaTokens.ts';
import type { FieldSetToken } from '../../runtime/values/schemaTokens.ts';

/** The field at the end of a path such as `Owner.Name`; null where it leads nowhere. */
function fieldAt(env: Env, object: ObjectType, path: string): SObjectFieldToken | null {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    const field = object.fields.get(first);
    return field ? new SObjectFieldToken(object, field) : null;
  }
  const [parentName] = object.parentRelationships.get(first)?.referenceTo ?? [];
  const parent = parentName === undefined ? null : (env.ports.schema.objectType(parentName) as ObjectType | null);
  return parent ? fieldAt(env, parent, rest.join('.')) : null;
}

function fields(env: Env, { objectType, fieldSet }: FieldSetToken): ApexList {
  const members = fieldSet.fields.flatMap((path) => {
    const token = fieldAt(env, objectType, path);
    return token ? [new FieldSetMember(token, path, fieldSet.required.has(path))] : [];
  });
  return new ApexList(env.type('List<Schema.FieldSetMember>'), members);
}

export const behaviour: LibraryType = {
  getName: (_env, self: FieldSetToken) => self.fieldSet.name,
  getNameSpace: (_env, self: FieldSetToken) => self.fieldSet.namespace || null,
  getLabel: (_env, self: FieldSetToken) => self.fieldSet.label,
  getDescription: (_env, self: FieldSetToken) => self.fieldSet.description,
  getFields: fields,
  getSObjectType: (_env, self: FieldSetToken) => new SObjectTypeToken(self.objectType),
};
