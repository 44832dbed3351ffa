/**
 * `Schema.SObjectField`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_SObjectField.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { DescribeField } from '../../runtime/values/schemaTokens.ts';
import type { SObjectFieldToken } from '../../runtime/values/schemaTokens.ts';

export const behaviour: LibraryType = {
  getDescribe: (_env, self: SObjectFieldToken) => new DescribeField(self.objectType, self.field),
  toString: (_env: Env, self: SObjectFieldToken) => self.field.apiName,
};
