/**
 * `Schema.RecordTypeInfo`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_RecordTypeInfo.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import type { RecordTypeToken } from '../../runtime/values/schemaTokens.ts';
import { recordTypeId } from '../support/recordTypes.ts';

export const behaviour: LibraryType = {
  getName: (_env, self: RecordTypeToken) => self.recordType.label,
  getRecordTypeId: (env, self: RecordTypeToken) => recordTypeId(env, self),
  getDeveloperName: (_env, self: RecordTypeToken) => self.recordType.developerName,
  isActive: (_env, self: RecordTypeToken) => self.recordType.active,
  isMaster: (_env, self: RecordTypeToken) => self.isMaster,
  // Record types are not assigned to profiles here: active ones are there for everybody, and Master is the default.
  isAvailable: (_env, self: RecordTypeToken) => self.recordType.active,
  isDefaultRecordTypeMapping: (_env, self: RecordTypeToken) => self.isMaster,
};
