/**
 * `Schema.SObjectType`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_SObjectType.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { DescribeSObject } from '../../runtime/values/schemaTokens.ts';
import type { SObjectTypeToken } from '../../runtime/values/schemaTokens.ts';
import { SObject } from '../../runtime/values/sObject.ts';

/** A new record, without default values. */
function newSObject(self: SObjectTypeToken, id: string | null): SObject {
  const record = new SObject(self.objectType);
  if (id !== null) record.id = id;
  return record;
}

export const behaviour: LibraryType = {
  getDescribe: (_env, self: SObjectTypeToken) => new DescribeSObject(self.objectType),
  'newSObject/0': (_env, self: SObjectTypeToken) => newSObject(self, null),
  'newSObject/1': (_env, self: SObjectTypeToken, id: string | null) => newSObject(self, id),
  toString: (_env: Env, self: SObjectTypeToken) => self.objectType.apiName,
};
