/**
 * `Schema.SObjectTypeFieldSets`: what `describe.fieldSets` is.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_FieldSet.htm
 */
import { prefixed } from '../../base/nameScope.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import { FieldSetToken } from '../../runtime/values/schemaTokens.ts';
import type { FieldSetMap } from '../support/describeMaps.ts';
import { NameMap } from '../support/nameMap.ts';

export const behaviour: LibraryType = {
  getMap: (env, self: FieldSetMap) => {
    const entries = [...self.objectType.fieldSets.values()].map((fieldSet): [string, unknown] => [
      prefixed(fieldSet.namespace, fieldSet.name).toLowerCase(),
      new FieldSetToken(self.objectType, fieldSet),
    ]);
    return new NameMap(env.type('Map<String,Schema.FieldSet>'), entries);
  },
};
