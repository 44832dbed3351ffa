/**
 * `Database.DMLOptions.DuplicateRuleHeader`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Database_DMLOptions_DuplicateRuleHeader.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import type { DuplicateRuleHeader } from '../support/dmlOptions.ts';

export const behaviour: LibraryType = {
  'get AllowSave': (_env, self: DuplicateRuleHeader) => self.allowSave,
  'set AllowSave': (_env, self: DuplicateRuleHeader, value: boolean) => void (self.allowSave = value),
  'get RunAsCurrentUser': (_env, self: DuplicateRuleHeader) => self.runAsCurrentUser,
  'set RunAsCurrentUser': (_env, self: DuplicateRuleHeader, value: boolean) => void (self.runAsCurrentUser = value),
};
