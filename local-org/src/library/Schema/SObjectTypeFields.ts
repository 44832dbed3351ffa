/**
 * `Schema.SObjectTypeFields`: what `describe.fields` is.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dynamic_describe_objects_understanding.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { SObjectFieldToken } from '../../runtime/values/schemaTokens.ts';
import type { FieldsMap } from '../support/describeMaps.ts';
import { NameMap } from '../support/nameMap.ts';

export const behaviour: LibraryType = {
  getMap: (env, self: FieldsMap) => {
    const entries = [...self.objectType.fields.values()].map((field): [string, unknown] => [
      field.apiName.toLowerCase(),
      new SObjectFieldToken(self.objectType, field),
    ]);
    return new NameMap(env.type('Map<String,Schema.SObjectField>'), entries);
  },
};
