/**
 * `Schema.RecordTypeInfo`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_RecordTypeInfo.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import type { RecordTypeToken } from '../../runtime/values/schemaTokens.ts';

export const behaviour: LibraryType = {
  getName: (_env, self: RecordTypeToken) => self.recordType.label,
  getDeveloperName: (_env, self: RecordTypeToken) => self.recordType.developerName,
  isActive: (_env, self: RecordTypeToken) => self.recordType.active,
  isMaster: (_env, self: RecordTypeToken) => self.isMaster,
};
