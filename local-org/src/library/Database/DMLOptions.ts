/**
 * `Database.DMLOptions`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_dmloptions.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { DmlOptions } from '../support/dmlOptions.ts';

export const behaviour: LibraryType = {
  new: () => new DmlOptions(),
  'get AllowFieldTruncation': (_env, self: DmlOptions) => self.allowFieldTruncation,
  'set AllowFieldTruncation': (_env, self: DmlOptions, value: boolean | null) =>
    void (self.allowFieldTruncation = value),
  'get AssignmentRuleHeader': (_env, self: DmlOptions) => self.assignmentRuleHeader,
  'get EmailHeader': (_env, self: DmlOptions) => self.emailHeader,
  'get LocaleOptions': (_env, self: DmlOptions) => self.localeOptions,
  'set LocaleOptions': (_env, self: DmlOptions, value: string | null) => void (self.localeOptions = value),
  'get OptAllOrNone': (_env, self: DmlOptions) => self.optAllOrNone,
  'set OptAllOrNone': (_env, self: DmlOptions, value: boolean | null) => void (self.optAllOrNone = value),
  'get DuplicateRuleHeader': (_env, self: DmlOptions) => self.duplicateRuleHeader,
};
